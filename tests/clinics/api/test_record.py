"""The record for programs: what the page says, and the same line in the log."""

import uuid
from datetime import timedelta

import pytest

from clinics.choices import Part
from clinics.look_words import look_words
from clinics.looks import first_bad_line
from clinics.models import Look
from clinics.sharing import end_share
from tests.clinics.diary import make_chosen_photo, make_diary
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, make_smile, parent_of
from tests.factories_api import fields_of

BABIES = "/api/v1/clinic/babies/"


@pytest.fixture
def share(nurse):
    return make_share(baby=make_diary(), clinic=nurse.clinic)


def ask(program, share, rest=""):
    return program.get(f"{BABIES}{share.pk}/{rest}")


def test_a_record_says_where_a_baby_stands_and_why(program, share):
    said = ask(program, share).json()
    signs = said.pop("signs")
    del said["facts"], said["smiling"]
    assert said == {
        "share": str(share.pk),
        "baby": str(share.baby_id),
        "name": "Test Fern",
        "on": "2026-11-23",
        "parts": Part.values,
        "birth_date": "2026-08-15",
        "birth_is_estimated": False,
        "gestation_days": 280,
        "zero_day": "2026-08-15",
        "age_days": 100,
        "corrected_age_days": 100,
        "age_basis": "birth",
        "worries": [{"kind": "worry", "on": "2026-11-22"}],
        "advice": [],
        "notes": [],
        "reviews": [],
        "rules_version": said["rules_version"],
    }
    assert {sign["kind"] for sign in signs} >= {"parent_worry", "skill_lost"}


def test_a_record_says_how_smiling_stands_and_the_ten_facts_in_words(program, share):
    said = ask(program, share).json()
    smiling = said["smiling"]
    assert smiling.pop("reasons") != []
    assert smiling == {
        "status": "achieved",
        "evidence": None,
        "window_opens": "2026-09-26",
        "window_last_day": "2026-10-10",
        "first_social_on": "2026-10-04",
        "confirmed_on": "2026-10-06",
        "last_7_days": {
            "reflex": 1,
            "unclear": 0,
            "likely_social": 0,
            "social": 0,
            "laugh": 0,
        },
        "newest_on": "2026-11-21",
        "is_old": False,
    }
    assert [fact["name"] for fact in said["facts"]] == [
        "Age", "Born", "Gestation", "Smiling", "First social smile", "Confirmed",
        "Last 7 days", "Newest smile entry", "The family's worry", "Reasons to act",
    ]  # fmt: skip


def test_what_is_not_shared_is_not_told(program, nurse):
    share = make_share(baby=make_diary(), clinic=nurse.clinic, parts=(Part.SLEEP,))
    said = ask(program, share).json()
    assert (said["smiling"], said["worries"], said["signs"]) == (None, None, [])
    assert [fact["name"] for fact in said["facts"]][:3] == ["Age", "Born", "Gestation"]
    assert ask(program, share, "parts/smiles/").status_code == 404
    assert [look.part for look in Look.objects.all()] == ["summary"]


@pytest.mark.parametrize("part", [*Part.values, ""])
def test_each_opening_leaves_the_line_that_the_page_leaves(
    client, program, nurse, share, part
):
    place = f"{share.pk}/parts/{part}/" if part else f"{share.pk}/"
    client.force_login(nurse.user)
    assert client.get(f"/clinic/babies/{place}").status_code == 200
    assert program.get(f"{BABIES}{place}").status_code == 200
    page, api = Look.objects.order_by("number")
    same = ("at", "baby_id", "share_id", "who", "clinic", "part")
    assert [getattr(page, name) for name in same] == [
        getattr(api, name) for name in same
    ]
    assert look_words(page.part) == look_words(api.part)
    assert first_bad_line() is None


def test_a_part_says_what_its_page_says(program, share):
    said = ask(program, share, "parts/smiles/").json()
    why, entries = said["groups"]
    assert (said["part"], said["title"], said["next"]) == ("smiles", "Smiles", None)
    assert (said["newest_on"], said["is_old"]) == ("2026-11-21", False)
    assert [line["smile_class"] for line in entries["lines"]] == [
        "reflex", "social", "social",
    ]  # fmt: skip
    assert entries["lines"][0]["small"][0] == "21 November 2026, noon"
    assert why["lines"] != []
    assert sum(each["counts"]["social"] for each in said["smiles"]) == 2
    assert {each["unit"] for each in said["smiles"]} == {"week"}


def test_sleep_by_day_and_photos_by_their_ids(program, share):
    photo = make_chosen_photo(share.baby)
    sleep = ask(program, share, "parts/sleep/").json()
    photos = ask(program, share, "parts/photos/").json()
    assert {"on": "2026-11-22", "minutes": 120} in sleep["sleep"]
    assert sleep["smiles"] == []
    assert photos["groups"][0]["lines"] == [
        {
            "head": "First bath",
            "small": [photos["groups"][0]["lines"][0]["small"][0]],
            "smile_class": None,
            "by_staff": False,
            "photo": str(photo.pk),
        }
    ]


def test_older_entries_are_a_page_away(program, nurse):
    baby = make_baby(birth_on=NOW.date() - timedelta(days=60))
    for number in range(26):
        make_smile(baby=baby, on=NOW.date() - timedelta(days=number), state="asleep")
    first = ask(program, make_share(baby=baby, clinic=nurse.clinic), "parts/smiles/")
    second = program.get(first.json()["next"])
    assert len(first.json()["groups"][1]["lines"]) == 25
    assert len(second.json()["groups"][1]["lines"]) == 1
    assert (second.json()["next"], second.json()["newest_on"]) == (None, None)


@pytest.mark.parametrize(
    ("query", "field"),
    [("page=0", "page"), ("page=x", "page"), ("page=99999", "page"), ("on=1", "on")],
)
def test_nonsense_is_refused_by_name(program, share, query, field):
    response = ask(program, share, f"parts/smiles/?{query}")
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Look.objects.exists()


def test_out_of_reach_is_not_found_and_leaves_no_line(program, nurse, share):
    end_share(share=share, by=parent_of(share.baby), now=NOW)
    theirs = make_share(baby=make_baby(), clinic=make_clinic())
    nowhere = program.get(f"{BABIES}{uuid.uuid4()}/")
    for each in (share, theirs):
        response = ask(program, each)
        assert (response.status_code, response.json()) == (404, nowhere.json())
    mine = make_share(baby=make_baby(), clinic=nurse.clinic)
    assert ask(program, mine, "parts/no-such-part/").status_code == 404
    assert not Look.objects.exists()
