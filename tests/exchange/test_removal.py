"""A baby goes into the bin or for good; a receipt says so, and nothing else does."""

from datetime import timedelta

import pytest
from django.core import mail

from babies.models import Baby, Invitation
from clinics.looks import first_bad_line, record_look
from clinics.models import ExamCode, Share
from exchange.models import Feed, Job, Receipt, Webhook
from exchange.removal import delete_baby, purge_babies, put_into_bin, take_back
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.exchange.rows import make_feed, make_webhook
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
    parent_of,
)
from tests.factories_jobs import make_ended_job, make_job
from tests.factories_people import make_invitation

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


def bin_it(baby):
    return put_into_bin(baby=baby, by=baby.created_by, now=NOW)


def test_in_the_bin_nobody_reaches_a_baby_but_parents_who_take_it_back():
    baby = make_baby()
    caregiver = make_caregiver(baby=baby).user
    bin_it(baby)

    parent = parent_of(baby)
    for scope in ("visible_to", "editable_by", "managed_by"):
        assert not getattr(Baby.objects, scope)(parent).exists()
        assert not getattr(Baby.objects, scope)(caregiver).exists()
    assert Baby.objects.binned_managed_by(parent).get() == baby
    assert not Baby.objects.binned_managed_by(caregiver).exists()


def test_every_way_out_ends_at_once():
    baby = make_baby()
    clinic = make_clinic()
    share = make_share(baby=baby, clinic=clinic, mode="watch")
    Baby.objects.filter(pk=baby.pk).update(is_watched=True)
    baby.refresh_from_db()
    nurse = make_staff(clinic=clinic).user
    ExamCode.objects.create(baby=baby, code_hash="a", made_at=NOW, expires_at=LATER)
    make_feed(baby=baby)
    make_webhook(baby=baby)
    make_invitation(baby=baby)
    assert Share.objects.open_to(nurse, NOW).get() == share

    bin_it(baby)

    assert not Share.objects.open_to(nurse, NOW).exists()
    share.refresh_from_db()
    assert (share.ended_at, share.ended_by) == (NOW, parent_of(baby))
    assert not ExamCode.objects.exists()
    assert not Feed.objects.exists()
    assert not Webhook.objects.exists()
    assert not Invitation.objects.open_at(NOW).exists()
    baby.refresh_from_db()
    assert not baby.is_watched


def test_archives_that_hold_the_baby_go_with_it_into_the_bin():
    baby = make_baby()
    parent = parent_of(baby)
    make_ended_job(who=parent, baby=baby)
    make_ended_job(who=parent, found={"babies": [str(baby.pk)]})
    make_job(who=parent)
    kept = [make_ended_job(who=parent, found={"babies": []}), make_job(who=make_user())]
    bin_it(baby)
    assert set(Job.objects.all()) == set(kept)


def test_the_receipt_counts_and_names_nobody():
    baby = make_baby()
    make_smile(baby=baby)
    receipt = bin_it(baby)

    assert receipt.counts == {
        "babies.baby": 1,
        "babies.babyversion": 1,
        "babies.caregiver": 1,
        "babies.smile": 1,
        "babies.smileday": 1,
    }
    assert (receipt.asked_at, receipt.due_at, receipt.gone_at) == (NOW, LATER, None)


def test_each_parent_is_told_by_mail(django_capture_on_commit_callbacks):
    first = make_user()
    baby = make_baby(by=first)
    other = make_caregiver(baby=baby, role="parent").user
    make_caregiver(baby=baby, role="caregiver")
    with django_capture_on_commit_callbacks(execute=True):
        receipt = bin_it(baby)

    told = {address for sent in mail.outbox for address in sent.to}
    assert told == {first.email, other.email}
    assert receipt.number in mail.outbox[0].body
    assert "In the bin: The diary of a baby, until" in mail.outbox[0].body
    assert baby.name not in mail.outbox[0].body


def test_a_baby_taken_back_is_whole_and_its_shares_stay_ended():
    baby = make_baby()
    smile = make_smile(baby=baby)
    share = make_share(baby=baby, clinic=make_clinic())
    receipt = bin_it(baby)

    take_back(baby=baby, now=NOW + timedelta(days=1))

    assert Baby.objects.managed_by(parent_of(baby)).get() == baby
    assert baby.smiles.get() == smile
    share.refresh_from_db()
    assert share.ended_at == NOW
    receipt.refresh_from_db()
    assert receipt.taken_back_at == NOW + timedelta(days=1)
    assert receipt.due_at is None
    assert purge_babies(now=LATER) == 0


def test_thirty_days_in_the_bin_and_not_a_second_less():
    baby = make_baby()
    kept = make_baby()
    number = bin_it(baby).number

    assert purge_babies(now=LATER - timedelta(seconds=1)) == 0
    assert purge_babies(now=LATER) == 1

    assert list(Baby.objects.all()) == [kept]
    receipt = Receipt.objects.get()
    assert (receipt.number, receipt.gone_at, receipt.due_at) == (number, LATER, None)


def test_a_baby_deleted_at_once_has_a_receipt_of_its_own(
    django_capture_on_commit_callbacks,
):
    baby = make_baby()
    with django_capture_on_commit_callbacks(execute=True):
        receipt = delete_baby(baby=baby, now=NOW)

    assert (receipt.gone_at, receipt.counts["babies.baby"]) == (NOW, 1)
    assert not Baby.objects.exists()
    (sent,) = mail.outbox
    assert "Deleted for good: The diary of a baby, on" in sent.body


def test_the_log_stays_whole_and_counts_its_lines():
    gone, kept = make_baby(), make_baby()
    clinic = make_clinic()
    nurse = make_staff(clinic=clinic)
    for baby in (gone, kept, gone):
        share = make_share(baby=baby, clinic=clinic)
        record_look(share=share, staff=nurse, part="smiles", now=NOW)

    receipt = delete_baby(baby=gone, now=NOW)

    assert receipt.counts["clinics.look"] == 2
    assert first_bad_line() is None
