"""What is left of deletions, and the ways out of a diary."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from exchange.models import Delivery, Feed, KeptNote, Webhook
from tests.clinics.rows import make_clinic, make_staff
from tests.exchange.rows import make_feed, make_receipt, make_webhook
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of

pytestmark = pytest.mark.django_db


def test_ways_out_are_ones_own_while_one_sees_the_baby():
    baby = make_baby()
    other = make_caregiver(baby=baby)
    feed, hook = make_feed(baby=baby), make_webhook(baby=baby, by=other.user)
    row = Delivery.objects.create(webhook=hook, event="a", body="", made_at=NOW)

    assert Feed.objects.visible_to(parent_of(baby)).get() == feed
    assert not Feed.objects.visible_to(other.user).exists()
    assert Delivery.objects.visible_to(other.user).get() == row
    assert not Delivery.objects.visible_to(parent_of(baby)).exists()
    for nobody in (AnonymousUser(), make_user()):
        assert not Webhook.objects.visible_to(nobody).exists()

    other.delete()
    assert not Webhook.objects.visible_to(hook.made_by).exists()


def test_kept_notes_are_the_clinics():
    clinic = make_clinic()
    said = {"receipt": make_receipt(), "words": "…", "who": "", "at": NOW}
    note = KeptNote.objects.create(clinic=clinic, **said)
    assert KeptNote.objects.at_clinic(make_staff(clinic=clinic)).get() == note
    assert not KeptNote.objects.at_clinic(make_staff()).exists()


def test_rows_are_named_by_their_day_and_never_by_a_name():
    baby = make_baby(name="Juniper")
    hook = make_webhook(baby=baby)
    receipt = make_receipt()
    said = {"clinic": make_clinic(), "receipt": receipt, "words": "x", "at": NOW}
    rows = [
        make_feed(baby=baby),
        hook,
        KeptNote.objects.create(**said),
        Delivery.objects.create(webhook=hook, event="test", body="", made_at=NOW),
    ]
    assert [str(row) for row in rows] == ["2026-11-23"] * 3 + ["test 2026-11-23"]
    assert str(receipt) == receipt.number


def test_one_person_has_one_calendar_of_a_baby():
    baby = make_baby()
    make_feed(baby=baby)
    with pytest.raises(IntegrityError):
        make_feed(baby=baby)
