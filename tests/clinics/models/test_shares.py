"""Shares by who may use them, and what the database refuses."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.choices import Role
from clinics.choices import Mode
from clinics.looks import record_look
from clinics.models import ExamCode, Look, LookHead, Share, WrongCode
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of

pytestmark = pytest.mark.django_db


def test_rows_name_themselves():
    share = make_share(clinic=make_clinic())
    rows = (
        share,
        ExamCode(made_at=NOW),
        WrongCode(at=NOW),
        Look(number=3),
        LookHead(number=4),
    )
    assert [str(row) for row in rows] == [
        "look 2026-11-23", "2026-11-23", "2026-11-23", "3", "4",
    ]  # fmt: skip


def test_nobody_signed_out_gets_through_the_door():
    make_share(clinic=make_clinic())
    assert not Share.objects.open_to(AnonymousUser(), NOW).exists()


def test_a_family_sees_its_shares_and_only_parents_manage_them():
    parent, viewer = make_user(), make_user()
    baby = make_baby(by=parent)
    make_caregiver(baby=baby, user=viewer, role=Role.VIEWER)
    share = make_share(baby=baby, clinic=make_clinic())
    make_share(clinic=make_clinic())
    assert list(Share.objects.visible_to(viewer)) == [share]
    assert list(Share.objects.managed_by(parent)) == [share]
    assert not Share.objects.managed_by(viewer).exists()


def test_a_family_reads_the_looks_at_its_babies():
    parent = make_user()
    staff = make_staff()
    for baby in (make_baby(by=parent), make_baby()):
        share = make_share(baby=baby, clinic=staff.clinic)
        record_look(share=share, staff=staff, part="summary", now=NOW)
    assert [look.number for look in Look.objects.visible_to(parent)] == [1]


def test_a_share_ends_after_its_start():
    with pytest.raises(IntegrityError):
        make_share(clinic=make_clinic(), until_at=NOW - timedelta(seconds=1))


def test_only_clinics_watch():
    with pytest.raises(IntegrityError):
        make_share(clinic=None, mode=Mode.WATCH)


def test_a_secret_belongs_to_one_share():
    make_share(secret_hash="a" * 64)
    make_share(clinic=make_clinic())
    make_share(clinic=make_clinic())
    with pytest.raises(IntegrityError):
        make_share(secret_hash="a" * 64)


def test_codes_are_a_parents_matter():
    baby = make_baby()
    code = ExamCode.objects.create(
        baby=baby, code_hash="a" * 64, made_at=NOW, expires_at=NOW
    )
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    assert list(ExamCode.objects.managed_by(parent_of(baby))) == [code]
    assert not ExamCode.objects.managed_by(viewer).exists()
