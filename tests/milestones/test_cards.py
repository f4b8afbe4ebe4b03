from datetime import UTC, date, datetime, timedelta

import pytest

from clinical.advice import Level
from milestones.cards import (
    ReviewLine,
    cards,
    flag_of,
    review_lines,
    reviewed_words,
    token_of,
)
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from tests.factories import make_baby, make_concern

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)
LATE_EVENING = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)


def review(baby, found, number=0, action=ActionChoice.BOOKED, now=LATE_EVENING):
    return review_flag(
        baby=baby,
        flag=found.flags[number],
        action=action,
        by=baby.created_by,
        now=now,
    )


def test_a_late_smile_is_one_card(baby):
    [card] = cards(assessment(baby, today=LATE), [], baby)
    assert (card.kind, card.level, card.time, card.reviewed) == (
        "social_smile_late",
        "talk_to_pediatrician",
        "At the next visit",
        "",
    )
    assert card.step == "Please mention it to your pediatrician at the two-month visit."
    assert card.actions == (
        ("booked", "I booked a visit"),
        ("told_doctor", "I told the doctor"),
        ("seen", "I have read this"),
    )
    assert card.is_about_the_smile
    assert not card.is_urgent


@pytest.mark.parametrize(
    ("kind", "level", "is_urgent", "is_emergency"),
    [
        ("worry", Level.TALK, False, False),
        ("eyes", Level.SAME_DAY, True, False),
        ("hard_to_wake", Level.EMERGENCY, True, True),
    ],
)
def test_a_worry_is_as_urgent_as_its_kind(baby, kind, level, is_urgent, is_emergency):
    make_concern(baby=baby, on=date(2026, 9, 20), kind=kind)
    [card] = cards(assessment(baby, today=date(2026, 9, 20)), [], baby)
    assert (card.level, card.is_urgent, card.is_emergency) == (
        level,
        is_urgent,
        is_emergency,
    )
    assert not card.is_about_the_smile
    assert len(card.reasons) == 1


def test_a_review_is_dated_by_the_day_at_home(user, expectations):
    baby = make_baby(by=user, time_zone="Pacific/Auckland", name="Juniper")
    row = review(baby, assessment(baby, today=LATE))
    assert reviewed_words(row, baby) == "A visit was booked on 28 October 2026."
    [card] = cards(assessment(baby, today=LATE), [row], baby)
    assert card.reviewed == "A visit was booked on 28 October 2026."
    assert review_lines([row], baby) == [
        ReviewLine(
            "No social smile has been logged for Juniper yet.",
            "A visit was booked on 28 October 2026.",
            row.pk,
        )
    ]


def test_a_flag_is_found_by_what_it_rested_on(baby):
    make_concern(baby=baby, on=date(2026, 9, 20))
    before = assessment(baby, today=date(2026, 9, 20))
    token = token_of(before.flags[0])
    assert (
        token == "parent_worry.2026-09-20.talk_to_pediatrician.this_week.2026-09-20.1"
    )
    assert flag_of(before, token) == before.flags[0]
    make_concern(baby=baby, on=date(2026, 9, 20))
    assert flag_of(assessment(baby, today=date(2026, 9, 20)), token) is None


def test_what_was_read_can_still_be_booked_and_told(baby):
    found = assessment(baby, today=LATE)
    left: list[list[str]] = []
    steps: list[str] = []
    for action in (ActionChoice.SEEN, ActionChoice.BOOKED, ActionChoice.TOLD_DOCTOR):
        review(
            baby, found, action=action, now=LATE_EVENING + timedelta(hours=len(left))
        )
        [card] = cards(found, Review.objects.all(), baby)
        left.append([value for value, _ in card.actions])
        steps.append(card.step)
    assert left == [["booked", "told_doctor"], ["told_doctor"], []]
    visit = "Please mention it to your pediatrician at the two-month visit."
    booked = "Bring it up at the visit you booked, with this page."
    assert steps == [visit, booked, visit]


def test_only_the_flag_reviewed_is_settled(baby):
    make_concern(baby=baby, on=LATE)
    found = assessment(baby, today=LATE)
    review(baby, found, 0)
    shown = cards(found, Review.objects.all(), baby)
    assert [(card.kind, bool(card.reviewed)) for card in shown] == [
        ("parent_worry", True),
        ("social_smile_late", False),
    ]
