"""Referrals as rows."""

from datetime import date

import pytest
from django.db import IntegrityError

from clinics.models import Referral, ReferralEvent
from tests.clinics.rows import make_clinic
from tests.factories import NOW, make_baby

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
