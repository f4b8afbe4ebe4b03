"""Staff open a part, and each opening is one line that the family reads."""

import pytest
from django.core.files.storage import default_storage

from clinics.choices import Part
from clinics.models import Look
from tests.clinics.diary import make_chosen_photo, make_diary
from tests.clinics.rows import make_share
from tests.factories import NOW, make_baby, make_smile, parent_of
from tests.factories_photos import make_photo
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def share(nurse):
    return make_share(baby=make_diary(), clinic=nurse.clinic)


def at(share, page):
    return f"/clinic/babies/{share.pk}/{page}"


def narrow(share, *parts):
    share.parts = list(parts)
    share.save()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("summary", "What the family tried Face to face"),
        ("smiles", "Entry by entry Sleep or reflex smile 21 November 2026, noon"),
        ("milestones", "Gone Smiles at a person while awake gone on"),
        ("sleep", "2 hours a day on 1 days with entries"),
        ("laughs", "Odd laughs and spells Newest entry: 22 November 2026"),
        ("photos", "No photo was chosen for this share."),
        ("notes", "For the clinic Our questions One? Two?"),
    ],
)
def test_a_part_is_shown_and_the_look_names_it(at_work, client, share, part, words):
    assert words in words_of(at_work.get(at(share, f"parts/{part}/")))
    assert [look.part for look in Look.objects.all()] == [part]
    client.force_login(parent_of(share.baby))
    said = f"looked at “{Part(part).label}” on 23 November 2026"
    assert said in words_of(client.get(f"/babies/{share.baby_id}/sharing/"))


@pytest.mark.parametrize("part", Part)
def test_a_part_that_is_not_shared_is_not_there(at_work, share, part):
    narrow(share, *(each.value for each in Part if each is not part))
    assert at_work.get(at(share, f"parts/{part.value}/")).status_code == 404
    assert not Look.objects.exists()
    assert f"parts/{part.value}/" not in main_of(at_work.get(at(share, "")))


def test_a_part_that_does_not_exist_is_not_there(at_work, share):
    narrow(share, "all")
    assert at_work.get(at(share, "parts/all/")).status_code == 404


def test_the_chart_has_its_table(at_work, share):
    page = main_of(at_work.get(at(share, "parts/smiles/")))
    assert 'class="chart"' in page
    assert "The same as a table" in page


@pytest.mark.parametrize("asked", ["2", "0", "-1", "x", "99999", "²", ""])
def test_older_entries_are_a_page_away(at_work, share, asked):
    for _ in range(25):
        make_smile(baby=share.baby, on=NOW.date())
    page = words_of(at_work.get(at(share, f"parts/smiles/?page={asked}")))
    assert ("Newest entries" in page) == (asked == "2")
    assert ("Older entries" in page) == (asked != "2")


def test_everything_shared_stands_on_one_page(at_work, share):
    narrow(share, "smiles", "notes")
    page = words_of(at_work.get(at(share, "print/")))
    assert "Entry by entry" in page
    assert "Like a dream." in page
    assert "What the family tried" not in page
    assert [look.part for look in Look.objects.all()] == ["print"]


def test_a_chosen_photo_opens_and_each_opening_is_a_line(at_work, share):
    photo = make_chosen_photo(share.baby)
    page = main_of(at_work.get(at(share, "parts/photos/")))
    address = at(share, f"photos/{photo.pk}.webp")
    assert f'href="{address}"' in page
    answer = at_work.get(address)
    assert answer["Content-Type"] == "image/webp"
    assert answer.content[8:12] == b"WEBP"
    assert [look.part for look in Look.objects.order_by("number")] == [
        "photos",
        "photo",
    ]


def photos_out_of_reach(share):
    binned = make_chosen_photo(share.baby)
    binned.binned_at = NOW
    binned.save()
    return make_photo(baby=share.baby), binned, make_chosen_photo(make_baby())


def test_no_other_photo_opens(at_work, share):
    for photo in photos_out_of_reach(share):
        address = at(share, f"photos/{photo.pk}.webp")
        assert at_work.get(address).status_code == 404
    assert not Look.objects.exists()


def test_a_chosen_photo_needs_the_part(at_work, share):
    photo = make_chosen_photo(share.baby)
    narrow(share, "smiles")
    assert at_work.get(at(share, f"photos/{photo.pk}.webp")).status_code == 404
    assert not Look.objects.exists()


def test_a_photo_without_its_file_is_not_there(at_work, share):
    photo = make_chosen_photo(share.baby)
    default_storage.delete(str(photo.image))
    assert at_work.get(at(share, f"photos/{photo.pk}.webp")).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("path", ["parts/smiles/", "print/"])
def test_an_ended_share_is_shut(at_work, share, path):
    share.ended_at = NOW
    share.save()
    assert at_work.get(at(share, path)).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_for_more_rows(
    at_work, share, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_smile(baby=share.baby, on=NOW.date(), note="x")
        make_chosen_photo(share.baby)
    at_work.get(at(share, "print/"))
    for path, queries in {
        "parts/smiles/": 13,
        "parts/summary/": 14,
        "print/": 26,
    }.items():
        with django_assert_num_queries(queries):
            at_work.get(at(share, path))
