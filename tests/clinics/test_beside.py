"""What goes out with a step of staff, once however often it is sent."""

import uuid
from datetime import date

import pytest

from clinical.advice import Flag, FlagKind, Level, When
from clinics.beside import advice_key, referral_key, send_beside
from clinics.casework import Step
from clinics.choices import Action
from clinics.models import Referral, StaffAdvice
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


def make_step(action):
    today = NOW.date()
    flag = Flag(
        kind=FlagKind.SOCIAL_SMILE_LATE,
        level=Level.TALK,
        when=When.THIS_WEEK,
        since=today,
        newest_on=today,
        facts=0,
        reasons=(),
    )
    by = make_staff()
    return Step(
        baby=make_baby(), flag=flag, by=by, now=NOW, today=today, action=action,
        key=uuid.uuid4(),
    )  # fmt: skip


def test_advice_goes_to_the_family_once():
    step = make_step(Action.ADVISED)
    for _ in range(2):
        send_beside(step, {"kind": "call_us", "words": "Mornings."})
    advice = StaffAdvice.objects.get()
    assert (advice.pk, advice.baby, advice.kind, advice.words, advice.by) == (
        advice_key(step.key), step.baby, "call_us", "Mornings.", step.by,
    )  # fmt: skip


def test_a_referral_is_sent_once_on_the_day_at_the_clinic():
    step = make_step(Action.REFERRED)
    for _ in range(2):
        send_beside(step, {"kind": "vision", "service": "Example eyes"})
    referral = Referral.objects.get()
    assert (referral.pk, referral.kind, referral.service, referral.step_on) == (
        referral_key(step.key), "vision", "Example eyes", date(2026, 11, 23),
    )  # fmt: skip


def test_other_steps_send_nothing():
    send_beside(make_step(Action.ACKNOWLEDGED), {"note": "Called."})
    assert (Referral.objects.count(), StaffAdvice.objects.count()) == (0, 0)
