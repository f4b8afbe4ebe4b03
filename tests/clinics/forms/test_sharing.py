"""A share is for some parts, until some moment, never for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from clinics.choices import Part
from clinics.forms.sharing import AT_FIRST, ShareForm, parts_field
from tests.clinics.rows import make_clinic
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


def form(**said):
    given = {"mode": "look", "parts": ["summary"], "until": "week", **said}
    zone = given.pop("zone", "Europe/London")
    return ShareForm(given, baby=make_baby(time_zone=zone), now=NOW)


def test_photos_are_not_ticked_at_first():
    assert set(AT_FIRST) == set(Part.values) - {"photos"}
    assert parts_field().initial == AT_FIRST


@pytest.mark.parametrize(
    ("zone", "until_at"),
    [
        ("Pacific/Auckland", datetime(2026, 11, 24, 11, tzinfo=UTC)),
        ("America/Chicago", datetime(2026, 11, 25, 6, tzinfo=UTC)),
    ],
)
def test_the_last_day_ends_at_midnight_at_home(zone, until_at):
    said = form(until="date", until_on="2026-11-24", zone=zone)
    assert said.is_valid()
    assert said.until_at() == until_at


@pytest.mark.parametrize(
    ("days", "is_valid"), [(-1, False), (0, True), (365, True), (366, False)]
)
def test_a_share_ends_within_a_year(days, is_valid):
    on = NOW.date() + timedelta(days=days)
    assert form(until="date", until_on=on.isoformat()).is_valid() == is_valid


def test_a_clinic_is_found_however_its_code_is_spelt():
    clinic = make_clinic(code="SUNNY1")
    said = form(code=" sun ny1 ", mode="watch")
    assert said.is_valid()
    assert said.clinic == clinic
