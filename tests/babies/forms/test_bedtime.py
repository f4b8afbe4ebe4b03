"""The forms for a bedtime given by hand, and for a step of the routine."""

from datetime import UTC, date, datetime

import pytest

from babies.forms.bedtime import BedtimeForm, StepForm, bedtime_at
from tests.factories import NOW, make_baby

CHICAGO = "America/Chicago"


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def baby(db):
    return make_baby()


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("12:00", utc(20, 12)),
        ("23:50", utc(20, 23, 50)),
        ("00:20", utc(21, 0, 20)),
        ("11:59", utc(21, 11, 59)),
    ],
)
def test_the_small_hours_belong_to_the_evening(baby, at, moment):
    form = BedtimeForm(baby=baby, now=NOW, data={"on": "2026-11-20", "at": at})
    assert form.is_valid()
    assert form.moment == moment


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"at": ""}, {"at": ["Please give the time."]}),
        ({"on": "0001-01-01"}, {"on": ["This day is before the birth. Please check it."]}),
        ({"on": "2026-08-31"}, {"on": ["This day is before the birth. Please check it."]}),
        ({"on": "2026-08-30", "at": "01:00"}, {"on": ["This day is before the birth. Please check it."]}),
        ({"on": "9999-12-31"}, {"on": ["This day has not come yet. Please check it."]}),
        ({"on": "2026-11-23", "at": "12:03"}, {"at": ["This time has not come yet. Please check it."]}),
        ({"on": "2026-11-23", "at": "01:00"}, {"at": ["This time has not come yet. Please check it."]}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(baby, said, told):
    data = {"on": "2026-11-20", "at": "20:00", **said}
    form = BedtimeForm(baby=baby, now=NOW, data=data)
    assert {name: list(found) for name, found in form.errors.items()} == told


def test_the_night_after_the_birth_can_be_logged(baby):
    data = {"on": "2026-08-31", "at": "01:00"}
    form = BedtimeForm(baby=baby, now=NOW, data=data)
    assert form.is_valid()


def test_an_hour_that_came_twice_is_asked_about(db):
    baby = make_baby(time_zone=CHICAGO)
    data = {"on": "2026-10-31", "at": "01:30"}
    asked = BedtimeForm(baby=baby, now=NOW, data=data)
    assert list(asked.errors) == ["fold"]
    assert asked.asks_fold
    for fold, hour in (("first", 6), ("second", 7)):
        form = BedtimeForm(baby=baby, now=NOW, data={**data, "fold": fold})
        assert form.is_valid()
        assert form.moment == utc(1, hour, 30)
        assert bedtime_at(baby, form.moment) == {
            "on": date(2026, 10, 31),
            "at": form.cleaned_data["at"],
            "fold": fold,
        }


def test_an_hour_that_never_came_is_refused(db):
    baby = make_baby(time_zone=CHICAGO, birth_on=date(2026, 3, 1))
    data = {"on": "2026-03-07", "at": "02:30"}
    form = BedtimeForm(baby=baby, now=NOW, data=data)
    assert list(form.errors) == ["at"]


def test_it_starts_with_this_evening(baby):
    assert BedtimeForm(baby=baby, now=NOW)["on"].value() == date(2026, 11, 23)
    early = BedtimeForm(baby=baby, now=utc(23, 3))
    assert early["on"].value() == date(2026, 11, 22)


def test_a_step_needs_words_and_has_a_kind():
    assert StepForm({"words": ""}).errors == {"words": ["Please write what you do."]}
    assert StepForm({"words": "x" * 61}).errors == {
        "words": ["Please keep this to 60 characters. It has 61 now."]
    }
    assert StepForm({"words": "Hum", "kind": "pillow"}).errors == {
        "kind": ["Please choose one of these."]
    }
    form = StepForm({"words": " Hum "})
    assert form.is_valid()
    assert form.cleaned_data == {"kind": "activity", "words": "Hum"}
