"""The babies that families show to a clinic, for programs."""

from datetime import timedelta

import pytest

from clinics.choices import Mode
from clinics.codes import make_code
from clinics.models import Share
from clinics.sharing import end_share
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, parent_of

ADDRESS = "/api/v1/clinic/babies/"


def watch_of(share):
    return f"{ADDRESS}{share.pk}/watch/"


def test_a_share_says_what_it_shows_until_when(program, nurse):
    share = make_share(clinic=nurse.clinic, parts=("smiles", "summary"))
    assert program.get(ADDRESS).json()["results"] == [
        {
            "share": str(share.pk),
            "baby": str(share.baby_id),
            "name": "Test Juniper",
            "birth_date": "2026-09-01",
            "zero_day": "2026-09-01",
            "mode": "look",
            "is_watched": False,
            "waits": False,
            "parts": ["summary", "smiles"],
            "until": "2026-11-30T12:00:00+00:00",
            "reading_days": [],
        }
    ]


def test_only_what_is_open_and_ones_own_is_listed(program, nurse, watched):
    ended = watched(name="Test Ended")
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)
    make_share(baby=make_baby(), clinic=make_clinic())
    share = watched()
    assert [row["share"] for row in program.get(ADDRESS).json()["results"]] == [
        str(share.pk)
    ]
    for query, count in (
        ("?mode=watch", 1),
        ("?mode=look", 0),
        (f"?baby={ended.baby_id}", 0),
    ):
        assert len(program.get(ADDRESS + query).json()["results"]) == count


def test_staff_promise_their_days(program, nurse, watched):
    share = watched(accepted_at=None)
    response = program.post(
        watch_of(share), {"accept": True, "reading_days": [4, 1, 1]}
    )
    assert (response.status_code, response.json()["reading_days"]) == (200, [1, 4])
    assert response.json()["is_watched"] is True
    share.refresh_from_db()
    assert (share.accepted_by, share.accepted_at) == (nurse, NOW)
    again = program.post(watch_of(share), {"accept": False})
    assert (again.status_code, again.json()["detail"]) == (
        409,
        "Somebody here has answered this before.",
    )


def test_staff_only_look(program, watched):
    share = watched(accepted_at=None)
    response = program.post(watch_of(share), {"accept": False})
    assert (response.json()["mode"], response.json()["waits"]) == ("look", False)
    assert Share.objects.get().mode == Mode.LOOK


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "accept"),
        ({"accept": True}, "reading_days"),
        ({"accept": True, "reading_days": []}, "reading_days"),
        ({"accept": True, "reading_days": [8]}, "reading_days[0]"),
        ({"accept": True, "reading_days": [1], "x": 1}, "x"),
    ],
)
def test_what_cannot_be_is_refused_by_name(program, watched, sent, field):
    share = watched(accepted_at=None)
    response = program.post(watch_of(share), sent)
    fields = [error["field"] for error in response.json()["errors"]]
    assert (response.status_code, fields) == (400, [field])
    share.refresh_from_db()
    assert share.accepted_at is None


def test_a_foreign_or_ended_share_is_not_found(program, watched):
    ended = watched(accepted_at=None)
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)
    theirs = make_share(
        baby=make_baby(),
        clinic=make_clinic(),
        mode=Mode.WATCH,
        accepted_at=None,
        until_at=NOW + timedelta(days=9),
    )
    for share in (ended, theirs):
        assert program.post(watch_of(share), {"accept": False}).status_code == 404
        share.refresh_from_db()
        assert share.mode == Mode.WATCH


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    program, watched, count, django_assert_num_queries
):
    for number in range(count):
        watched(name=f"Test {number}")
    program.get(ADDRESS)
    with django_assert_num_queries(4):
        program.get(ADDRESS)


def test_a_code_read_out_opens_a_diary_for_an_hour(program, nurse):
    baby = make_baby()
    code = make_code(baby=baby, parts=["smiles"], by=parent_of(baby), now=NOW)
    opened = program.post(ADDRESS, {"code": f" {code.lower()} "})
    again = program.post(ADDRESS, {"code": code})
    assert (opened.status_code, opened.json()["until"]) == (
        201,
        "2026-11-23T13:00:00+00:00",
    )
    assert (opened.json()["name"], opened.json()["parts"]) == (baby.name, ["smiles"])
    assert again.json() == opened.json()
    assert Share.objects.get().clinic == nurse.clinic


def test_wrong_codes_end_after_some_tries(program, nurse):
    found = [program.post(ADDRESS, {"code": "K7M2PQ"}) for _number in range(6)]
    told = [response.json()["errors"][0]["message"] for response in found]
    assert {response.status_code for response in found} == {400}
    assert set(told[:5]) == {"This code does not work. Please ask for a new one."}
    assert told[5].startswith("Many codes did not work. You can try again at 12:15")
    assert nurse.wrong_codes.count() == 5
