"""Staff suggest other dates; only the family's word changes them (story S6)."""

import uuid
from datetime import date
from typing import Any

import pytest

from babies.models import BabyVersion
from babies.services import IdTakenError, edit_baby
from babies.watch import set_watched
from clinics.corrections import (
    RefusedCorrectionError,
    accept,
    birth_with,
    changes_of,
    dates_of,
    entry_before,
    profile_with,
    refuse,
    still_holds,
    withdraw,
)
from clinics.models import Correction
from milestones.changed_dates import Change
from milestones.services import assessment
from tests.clinics.corrections import TERM, suggested
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_smile, make_user, parent_of

pytestmark = pytest.mark.django_db
# 36w6d is late from 19 November, 37w0d from 28 October.
BETWEEN = date(2026, 11, 1)


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def baby():
    """Baby C of the stories."""
    return make_baby(gestation_weeks=36, gestation_days=6)


def weeks_of(baby):
    baby.refresh_from_db()
    return baby.gestation_weeks, baby.gestation_days


def test_a_suggestion_keeps_both_sides_and_changes_nothing(baby, nurse):
    row = suggested(baby=baby, by=nurse)
    assert (row.before, row.verdict, row.by) == (dates_of(baby), "open", nurse)
    assert row.after == {**row.before, **TERM}
    assert weeks_of(baby) == (36, 6)


def test_accepting_is_an_edit_of_the_parent_with_its_history(baby, nurse):
    set_watched(baby, is_watched=True)
    baby.refresh_from_db()
    number, parent = baby.facts_number, parent_of(baby)
    row = suggested(baby=baby, by=nurse)
    accept(row, by=parent, now=NOW)
    assert weeks_of(baby) == (37, 0)
    assert baby.facts_number == number + 1
    version = BabyVersion.objects.latest("pk")
    assert (version.by, version.answers["gestation_weeks"]) == (parent, 37)
    row.refresh_from_db()
    assert (row.verdict, row.decided_by, row.decided_at) == ("accepted", parent, NOW)


def test_flags_are_judged_anew_once_it_is_accepted(baby, nurse):
    row = suggested(baby=baby, by=nurse)
    assert assessment(baby, today=BETWEEN).flags == ()
    accept(row, by=parent_of(baby), now=NOW)
    baby.refresh_from_db()
    kinds = [flag.kind for flag in assessment(baby, today=BETWEEN).flags]
    assert kinds == ["social_smile_late"]


@pytest.mark.parametrize(
    ("settle", "verdict"), [(refuse, "refused"), (withdraw, "withdrawn")]
)
def test_a_suggestion_that_is_not_taken_over_changes_nothing(
    baby, nurse, settle, verdict
):
    row, person = suggested(baby=baby, by=nurse), make_user()
    settle(row, by=person, now=NOW)
    row.refresh_from_db()
    assert (row.verdict, row.decided_by) == (verdict, person)
    assert weeks_of(baby) == (36, 6)
    assert BabyVersion.objects.count() == 1


@pytest.mark.parametrize("first", [accept, refuse, withdraw])
@pytest.mark.parametrize("then", [accept, refuse, withdraw])
def test_what_is_settled_stays_so(baby, nurse, first, then):
    row, parent = suggested(baby=baby, by=nurse), parent_of(baby)
    first(row, by=parent, now=NOW)
    row.refresh_from_db()
    before, weeks = row.verdict, weeks_of(baby)
    with pytest.raises(RefusedCorrectionError, match=before):
        then(row, by=make_user(), now=NOW)
    row.refresh_from_db()
    assert (row.verdict, row.decided_by, weeks_of(baby)) == (before, parent, weeks)


def test_dates_that_changed_since_are_not_run_over(baby, nurse):
    row = suggested(baby=baby, by=nurse)
    profile = profile_with(baby, {"gestation_days": 5})
    edit_baby(baby=baby, profile=profile, by=parent_of(baby), now=NOW)
    baby.refresh_from_db()
    with pytest.raises(RefusedCorrectionError, match="outdated"):
        accept(row, by=parent_of(baby), now=NOW)
    row.refresh_from_db()
    assert (row.verdict, weeks_of(baby), still_holds(row)) == ("open", (36, 5), False)


@pytest.mark.parametrize(
    ("born_on", "found"), [("2026-09-11", None), ("2026-09-12", 11)]
)
def test_no_entry_comes_to_lie_before_the_birth(baby, nurse, born_on, found):
    make_smile(baby=baby, on=date(2026, 9, 11))
    row = suggested(baby=baby, by=nurse, birth_on=born_on)
    assert entry_before(row) == (found and date(2026, 9, found))
    if found:
        with pytest.raises(RefusedCorrectionError, match="too_early"):
            accept(row, by=parent_of(baby), now=NOW)
        assert baby.birth_on == date(2026, 9, 1)


def test_a_form_sent_twice_is_one_suggestion(baby, nurse):
    key = uuid.uuid4()
    rows = [suggested(baby=baby, by=nurse, key=key) for _ in range(2)]
    assert rows[0] == rows[1] == Correction.objects.get()


def test_the_id_of_another_baby_or_clinic_names_no_row(baby, nurse):
    key = uuid.uuid4()
    suggested(baby=baby, by=nurse, key=key)
    for each, by in ((make_baby(), nurse), (baby, make_staff())):
        with pytest.raises(IdTakenError):
            suggested(baby=each, by=by, key=key)
    assert Correction.objects.get().baby == baby


def test_one_suggestion_of_a_clinic_waits_at_a_time(baby, nurse):
    suggested(baby=baby, by=nurse)
    with pytest.raises(RefusedCorrectionError, match="waiting"):
        suggested(baby=baby, by=nurse, gestation_days=5)
    assert suggested(baby=baby, by=make_staff()).verdict == "open"


@pytest.mark.parametrize("after", [{"gestation_weeks": 36}, {"due_on": "2026-09-23"}])
def test_dates_that_change_nothing_are_refused(baby, nurse, after):
    with pytest.raises(RefusedCorrectionError, match="same"):
        suggested(baby=baby, by=nurse, **after)
    assert not Correction.objects.exists()


def test_other_dates_make_another_zero_day(baby):
    assert str(birth_with(baby, {"birth_on": "2026-09-03"}).zero_on) == "2026-09-25"


def test_changes_are_told_in_words(baby, nurse):
    after: dict[str, Any] = {"birth_on": "2026-09-02", "birth_is_estimated": True}
    row = suggested(baby=baby, by=nurse, **after)
    assert changes_of(row) == (
        Change("Birth date", "1 September 2026", "About 2 September 2026"),
        Change("Weeks at birth", "36 weeks 6 days", "not known"),
    )


def test_only_what_changes_is_told(nurse):
    baby = make_baby(gestation_weeks=None, gestation_days=None)
    row = suggested(baby=baby, by=nurse, gestation_weeks=38)
    assert changes_of(row) == (Change("Weeks at birth", "not known", "38 weeks"),)
