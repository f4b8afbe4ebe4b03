"""Steps about flags are kept, settle what they covered, and never lose anything."""

from datetime import date, timedelta

import pytest

from babies.models import Smile
from clinical.advice import Flag, FlagKind, Level, When
from clinical.window import Status
from clinics.casework import (
    RefusedStepError,
    Step,
    TakenError,
    covers,
    hand_over_all,
    take_step,
)
from clinics.choices import Action, Outcome, StaffRole
from clinics.models import Case, CaseStep
from milestones.services import assessment
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
LATE_ON = date(2026, 10, 28)
TODAY = NOW.date()


def flag(**said):
    return Flag(
        **{
            "kind": FlagKind.SOCIAL_SMILE_LATE,
            "level": Level.TALK,
            "when": When.WITHIN_2_WEEKS,
            "since": LATE_ON,
            "reasons": (),
            "newest_on": LATE_ON,
            "facts": 1,
            **said,
        }
    )


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def baby():
    return make_baby(birth_on=date(2026, 9, 1))


def do(action, baby, by, **said):
    said = {"flag": flag(), "now": NOW, "today": TODAY, **said}
    return take_step(Step(baby=baby, by=by, action=action, **said))


def test_a_step_makes_a_case_and_is_kept(baby, nurse):
    case = do(Action.ACKNOWLEDGED, baby, nurse, note="Called at noon.")
    assert case == Case.objects.get()
    assert (case.clinic, case.kind, case.since) == (
        nurse.clinic, "social_smile_late", LATE_ON,
    )  # fmt: skip
    step = CaseStep.objects.get()
    assert (step.case, step.action, step.by, step.note) == (
        case, Action.ACKNOWLEDGED, nurse, "Called at noon.",
    )  # fmt: skip
    assert covers(case, flag())


@pytest.mark.parametrize(
    "newer",
    [
        {"level": Level.SAME_DAY},
        {"when": When.THIS_WEEK},
        {"newest_on": LATE_ON + timedelta(days=1)},
        {"facts": 2},
    ],
)
def test_only_new_facts_rise_above_a_case(baby, nurse, newer):
    case = do(Action.CLOSED, baby, nurse, outcome=Outcome.NOT_REACHED)
    assert not covers(case, flag(**newer))
    assert covers(case, flag(when=When.NEXT_VISIT))


@pytest.mark.parametrize(
    ("action", "said", "refusal"),
    [
        (Action.CLOSED, {}, ("outcome", "needed")),
        (Action.SNOOZED, {}, ("until_on", "needed")),
        (Action.SNOOZED, {"until_on": TODAY}, ("until_on", "out_of_range")),
        (
            Action.SNOOZED,
            {"until_on": TODAY + timedelta(days=91)},
            ("until_on", "out_of_range"),
        ),
        (Action.HANDED_OVER, {}, ("to_staff", "needed")),
        (
            Action.CLOSED,
            {
                "outcome": Outcome.SMILING_SEEN,
                "flag": flag(kind=FlagKind.PARENT_WORRY),
            },
            ("outcome", "only_smiling"),
        ),
    ],
)
def test_an_impossible_step_changes_nothing(baby, nurse, action, said, refusal):
    with pytest.raises(RefusedStepError) as refused:
        do(action, baby, nurse, **said)
    assert (refused.value.field, refused.value.reason) == refusal
    assert not Case.objects.exists()
    assert not Smile.objects.exists()


@pytest.mark.parametrize("days", [1, 90])
def test_a_case_sleeps_until_a_day(baby, nurse, days):
    until_on = TODAY + timedelta(days=days)
    case = do(Action.SNOOZED, baby, nurse, until_on=until_on)
    assert case.snoozed_until == until_on
    assert do(Action.ACKNOWLEDGED, baby, nurse).snoozed_until is None


def test_of_two_who_take_a_case_one_wins_and_the_other_learns_who(baby, nurse):
    do(Action.TAKEN, baby, nurse)
    other = make_staff(clinic=nurse.clinic, name="Other Example")
    with pytest.raises(TakenError) as taken:
        do(Action.TAKEN, baby, other)
    assert taken.value.by == nurse
    assert Case.objects.get().taken_by == nurse
    assert CaseStep.objects.count() == 1
    assert do(Action.TAKEN, baby, nurse).taken_by == nurse


def test_what_a_colleague_has_closed_is_closed_once_until_more_is_known(baby, nurse):
    seen = {"outcome": Outcome.SMILING_SEEN}
    other = make_staff(clinic=nurse.clinic, name="Other Example")
    do(Action.CLOSED, baby, nurse, **seen)
    with pytest.raises(TakenError) as taken:
        do(Action.CLOSED, baby, other, **seen)
    assert (taken.value.by, taken.value.action) == (nurse, Action.CLOSED)
    assert (CaseStep.objects.count(), Smile.objects.count()) == (1, 1)
    do(Action.CLOSED, baby, nurse, outcome=Outcome.NOT_REACHED)
    more = flag(facts=2)
    case = do(Action.CLOSED, baby, other, flag=more, outcome=Outcome.MOVED_AWAY)
    assert case.outcome == Outcome.MOVED_AWAY


def test_what_somebody_closed_who_is_gone_may_be_closed_anew(baby, nurse):
    case = do(Action.CLOSED, baby, nurse, outcome=Outcome.NOT_REACHED)
    case.steps.update(by=None)
    again = do(
        Action.CLOSED, baby, make_staff(clinic=nurse.clinic), outcome=Outcome.MOVED_AWAY
    )
    assert again.outcome == Outcome.MOVED_AWAY


def test_a_case_of_another_clinic_is_its_own(baby, nurse):
    do(Action.TAKEN, baby, nurse)
    do(Action.TAKEN, baby, make_staff())
    assert Case.objects.count() == 2


def test_seen_smiling_is_an_observation_of_staff_that_closes_the_flag(baby, nurse):
    case = do(Action.CLOSED, baby, nurse, outcome=Outcome.SMILING_SEEN)
    smile = Smile.objects.get()
    assert (smile.reporter, smile.logged_by, smile.is_strong) == (
        "staff", nurse.user, True,
    )  # fmt: skip
    found = assessment(baby, today=TODAY)
    assert found.smile.status is Status.ACHIEVED
    assert found.flags == ()
    assert (case.closed_at, case.outcome) == (NOW, "smiling_seen")


def test_a_case_is_handed_over_to_a_colleague_only(baby, nurse):
    do(Action.TAKEN, baby, nurse)
    other = make_staff(clinic=nurse.clinic, role=StaffRole.CLINICIAN)
    assert do(Action.HANDED_OVER, baby, nurse, to_staff=other).taken_by == other
    for stranger in (make_staff(), make_staff(clinic=nurse.clinic)):
        if stranger.clinic == nurse.clinic:
            stranger.left_at = NOW
            stranger.save()
        with pytest.raises(RefusedStepError):
            do(Action.HANDED_OVER, baby, nurse, to_staff=stranger)


def test_whoever_leaves_hands_over_every_open_case(nurse):
    babies = [make_baby() for _ in range(3)]
    for baby in babies:
        do(Action.SNOOZED, baby, nurse, until_on=TODAY + timedelta(days=3))
    do(Action.CLOSED, babies[0], nurse, outcome=Outcome.MOVED_AWAY)
    other = make_staff(clinic=nurse.clinic)
    moved = hand_over_all(
        leaver=nurse, to_staff=other, note="I am leaving.", by=nurse, now=NOW
    )
    assert moved == 2
    mine = Case.objects.filter(taken_by=other)
    assert {case.baby for case in mine} == set(babies[1:])
    assert {case.action for case in mine} == {Action.SNOOZED}
    notes = CaseStep.objects.filter(action=Action.HANDED_OVER)
    assert [step.note for step in notes] == ["I am leaving."] * 2
