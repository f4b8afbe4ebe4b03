from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from django.core.files.storage import default_storage
from PIL import Image

from babies.models import Photo, Smile
from babies.photos import MOST
from babies.views.photos import photo_part
from tests.factories import make_baby, make_caregiver, make_smile, make_user
from tests.factories_photos import entry_of, make_photo
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


@pytest.fixture
def photo(baby):
    return make_photo(baby=baby, words="A grin in the bath")


def address(photo, ending="/", baby=None):
    return f"/babies/{(baby or photo.baby).pk}/photos/{photo.pk}{ending}"


@pytest.mark.parametrize(
    ("ending", "size"), [(".webp", (60, 40)), ("-small.webp", (60, 40))]
)
def test_a_photo_is_given_to_its_family_alone(client, photo, ending, size):
    viewer = make_user()
    make_caregiver(baby=photo.baby, user=viewer, role="viewer")
    client.force_login(viewer)
    response = client.get(address(photo, ending))
    assert Image.open(BytesIO(response.content), formats=["WEBP"]).size == size
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"

    client.force_login(make_user())
    refused = client.get(address(photo, ending))
    assert refused.status_code == 404
    assert b"WEBP" not in refused.content
    client.logout()
    assert client.get(address(photo, ending))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "ending", [".webp", "-small.webp", "/", "/delete/", "/restore/"]
)
def test_a_photo_is_not_reached_through_another_baby(signed_in, user, ending):
    foreign, own = make_photo(baby=make_baby()), make_baby(by=user)
    for door in (own, foreign.baby):
        assert signed_in.get(address(foreign, ending, door)).status_code == 404
        assert signed_in.post(address(foreign, ending, door)).status_code in {404, 405}
    foreign.refresh_from_db()
    assert foreign.binned_at is None


@pytest.mark.parametrize(
    "path", ["../x.webp", "x.webp", "%2e%2e%2fdb.sqlite3", "1.webp"]
)
def test_no_path_comes_from_outside(signed_in, baby, path):
    assert signed_in.get(f"/babies/{baby.pk}/photos/{path}").status_code == 404


def test_a_photo_whose_file_is_lost_is_not_found(signed_in, photo):
    default_storage.delete(str(photo.image))
    assert signed_in.get(address(photo, ".webp")).status_code == 404
    assert b"WEBP" in signed_in.get(address(photo, "-small.webp")).content


def test_the_page_shows_it_large_with_its_words(signed_in, photo):
    response = signed_in.get(address(photo))
    page = main_of(response)
    assert f'src="{address(photo, ".webp")}"' in page
    assert 'alt="A grin in the bath"' in page
    assert words_of(response).startswith("Back A grin in the bath")
    assert "May be in a share" in words_of(response)


def test_words_and_sharing_can_be_changed(signed_in, photo):
    back = f"/babies/{photo.baby.pk}/more/"
    sent = {"words": "Two teeth", "in_shares": "on", "next": back}
    response = signed_in.post(address(photo), sent)
    photo.refresh_from_db()
    assert (photo.words, photo.in_shares) == ("Two teeth", True)
    assert response["Location"] == back
    signed_in.post(address(photo), {"words": ""})
    photo.refresh_from_db()
    assert (photo.words, photo.in_shares) == ("", False)


def test_words_that_cannot_be_are_refused_and_stay_typed(signed_in, photo):
    response = signed_in.post(address(photo), {"words": "x" * 121})
    assert "Please keep this to 120 characters." in words_of(response)
    assert "x" * 121 in main_of(response)
    photo.refresh_from_db()
    assert photo.words == "A grin in the bath"


def test_a_caregiver_describes_but_does_not_share(client, photo):
    helper = make_user()
    make_caregiver(baby=photo.baby, user=helper)
    client.force_login(helper)
    assert "May be in a share" not in words_of(client.get(address(photo)))
    client.post(address(photo), {"words": "Mine", "in_shares": "on"})
    photo.refresh_from_db()
    assert (photo.words, photo.in_shares) == ("Mine", False)


def test_a_viewer_looks_only(client, photo):
    viewer = make_user()
    make_caregiver(baby=photo.baby, user=viewer, role="viewer")
    client.force_login(viewer)
    assert "<form" not in main_of(client.get(address(photo)))
    for ending in ("/", "/delete/", "/restore/"):
        assert client.post(address(photo, ending), {"words": "x"}).status_code == 404
    photo.refresh_from_db()
    assert (photo.words, photo.binned_at) == ("A grin in the bath", None)


def test_words_sent_after_the_session_ended_are_kept(client, user, photo):
    client.post(address(photo), {"words": "Two teeth"})
    client.force_login(user)
    assert 'value="Two teeth"' in main_of(client.get(address(photo)))


def test_deleting_puts_it_into_the_bin_with_an_undo(signed_in, photo):
    response = signed_in.post(address(photo, "/delete/"), follow=True)
    photo.refresh_from_db()
    assert photo.binned_at == NOON
    undo = address(photo, "/restore/")
    assert f'action="{undo}"' in response.content.decode()
    assert signed_in.get(address(photo, ".webp")).status_code == 404
    # A second tap finds it done.
    assert signed_in.post(address(photo, "/delete/")).status_code == 302

    page = words_of(signed_in.get(f"/babies/{photo.baby.pk}/bin/"))
    assert "A grin in the bath" in page
    assert "Deleted on 23 December 2026 Take back" in page

    response = signed_in.post(undo)
    photo.refresh_from_db()
    assert photo.binned_at is None
    assert response["Location"] == address(photo)


def test_there_must_be_room_to_come_back(signed_in, baby):
    entry = entry_of(make_smile(baby=baby))
    photos = [make_photo(baby=baby, entry=entry) for _ in range(MOST)]
    signed_in.post(address(photos[0], "/delete/"))
    make_photo(baby=baby, entry=entry)
    response = signed_in.post(address(photos[0], "/restore/"), follow=True)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/bin/", 302)]
    assert "An entry holds up to 4 photos." in response.content.decode()
    photos[0].refresh_from_db()
    assert photos[0].binned_at == NOON


def test_looking_changes_nothing(signed_in, photo):
    for ending in ("/delete/", "/restore/"):
        response = signed_in.get(address(photo, ending))
        assert response["Location"] == f"/babies/{photo.baby.pk}/bin/"
    photo.refresh_from_db()
    assert photo.binned_at is None


def test_the_bin_shows_no_photo_of_another_family(signed_in, baby):
    foreign = make_photo(baby=make_baby(), words="secret")
    Photo.objects.filter(pk=foreign.pk).update(binned_at=NOON)
    words = words_of(signed_in.get(f"/babies/{baby.pk}/bin/"))
    assert "The bin is empty." in words
    assert "secret" not in words


def test_the_page_of_a_smile_shows_its_photos_and_a_form(signed_in, baby):
    smile = make_smile(baby=baby)
    photo = make_photo(baby=baby, entry=entry_of(smile))
    other = make_photo(baby=baby)
    page = main_of(signed_in.get(f"/babies/{baby.pk}/smiles/{smile.pk}/"))
    assert f'src="{address(photo, "-small.webp")}"' in page
    assert f"{other.pk}" not in page
    assert 'enctype="multipart/form-data"' in page
    assert f'action="/babies/{baby.pk}/photos/new/smile/{smile.pk}/"' in page


def test_photos_of_the_same_smile_logged_twice_are_shown_together(signed_in, baby):
    smile, twice = make_smile(baby=baby), make_smile(baby=baby)
    photo = make_photo(baby=baby, entry=entry_of(twice))
    merged = {"merged_into": smile, "binned_at": NOON}
    Smile.objects.filter(pk=twice.pk).update(**merged)
    page = main_of(signed_in.get(f"/babies/{baby.pk}/smiles/{smile.pk}/"))
    assert f'src="{address(photo, "-small.webp")}"' in page
    assert f'action="/babies/{baby.pk}/photos/new/smile/{smile.pk}/"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_photos_cost_a_page_one_query(baby, rows, django_assert_num_queries):
    smile = make_smile(baby=baby)
    for _ in range(rows):
        make_photo(baby=baby, entry=entry_of(smile))
    with django_assert_num_queries(1):
        part = photo_part(entry_of(smile))
    assert len(part["photos"]) == rows
    assert part["has_photo_room"]


def test_a_full_entry_offers_no_form(signed_in, baby):
    smile = make_smile(baby=baby)
    for _ in range(MOST):
        make_photo(baby=baby, entry=entry_of(smile))
    response = signed_in.get(f"/babies/{baby.pk}/smiles/{smile.pk}/")
    assert "This entry is full. Delete a photo to add another." in words_of(response)
    assert 'enctype="multipart/form-data"' not in main_of(response)


def test_a_viewer_of_an_entry_without_photos_sees_no_empty_card(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    smile = make_smile(baby=baby)
    page = words_of(client.get(f"/babies/{baby.pk}/smiles/{smile.pk}/"))
    assert "Photos" not in page
    make_photo(baby=baby, entry=entry_of(smile))
    page = words_of(client.get(f"/babies/{baby.pk}/smiles/{smile.pk}/"))
    assert "Photos" in page
    assert "Add a photo" not in page
