import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from babies.choices import Precision
from babies.models import Baby, Concern, LostSkill
from clinical.advice import Flag, FlagKind, Level, When
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, catalog
from clinical.checklist import Value
from clinical.concerns import ConcernKind
from milestones.models import ActionChoice, Answer, Review
from milestones.refusals import RefusedEntryError
from milestones.services import (
    LogLine,
    put_back,
    record_answer,
    record_concern,
    record_lost_skill,
    review_flag,
)
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_concern,
)

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)
FACES = catalog().by_id["cdc-02m-studies-faces"]


def day(number):
    return BORN_ON + timedelta(days=number)


def line(baby, on=LATE, today=LATE, **fields):
    given = {"key": uuid.uuid4(), "by": baby.created_by, "now": NOW, **fields}
    return LogLine(baby=baby, on=on, today=today, **given)


def test_an_answer_is_kept_beside_earlier_ones(baby):
    record_answer(line(baby), entry=FACES, value=Value.NOT_YET, precision=Precision.DAY)
    record_answer(
        line(baby, on=day(56)),
        entry=FACES,
        value=Value.YES,
        precision=Precision.ABOUT,
    )
    assert list(
        Answer.objects.order_by("on").values_list(
            "expectation_id", "value", "on", "precision", "logged_by", "logged_at"
        )
    ) == [
        (FACES.id, "yes", day(56), "about", baby.created_by_id, NOW),
        (FACES.id, "not_yet", LATE, "day", baby.created_by_id, NOW),
    ]


def test_the_smile_has_one_answer_under_both_names(baby):
    entry = catalog().by_id[CDC_SMILES_BACK]
    row = record_answer(
        line(baby), entry=entry, value=Value.YES, precision=Precision.DAY
    )
    assert row.expectation_id == SOCIAL_SMILE


@pytest.mark.parametrize(
    ("on", "today", "field"),
    [
        (day(-1), LATE, "on"),
        (day(58), LATE, "on"),
        (day(46), day(46), "value"),
    ],
)
def test_an_impossible_answer_is_refused(baby, on, today, field):
    with pytest.raises(RefusedEntryError) as refused:
        record_answer(
            line(baby, on=on, today=today),
            entry=FACES,
            value=Value.YES,
            precision=Precision.DAY,
        )
    assert refused.value.field == field
    assert Answer.objects.count() == 0


def test_a_worry_and_a_lost_skill_are_stored(baby):
    worry = record_concern(line(baby), kind=ConcernKind.HEARING, note="at night")
    lost = record_lost_skill(line(baby), entry=catalog().by_id["coos"], note="")
    assert (worry.kind, worry.note, worry.on) == ("hearing", "at night", LATE)
    assert (lost.skill, lost.note, lost.on) == ("coos", "", LATE)
    assert [kind.objects.get().baby for kind in (Concern, LostSkill)] == [baby, baby]


def test_the_same_form_sent_twice_is_one_row(baby):
    once = line(baby)
    rows = [record_concern(once, kind=ConcernKind.WORRY, note="") for _ in range(2)]
    assert rows[0] == rows[1]
    assert Concern.objects.count() == 1


def test_another_answer_under_a_used_id_is_another_row(baby):
    once = line(baby)
    for value in (Value.YES, Value.NOT_YET):
        record_answer(once, entry=FACES, value=value, precision=Precision.DAY)
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["not_yet", "yes"]


def test_a_double_tap_under_a_used_id_is_one_more_row(baby):
    once = line(baby)
    record_concern(once, kind=ConcernKind.WORRY, note="")
    rows = [record_concern(once, kind=ConcernKind.FEVER, note="") for _ in range(2)]
    assert rows[0] == rows[1]
    assert sorted(Concern.objects.values_list("kind", flat=True)) == ["fever", "worry"]


def test_what_was_taken_back_is_said_anew(baby):
    once = line(baby)
    for _ in range(3):
        row = record_concern(once, kind=ConcernKind.WORRY, note="")
        Concern.objects.filter(pk=row.pk).update(binned_at=NOW)
    assert Concern.objects.filter(binned_at=NOW).count() == 3
    row = record_concern(once, kind=ConcernKind.WORRY, note="")
    assert row == record_concern(once, kind=ConcernKind.WORRY, note="")
    assert Concern.objects.get(binned_at__isnull=True) == row


def test_the_dates_that_hold_now_decide(baby):
    known_before = Baby.objects.get(pk=baby.pk)
    Baby.objects.filter(pk=baby.pk).update(birth_on=day(10), zero_on=day(10))
    with pytest.raises(RefusedEntryError):
        record_concern(line(known_before, day(9)), kind=ConcernKind.WORRY, note="")
    with pytest.raises(RefusedEntryError) as refused:
        put_back(
            make_concern(baby=baby, on=day(9)), baby=Baby.objects.get(), today=LATE
        )
    assert refused.value.sentence == "This day is before the birth. Please check it."


def test_an_id_of_another_family_is_not_touched(baby):
    once = line(make_baby())
    record_concern(once, kind=ConcernKind.WORRY, note="")
    record_concern(replace(once, baby=baby), kind=ConcernKind.WORRY, note="")
    assert Concern.objects.filter(baby=baby).count() == 1
    assert Concern.objects.get(pk=once.key).baby != baby


def late_flag(**changes):
    flag = Flag(
        FlagKind.SOCIAL_SMILE_LATE,
        Level.TALK,
        When.WITHIN_2_WEEKS,
        LATE,
        (),
        LATE,
        1,
    )
    return replace(flag, **changes)


def settle(baby, flag, action=ActionChoice.BOOKED, now=NOW):
    return review_flag(baby=baby, flag=flag, action=action, by=baby.created_by, now=now)


def test_a_review_keeps_what_the_flag_rested_on(baby):
    row = settle(baby, late_flag())
    assert (row.kind, row.since, row.level, row.when, row.newest_on, row.facts) == (
        "social_smile_late",
        LATE,
        "talk_to_pediatrician",
        "within_2_weeks",
        LATE,
        1,
    )
    assert (row.action, row.by, row.at) == ("booked", baby.created_by, NOW)


def test_the_same_act_is_noted_once(baby):
    settle(baby, late_flag())
    settle(baby, late_flag(), now=NOW + timedelta(days=1))
    settle(baby, late_flag(), ActionChoice.SEEN)
    assert sorted(Review.objects.values_list("action", flat=True)) == [
        "booked",
        "seen",
    ]
