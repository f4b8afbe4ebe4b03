"""Referrals as rows."""

from datetime import date

import pytest
from django.db import IntegrityError

from clinics.choices import ReferralKind
from clinics.models import Referral, ReferralEvent
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_clinic, make_staff
from tests.factories import NOW, make_baby, parent_of

DAY = date(2026, 11, 23)


def test_rows_name_themselves():
    rows = (
        Referral(kind="vision", step="sent"),
        ReferralEvent(step="seen", on=DAY),
    )
    assert [str(row) for row in rows] == ["vision: sent", "seen 2026-11-23"]


@pytest.mark.django_db
def test_a_step_must_be_known():
    with pytest.raises(IntegrityError):
        Referral.objects.create(
            baby=make_baby(),
            clinic=make_clinic(),
            kind="vision",
            made_at=NOW,
            step="lost",
            step_on=DAY,
        )


@pytest.mark.django_db
def test_a_family_and_the_clinic_read_the_steps():
    baby, staff = make_baby(), make_staff()
    sent = Sent(
        baby=baby, kind=ReferralKind.VISION, by=staff, now=NOW, today=NOW.date()
    )
    event = send_referral(sent).events.get()
    steps = ReferralEvent.objects
    assert list(steps.visible_to(parent_of(baby))) == [event]
    assert list(steps.at_clinic(staff)) == [event]
    assert not steps.visible_to(parent_of(make_baby())).exists()
    assert not steps.at_clinic(make_staff()).exists()
