"""Other dates of a baby by program: shown before they are saved (story P4)."""

import uuid
from datetime import date

import pytest

from tests.factories import (
    NOW,
    make_baby,
    make_smile,
    parent_of,
)
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ALL = "/api/v1/babies/"
SENT = {
    "name": "Test Willow",
    "birth_date": "2026-09-01",
    "gestation_weeks": 38,
    "gestation_days": 2,
    "time_zone": "Europe/London",
}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def one(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *rest, ""])


@pytest.fixture
def baby_c():
    """Day 37 on the day of the story, by the due date."""
    return make_baby(gestation_weeks=36, gestation_days=6)


AT_TERM = {"gestation_weeks": 37, "gestation_days": 0}
LATER = {"time_zone": "Pacific/Kiritimati"}


@pytest.mark.time_machine("2026-10-30T12:00:00Z", tick=False)
def test_dates_that_make_a_baby_late_are_shown_before_they_are_saved(baby_c):
    program = api(parent_of(baby_c))
    told = program.post(one(baby_c, "effect"), AT_TERM).json()
    refused = program.patch(one(baby_c), {**AT_TERM, "confirm": ""})
    problem = refused.json()
    baby_c.refresh_from_db()
    assert problem["detail"] == (
        "Look at the effect of these dates, and send its confirm."
    )
    assert told["sentences"] == [
        "Test Juniper would be past the usual time at once. "
        "It would have ended on 27 October 2026, and today would be day 59."
    ]
    assert (refused.status_code, problem["effect"], problem["errors"]) == (
        409,
        told,
        [],
    )
    assert (baby_c.gestation_weeks, baby_c.versions.count()) == (36, 1)

    saved = program.patch(one(baby_c), {**AT_TERM, "confirm": told["confirm"]})
    assert (saved.status_code, saved.json()["gestation_weeks"]) == (200, 37)


def test_dates_without_a_word_about_their_effect_are_saved_at_once(baby_c):
    saved = api(parent_of(baby_c)).patch(one(baby_c), AT_TERM)
    assert (saved.status_code, saved.json()["zero_day"]) == (200, "2026-09-01")
    baby_c.refresh_from_db()
    assert (baby_c.gestation_weeks, baby_c.versions.count()) == (37, 2)


@pytest.mark.time_machine("2026-10-30T12:00:00Z", tick=False)
def test_an_effect_that_was_seen_is_of_those_dates_and_that_day(baby_c, time_machine):
    program = api(parent_of(baby_c))
    told = program.post(one(baby_c, "effect"), AT_TERM).json()
    others = program.patch(
        one(baby_c), {**AT_TERM, "gestation_days": 1, "confirm": told["confirm"]}
    )
    time_machine.move_to("2026-10-31T12:00:00Z")
    next_day = program.patch(one(baby_c), {**AT_TERM, "confirm": told["confirm"]})
    assert [others.status_code, next_day.status_code] == [409, 409]
    assert next_day.json()["effect"]["after"]["corrected_age_days"] == 60


@pytest.mark.parametrize(
    "sent", [{"name": "Test Elm"}, {"gestation_days": 3}, {"visit_on": "2026-11-02"}]
)
def test_what_changes_no_age_or_status_is_saved_at_once(baby, program, sent):
    told = program.post(one(baby, "effect"), sent).json()
    assert told["confirm"] is None
    assert program.patch(one(baby), sent).status_code == 200


@pytest.mark.time_machine("2026-10-27T12:00:00Z", tick=False)
def test_another_home_is_asked_about_where_its_day_matters(baby, program):
    told = program.post(one(baby, "effect"), LATER).json()
    assert [told[when]["smile"]["status"] for when in ("before", "after")] == [
        "window_closing",
        "late",
    ]
    assert program.patch(one(baby), {**LATER, "confirm": ""}).status_code == 409
    assert program.patch(one(baby), {"time_zone": "UTC"}).status_code == 200


def test_an_effect_refuses_what_a_change_refuses(baby, program):
    make_smile(baby=baby, on=date(2026, 9, 10))
    answers = [
        program.post(one(baby, "effect"), sent)
        for sent in (
            {"birth_date": "2026-09-11"},
            {"gestation_weeks": 20},
            {"id": str(uuid.uuid4())},
        )
    ]
    assert [fields_of(answer) for answer in answers] == [
        ["birth_date"],
        ["gestation_weeks"],
        ["id"],
    ]
