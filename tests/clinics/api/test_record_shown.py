"""What programs read of a record, beside the numbers of the page."""

from datetime import date
from typing import Any

import pytest

from clinics.api.record_shown import day, shown_first, written_about
from clinics.api.staff import Duty
from clinics.choices import AdviceKind, Audience
from clinics.notes import Advised, add_note, give_advice
from clinics.reading import reading_of
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


def test_what_this_clinic_wrote_is_told_and_what_another_did_is_not(nurse):
    share = make_share(baby=make_baby(), clinic=nurse.clinic)
    other = make_staff()
    for by in (nurse, other):
        said: Any = {"baby": share.baby, "by": by, "now": NOW, "words": by.clinic.name}
        add_note(audience=Audience.TEAM, **said)
        give_advice(Advised(key=by.pk, kind=AdviceKind.CALL_US, **said))
    who = {"id": str(nurse.pk), "name": nurse.name}
    at, words = "2026-11-23T12:00:00+00:00", nurse.clinic.name
    found = written_about(share, Duty(nurse, NOW))
    (note,) = found.pop("notes")
    assert found == {
        "advice": [
            {
                "id": str(nurse.pk),
                "kind": "call_us",
                "words": words,
                "by": who,
                "at": at,
                "reply": None,
                "reply_words": "",
            }
        ],
        "reviews": [],
    }
    assert note == {**note, "audience": "team", "words": words, "by": who, "at": at}


def test_without_weeks_at_birth_none_are_told():
    share = make_share(baby=make_baby(gestation_weeks=None, gestation_days=None))
    said = shown_first(share, reading_of(share, NOW.date()))
    assert (said["gestation_days"], said["age_basis"]) == (
        None,
        "birth_gestation_unknown",
    )


def test_a_day_or_none():
    assert (day(date(2026, 11, 2)), day(None)) == ("2026-11-02", None)
