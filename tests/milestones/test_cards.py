from datetime import UTC, date, datetime, timedelta

import pytest

from clinical.advice import Level
from milestones.cards import (
    Line,
    ReviewLine,
    cards,
    flags_of,
    review_lines,
    reviewed_words,
    sorted_cards,
    token_of,
    with_smile,
)
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from tests.factories import (
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_social_smile,
)

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
            ("No social smile has been logged for Juniper yet.",),
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
    assert flags_of(before, token) == [before.flags[0]]
    make_concern(baby=baby, on=date(2026, 9, 20))
    assert flags_of(assessment(baby, today=date(2026, 9, 20)), token) == []


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


COOS, HANDS = "cdc-04m-coos", "cdc-04m-hand-to-mouth"
DUE_4 = date(2027, 1, 1)


def not_yet(baby, *items, on=DUE_4):
    for item in items:
        make_answer(baby=baby, on=on, value="not_yet", expectation=item)


def test_a_time_has_a_last_day(baby):
    [card] = cards(assessment(baby, today=date(2026, 11, 20)), [], baby)
    assert (card.time, card.by) == ("Within two weeks", date(2026, 12, 4))
    assert card.step == (
        "Please call your pediatrician within two weeks, by 4 December 2026."
    )


def test_two_late_signs_are_one_card(baby):
    not_yet(baby, "sitting-without-support", COOS, on=date(2027, 6, 20))
    found = assessment(baby, today=date(2027, 6, 20))
    here = sorted_cards(found, [], baby)
    [card] = here.others
    assert (card.kind, card.level, card.time, card.by) == (
        "late_signs",
        "talk_to_pediatrician",
        "This week",
        date(2027, 6, 27),
    )
    assert card.lead == "A few things about Juniper are worth one talk."
    assert card.step == "Please call your pediatrician this week, by 27 June 2027."
    assert card.lines == (
        Line(
            "No social smile has been logged for Juniper yet.",
            f"/babies/{baby.pk}/window/",
        ),
        Line(
            "“Coos with open sounds such as ah and oh” was answered “not yet” "
            "on 20 June 2027.",
            f"/babies/{baby.pk}/milestones/{COOS}/",
        ),
        Line(
            "“Sits up with the head up and no arm support for at least 10 seconds” "
            "was answered “not yet” on 20 June 2027. "
            "Almost all babies in the WHO study did it by day 280.",
            f"/babies/{baby.pk}/milestones/sitting-without-support/",
        ),
    )
    assert here.smile is not None
    assert (here.smile.step, here.smile.actions) == ("", ())
    assert flags_of(found, card.token) == list(found.flags)
    assert card.advice == (
        "One talk is enough for all of them. This is a reason to talk, "
        "not a diagnosis. Ask for a full check. In the US, early help is free "
        "up to age three. You can ask for it yourself."
    )


def test_signs_for_the_next_visit_are_brought_up_together(baby):
    not_yet(baby, "cdc-02m-all-limbs-move", on=date(2026, 11, 1))
    found = assessment(baby, today=date(2026, 11, 1))
    [card] = sorted_cards(found, [], baby).others
    assert (card.time, card.by) == ("At the next visit", None)
    assert card.step == "Please bring these up with your pediatrician at the visit."


def test_one_late_sign_keeps_its_card(baby):
    for on in (date(2026, 10, 16), date(2026, 10, 18)):
        make_social_smile(baby=baby, on=on)
    not_yet(baby, COOS)
    here = sorted_cards(assessment(baby, today=DUE_4), [], baby)
    assert [card.kind for card in here.others] == ["milestone_not_yet"]
    assert here.smile is None


def test_a_worry_stands_beside_the_late_signs(baby):
    not_yet(baby, COOS, HANDS)
    make_concern(baby=baby, on=DUE_4)
    here = sorted_cards(assessment(baby, today=DUE_4), [], baby)
    assert [card.kind for card in here.others] == ["late_signs", "parent_worry"]


def test_what_is_urgent_stays_apart_and_first(baby):
    not_yet(baby, COOS, HANDS)
    make_lost_skill(baby=baby, on=DUE_4)
    here = sorted_cards(assessment(baby, today=DUE_4), [], baby)
    assert [card.kind for card in here.urgent] == ["skill_lost"]
    assert here.others == []


def test_a_sign_that_was_reviewed_is_not_counted_again(baby):
    not_yet(baby, COOS, HANDS)
    found = assessment(baby, today=DUE_4)
    row = review(baby, found, 0)
    here = sorted_cards(found, [row], baby)
    assert [card.kind for card in here.others] == ["several_not_yet"]
    assert here.smile is not None
    assert here.smile.reviewed == "A visit was booked on 27 October 2026."


def test_what_was_noted_in_one_tap_is_one_line(baby):
    not_yet(baby, COOS, HANDS)
    found = assessment(baby, today=DUE_4)
    rows = [review(baby, found, number) for number in (0, 1)]
    rows.append(review(baby, found, 0, action=ActionChoice.SEEN))
    [joint, single] = review_lines(rows, baby)
    assert joint.about == (
        "No social smile has been logged for Juniper yet.",
        "Some things on the list are “not yet” for Juniper.",
    )
    assert (joint.pk, single.pk) == (rows[0].pk, rows[2].pk)


@pytest.mark.parametrize("token", ["", "+", "gone", "gone+{token}"])
def test_a_token_that_names_anything_else_is_no_flag(baby, token):
    found = assessment(baby, today=LATE)
    assert flags_of(found, token.format(token=token_of(found.flags[0]))) == []


def test_where_no_status_leads_the_smile_has_its_card(baby):
    found = assessment(baby, today=LATE)
    alone = with_smile(sorted_cards(found, [], baby))
    assert [card.kind for card in alone.others] == ["social_smile_late"]
    reviewed = with_smile(sorted_cards(found, [review(baby, found)], baby))
    assert reviewed.others == []
    make_concern(baby=baby, on=LATE, kind="fever")
    urgent = assessment(baby, today=LATE)
    assert with_smile(sorted_cards(urgent, [], baby)).others == []


def test_a_smile_on_the_joint_card_is_not_said_twice(baby):
    not_yet(baby, COOS, HANDS)
    shown = with_smile(sorted_cards(assessment(baby, today=DUE_4), [], baby))
    assert [card.kind for card in shown.others] == ["late_signs"]
