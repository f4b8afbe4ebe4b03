"""Referrals go forward only, each step dated, and what is overdue comes up."""

from datetime import timedelta

import pytest

from clinics.choices import NEXT_STEPS, ReferralKind, ReferralStep as Step
from clinics.models import Referral, ReferralEvent
from clinics.referrals import (
    Moved,
    RefusedReferralError,
    Sent,
    due_after,
    move_referral,
    send_referral,
)
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)
ENDS = {Step.SEEN, Step.DECLINED, Step.NOT_ELIGIBLE}


@pytest.fixture
def nurse():
    return make_staff()


def send(nurse, **said):
    kind = said.pop("kind", ReferralKind.VISION)
    return send_referral(
        Sent(baby=make_baby(), kind=kind, by=nurse, now=NOW, today=TODAY, **said)
    )


def move(referral, nurse, step, days=0, **said):
    on = TODAY + days * DAY
    said = {"on": on, "by": nurse, "now": NOW, "today": on, **said}
    return move_referral(referral, Moved(step=step, **said))


def test_a_referral_goes_its_way_and_each_step_is_dated(nurse):
    referral = send(nurse, service="Example eye clinic", letter="Dear colleague")
    for days, step in enumerate(
        [Step.RECEIVED, Step.NOT_REACHED, Step.BOOKED, Step.SEEN], start=1
    ):
        move(referral, nurse, step, days, note=f"Note {days}")
    stored = Referral.objects.get()
    assert (stored.step, stored.step_on, stored.due_on) == (
        Step.SEEN, TODAY + 4 * DAY, None,
    )  # fmt: skip
    events = ReferralEvent.objects.order_by("on")
    assert [(event.step, event.on, event.note) for event in events] == [
        (Step.SENT, TODAY, ""),
        (Step.RECEIVED, TODAY + DAY, "Note 1"),
        (Step.NOT_REACHED, TODAY + 2 * DAY, "Note 2"),
        (Step.BOOKED, TODAY + 3 * DAY, "Note 3"),
        (Step.SEEN, TODAY + 4 * DAY, "Note 4"),
    ]


@pytest.mark.parametrize("after", Step)
@pytest.mark.parametrize("before", Step)
def test_only_a_step_that_follows_is_taken(nurse, before, after):
    referral = send(nurse)
    Referral.objects.update(step=before)
    if after in NEXT_STEPS[before]:
        assert move(referral, nurse, after).step == after
        return
    with pytest.raises(RefusedReferralError) as refused:
        move(referral, nurse, after)
    assert (refused.value.field, refused.value.reason) == ("step", "backwards")
    assert Referral.objects.get().step == before
    assert ReferralEvent.objects.count() == 1


def test_three_steps_end_a_referral():
    assert {step for step, following in NEXT_STEPS.items() if not following} == ENDS
    assert {step for step in Step if due_after(step, TODAY) is None} == ENDS


@pytest.mark.parametrize("days", [-1, 1])
def test_a_step_is_neither_before_the_last_nor_after_today(nurse, days):
    referral = send(nurse)
    with pytest.raises(RefusedReferralError) as refused:
        move(referral, nurse, Step.RECEIVED, days, today=TODAY)
    assert refused.value.field == "on"
    assert Referral.objects.get().step == Step.SENT


def test_a_booked_visit_is_due_on_its_day(nurse):
    referral = send(nurse)
    visit = TODAY + 20 * DAY
    assert move(referral, nurse, Step.BOOKED, booked_for=visit).due_on == visit


def test_a_visit_is_not_booked_for_the_past(nurse):
    referral = send(nurse)
    with pytest.raises(RefusedReferralError) as refused:
        move(referral, nurse, Step.BOOKED, booked_for=TODAY - DAY)
    assert refused.value.field == "booked_for"


def test_what_is_overdue_comes_up_the_next_morning(nurse):
    referral = send(nurse)
    send(make_staff())
    due = TODAY + 7 * DAY
    assert referral.due_on == due
    assert list(Referral.objects.at_clinic(nurse).overdue(due)) == []
    assert list(Referral.objects.at_clinic(nurse).overdue(due + DAY)) == [referral]
    move(referral, nurse, Step.DECLINED)
    assert list(Referral.objects.at_clinic(nurse).overdue(due + DAY)) == []
