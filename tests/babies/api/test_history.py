from dataclasses import replace
from datetime import timedelta

import pytest

from babies.said import profile_of, seen_of
from babies.services import change_answers, edit_baby
from babies.sleep_log import change_sleep, times_of
from tests.factories import NOW, make_caregiver, make_smile, parent_of
from tests.factories_api import api, smiles_of
from tests.factories_sleep import make_sleep

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
LATER = NOW + timedelta(minutes=5)


def changed(row, *, by=None, now=LATER, **said):
    """The smile after somebody changed what was said of it."""
    by = by or parent_of(row.baby)
    return change_answers(smile=row, seen=replace(seen_of(row), **said), by=by, now=now)


@pytest.fixture
def smile(baby):
    return make_smile(baby=baby, state="asleep")


def test_a_smile_nobody_changed_is_its_own_first_version(baby, program, smile):
    [said] = program.get(smiles_of(baby, smile.pk, "history")).json()["results"]
    shown = program.get(smiles_of(baby, smile.pk)).json()
    assert said == {
        "version": None,
        "change": "created",
        "what": "Logged",
        "who": "You",
        "at": "2026-11-23T12:00:00+00:00",
        "answers": {name: shown[name] for name in said["answers"]},
        "differences": [],
    }


def test_each_change_says_who_when_and_what(baby, program, smile):
    partner = make_caregiver(baby=baby).user
    changed(smile, by=partner, state="awake", note="At the window")
    newest, first = program.get(smiles_of(baby, smile.pk, "history")).json()["results"]
    assert (newest["who"], newest["at"]) == (partner.email, "2026-11-23T12:05:00+00:00")
    assert (newest["version"], newest["change"]) == (None, "changed")
    assert newest["differences"] == [
        {"what": "Awake or asleep", "before": "Asleep", "after": "Awake"},
        {"what": "Note", "before": "not known", "after": "At the window"},
    ]
    assert first["version"] == smile.versions.earliest("pk").pk
    assert (first["answers"]["state"], first["differences"]) == ("asleep", [])


def test_a_long_history_comes_in_parts_that_know_what_was_before(baby, program, smile):
    for number in range(3):
        smile = changed(smile, note=str(number), now=LATER + timedelta(hours=number))
    address = smiles_of(baby, smile.pk, "history") + "?page_size=2"
    parts = []
    while address:
        read = program.get(address).json()
        parts.append([row["answers"]["note"] for row in read["results"]])
        last, address = read["results"][-1], read["next"]
        if len(parts) == 1:
            before = [each["before"] for each in last["differences"]]
    assert (parts, before) == ([["2", "1"], ["0", ""]], ["0"])


@pytest.mark.parametrize("count", [1, 3])
def test_a_history_costs_the_same_for_any_length(
    baby, program, smile, count, django_assert_num_queries
):
    for number in range(count):
        by = make_caregiver(baby=baby).user
        smile = changed(smile, note=str(number), by=by)
    address = smiles_of(baby, smile.pk, "history")
    program.get(address)
    with django_assert_num_queries(6):
        program.get(address)


def test_a_sleep_tells_its_earlier_times(baby, program):
    sleep = make_sleep(baby=baby)
    before = program.get(f"/api/v1/babies/{baby.pk}/sleeps/{sleep.pk}/").json()
    other = replace(times_of(sleep), note="In the sling")
    change_sleep(sleep=sleep, times=other, by=parent_of(baby), now=LATER)
    rows = program.get(f"/api/v1/babies/{baby.pk}/sleeps/{sleep.pk}/history/").json()
    assert rows == {
        "next": None,
        "results": [
            {
                **{name: before[name] for name in ("started_at", "ended_at", "note")},
                "who": "You",
                "at": "2026-11-23T12:05:00+00:00",
            }
        ],
    }


def test_a_baby_tells_its_earlier_dates_to_parents(baby, program):
    other = replace(profile_of(baby), name="Test Elm", birth_is_estimated=True)
    edit_baby(baby=baby, profile=other, by=parent_of(baby), now=LATER)
    address = f"/api/v1/babies/{baby.pk}/history/"
    newest, first = program.get(address).json()["results"]
    assert newest == {
        "what": "Test Elm: born on about 1 September 2026, an estimate",
        "who": "You",
        "at": "2026-11-23T12:05:00+00:00",
        "name": "Test Elm",
        "birth_date": "2026-09-01",
        "birth_is_estimated": True,
        "gestation_weeks": 40,
        "gestation_days": 0,
        "due_date": None,
        "visit_on": None,
        "time_zone": "Europe/London",
    }
    assert first["name"] == "Test Juniper"
    assert api(make_caregiver(baby=baby).user).get(address).status_code == 404
