"""Families read what was done in plain words, and nothing that is the team's own."""

from datetime import date, timedelta

import pytest

from clinical.advice import Flag, FlagKind, Level, When
from clinics.casework import Step, take_step
from clinics.choices import Action, Outcome
from clinics.done import OUTCOMES, STEPS, TOLD, done_lines
from clinics.models import CaseStep
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_user, parent_of
from tests.test_voice import BANNED

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
FLAG = Flag(
    kind=FlagKind.SOCIAL_SMILE_LATE,
    level=Level.TALK,
    when=When.WITHIN_2_WEEKS,
    since=date(2026, 10, 28),
    reasons=(),
    newest_on=date(2026, 10, 28),
    facts=1,
)


def do(baby, action, **said):
    step = Step(
        baby=baby, flag=FLAG, by=make_staff(), now=NOW, today=TODAY, action=action,
        note="Only for the team.", **said,
    )  # fmt: skip
    take_step(step)


def told(baby):
    steps = CaseStep.objects.visible_to(parent_of(baby)).order_by("at", "pk")
    return [
        (line.said, line.clinic, str(line.at.date()))
        for line in done_lines(steps, baby)
    ]


@pytest.mark.parametrize(
    ("action", "said", "sentence"),
    [
        (Action.ACKNOWLEDGED, {}, "They have read it."),
        (
            Action.SNOOZED,
            {"until_on": TODAY + timedelta(days=7)},
            "They will look at it again on 30 November 2026.",
        ),
        (
            Action.CLOSED,
            {"outcome": Outcome.SEEN_NO_STEPS},
            "They saw Test Juniper. Nothing more to do for now.",
        ),
        (
            Action.CLOSED,
            {"outcome": Outcome.SMILING_SEEN},
            "They saw a smile at someone.",
        ),
    ],
)
def test_a_step_is_told_in_plain_words(action, said, sentence):
    baby = make_baby()
    do(baby, action, **said)
    assert told(baby) == [(sentence, "Example Clinic", "2026-11-23")]


def test_who_has_it_in_hand_is_not_told():
    baby = make_baby()
    do(baby, Action.TAKEN)
    assert told(baby) == []


def test_it_says_what_it_is_about_and_never_the_note():
    baby = make_baby()
    do(baby, Action.ACKNOWLEDGED)
    steps = CaseStep.objects.visible_to(parent_of(baby))
    [line] = done_lines(steps, baby)
    assert "Test Juniper" in line.about
    assert "Only for the team." not in str(line)
    assert "note" in steps.get().get_deferred_fields()
    assert not CaseStep.objects.visible_to(make_user()).exists()


def test_every_outcome_has_words_for_families_that_are_kind():
    assert set(OUTCOMES) == set(Outcome)
    assert set(Action) - set(TOLD) == {Action.TAKEN, Action.HANDED_OVER}
    said = [str(words) for words in (*STEPS.values(), *OUTCOMES.values())]
    assert [words for words in said if BANNED.search(words)] == []
