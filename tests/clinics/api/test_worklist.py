"""The worklist for programs."""

import uuid
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing

from clinics.api.worklist import SALT
from clinics.choices import Mode, Part
from clinics.models import Look
from clinics.sharing import end_share
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, parent_of

ADDRESS = "/api/v1/clinic/worklist/"
REVIEWS = "/api/v1/clinic/reviews/"
LATE = "social_smile_late"


def reason_of(share, kind=LATE):
    return f"{ADDRESS}{share.pk}/{kind}/"


def names(response):
    return [row["name"] for row in response.json()["results"]]


def test_a_row_says_who_why_and_how_long(program, watched):
    share = watched()
    assert program.get(ADDRESS).json() == {
        "next": None,
        "results": [
            {
                "share": str(share.pk),
                "name": "Test Juniper",
                "birth_date": "2026-09-24",
                "zero_day": "2026-09-24",
                "language": "",
                "kind": LATE,
                "level": "talk_to_pediatrician",
                "when": "next_visit",
                "since": "2026-11-20",
                "days_waiting": 3,
                "status": "late",
                "evidence": "nothing_logged",
                "reasons": 1,
                "state": "open",
                "action": None,
                "outcome": None,
                "snoozed_until": None,
                "taken_by": None,
            }
        ],
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Test Cedar", "Test Birch", "Test Ash"]),
        ("?age=8-12", ["Test Birch", "Test Ash"]),
        ("?state=acknowledged", []),
        ("?by=mine", []),
        ("?by=nobody", ["Test Cedar", "Test Birch", "Test Ash"]),
        ("?waits=7", ["Test Cedar", "Test Birch"]),
        ("?language=xx", None),
        ("?state=lost", None),
        ("?by=%00", None),
        ("?colour=red", None),
        ("?cursor=abc", None),
        ("?page_size=x", None),
        ("?clinic=abc", None),
    ],
)
def test_a_list_is_filtered_and_nonsense_refused(program, watched, query, found):
    for name, age in (("Test Ash", 60), ("Test Birch", 70), ("Test Cedar", 100)):
        watched(name=name, age=age)
    response = program.get(ADDRESS + query)
    if found is None:
        field = query.strip("?").split("=")[0]
        assert response.status_code == 400
        assert [each["field"] for each in response.json()["errors"]] == [field]
    else:
        assert names(response) == found


def test_the_list_comes_in_parts(program, watched):
    for name in ("Test Ash", "Test Birch", "Test Cedar"):
        watched(name=name)
    first = program.get(f"{ADDRESS}?page_size=2&state=open")
    second = program.get(first.json()["next"])
    assert names(first) + names(second) == ["Test Ash", "Test Birch", "Test Cedar"]
    assert second.json()["next"] is None
    # Nobody is named in an address, which ends up in logs.
    cursor = parse_qs(urlsplit(first.json()["next"]).query)["cursor"][0]
    rank, since, share = signing.loads(cursor, salt=SALT)
    assert (since, share) == (
        first.json()["results"][1]["since"],
        first.json()["results"][1]["share"],
    )
    assert isinstance(rank, int)


def test_what_was_done_moves_a_row(program, nurse, watched):
    share = watched()
    sent = {"share": str(share.pk), "kind": LATE, "action": "snoozed"}
    program.post(REVIEWS, {**sent, "until_on": "2026-11-30"})
    assert names(program.get(ADDRESS)) == []
    (row,) = program.get(f"{ADDRESS}?state=snoozed&by=mine").json()["results"]
    assert (row["action"], row["snoozed_until"], row["taken_by"]) == (
        "snoozed",
        "2026-11-30",
        nurse.name,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    program, watched, count, django_assert_max_num_queries
):
    for number in range(count):
        watched(name=f"Test {number}")
    program.get(ADDRESS)
    with django_assert_max_num_queries(8):
        found = program.get(ADDRESS)
    assert len(names(found)) == count


def test_why_a_baby_is_on_the_list_and_the_look_is_noted(program, nurse, watched):
    share = watched()
    program.post(
        REVIEWS, {"share": str(share.pk), "kind": LATE, "action": "acknowledged"}
    )
    said = program.get(reason_of(share)).json()
    reviews, reasons = said.pop("reviews"), said.pop("reasons")
    assert said == {
        "share": str(share.pk),
        "baby": str(share.baby_id),
        "name": "Test Juniper",
        "kind": LATE,
        "on": "2026-11-23",
        "level": "talk_to_pediatrician",
        "when": "next_visit",
        "since": "2026-11-20",
        "status": "late",
        "evidence": "nothing_logged",
        "rules_version": said["rules_version"],
    }
    assert [review["action"] for review in reviews] == ["acknowledged"]
    assert reasons != []
    look = Look.objects.get()
    assert (look.baby, look.who, look.part) == (share.baby, nurse.name, "smiles")


def test_a_reason_that_is_gone_says_so(program, watched):
    said = program.get(reason_of(watched(age=30))).json()
    assert (said["level"], said["since"], said["reasons"]) == (None, None, [])


def test_what_is_not_shared_is_not_found(program, nurse, watched):
    share = watched(parts=(Part.SUMMARY.value,))
    ended = watched(name="Test Ended")
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)
    theirs = make_share(baby=make_baby(), clinic=make_clinic(), mode=Mode.WATCH)
    over = watched(until_at=NOW + timedelta(seconds=1))
    over.until_at = NOW
    over.from_at = NOW - timedelta(days=1)
    over.save()
    nowhere = program.get(f"{ADDRESS}{uuid.uuid4()}/{LATE}/")
    for each in (share, ended, theirs, over):
        response = program.get(reason_of(each))
        assert (response.status_code, response.json()) == (404, nowhere.json())
    assert program.get(reason_of(share, "no-such-kind")).status_code == 404
    assert names(program.get(ADDRESS)) == []
    assert not Look.objects.exists()
