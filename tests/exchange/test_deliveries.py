"""Sending: signed, tried again, given up, and stopped."""

import hashlib
import hmac
import json
from datetime import timedelta

import pytest

from accounts.models import User
from babies.models import Baby, Caregiver
from exchange import deliveries
from exchange.deliveries import (
    KEPT,
    MOST_FAILURES,
    TRY_AGAIN,
    send,
    send_all,
    signature,
)
from exchange.hooks import NewWebhook, add_webhook, collect, trial
from exchange.models import Delivery, Webhook
from tests.exchange.listener import listening
from tests.factories import NOW, make_baby, make_caregiver, make_smile, parent_of

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def ear():
    with listening() as found:
        yield found


@pytest.fixture
def baby():
    return make_baby(now=NOW - timedelta(days=1))


def hook_to(ear, baby):
    """A webhook to a listener, and its secret."""
    wish = NewWebhook(address=ear.address, with_details=False)
    return add_webhook(wish, baby=baby, by=parent_of(baby), now=NOW)


def test_the_signature_covers_the_time_and_the_body():
    expected = hmac.new(b"s", b"1795435200.{}", hashlib.sha256).hexdigest()
    assert signature("s", "{}", NOW) == f"t=1795435200,v1={expected}"


def test_a_smile_arrives_signed(ear, baby):
    _hook, secret = hook_to(ear, baby)
    smile = make_smile(baby=baby)

    assert send_all(now=SOON) == (1, 0)

    ((_path, headers, body),) = ear.got
    moment, proof = headers["Smilestone-Signature"].split(",")
    signed = f"{moment.removeprefix('t=')}.".encode() + body
    ours = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    assert proof == f"v1={ours}"
    assert headers["Smilestone-Event"] == "smile.logged"
    said = json.loads(body)
    assert headers["Smilestone-Delivery"] == said["id"]
    assert said["entry"] == str(smile.pk)
    row = Delivery.objects.get()
    assert (row.status, row.attempts, row.due_at, row.tried_at) == (204, 1, None, SOON)
    assert send_all(now=SOON + timedelta(minutes=1)) == (0, 0)


def test_a_letter_is_tried_again_later_and_later_and_then_given_up(ear, baby):
    hook_to(ear, baby)
    make_smile(baby=baby)
    ear.status = 503
    now, tried = SOON, []
    for wait in TRY_AGAIN:
        assert send_all(now=now) == (0, 1)
        assert send_all(now=now + wait - timedelta(seconds=1)) == (0, 0)
        due_at = Delivery.objects.get().due_at
        assert due_at is not None
        tried.append(due_at - now)
        now += wait
    assert tried == list(TRY_AGAIN)
    assert send_all(now=now) == (0, 1)
    row = Delivery.objects.get()
    assert (row.due_at, row.attempts, row.status) == (None, 7, 503)
    assert len(ear.got) == 7


def test_one_that_is_down_is_asked_once_a_round(ear, baby):
    hook_to(ear, baby)
    make_smile(baby=baby)
    make_smile(baby=baby)
    ear.status = 500
    assert send_all(now=SOON) == (0, 1)
    ear.status = 200
    assert send_all(now=SOON + timedelta(hours=1)) == (2, 0)
    assert Webhook.objects.get().failures == 0


def test_after_many_failures_it_stops(ear, baby):
    hook, _secret = hook_to(ear, baby)
    Webhook.objects.update(failures=MOST_FAILURES - 1)
    make_smile(baby=baby)
    ear.status = 410
    assert send_all(now=SOON) == (0, 1)
    hook.refresh_from_db()
    assert hook.stopped_at == SOON
    assert send_all(now=SOON + timedelta(days=1)) == (0, 0)


def test_what_cannot_be_sent_keeps_no_others_waiting(ear, baby, monkeypatch):
    monkeypatch.setattr(deliveries, "A_ROUND", 1)
    gone, other = make_baby(now=NOW - timedelta(days=1)), ear.address
    for each in (gone, baby):
        wish = NewWebhook(address=other, with_details=False)
        add_webhook(wish, baby=each, by=parent_of(each), now=NOW)
        make_smile(baby=each)
    collect(Webhook.objects.get(baby=gone), now=SOON)
    Caregiver.objects.filter(baby=gone).delete()
    assert send_all(now=SOON) == (1, 0)
    assert json.loads(ear.got[0][2])["baby"] == str(baby.pk)


@pytest.mark.parametrize("loss", ["role", "bin", "place", "account"])
def test_nothing_is_sent_for_who_decides_no_more(ear, baby, loss):
    hook_to(ear, baby)
    make_smile(baby=baby)
    assert send_all(now=NOW - timedelta(days=2)) == (0, 0)
    make_caregiver(baby=baby, role="parent")
    mine = Caregiver.objects.filter(user=baby.created_by)
    if loss == "role":
        mine.update(role="caregiver")
    elif loss == "bin":
        Baby.objects.update(binned_at=NOW)
    elif loss == "account":
        User.objects.update(is_active=False)
    else:
        mine.delete()
    assert send_all(now=SOON) == (0, 0)
    assert ear.got == []


def test_a_letter_that_another_process_took_is_left_to_it(ear, baby):
    hook_to(ear, baby)
    make_smile(baby=baby)
    send_all(now=NOW - timedelta(days=2))
    Delivery.objects.update(due_at=SOON + timedelta(minutes=2))
    assert send_all(now=SOON) == (0, 0)


def test_a_trial_is_tried_once_and_counts_for_nothing(ear, baby):
    hook, _secret = hook_to(ear, baby)
    ear.status = 500
    assert not send(trial(hook, now=NOW), now=NOW).is_taken
    hook.refresh_from_db()
    row = Delivery.objects.get()
    assert (row.due_at, row.status, hook.failures) == (None, 500, 0)


def test_a_webhook_deleted_while_it_is_told_is_no_trouble(ear, baby):
    hook, _secret = hook_to(ear, baby)
    delivery = trial(hook, now=NOW)
    delivery.due_at = NOW
    delivery.save()
    Webhook.objects.filter(pk=hook.pk).update(failures=3)
    assert send(delivery, now=NOW).is_taken
    hook.refresh_from_db()
    assert hook.failures == 0


def test_the_log_is_kept_for_thirty_days(ear, baby):
    hook_to(ear, baby)
    make_smile(baby=baby)
    send_all(now=SOON)
    send_all(now=NOW + KEPT)
    assert Delivery.objects.count() == 1
    send_all(now=NOW + KEPT + timedelta(seconds=1))
    assert Delivery.objects.count() == 0


def test_a_webhook_that_goes_while_its_letter_is_under_way_stops_nobody(ear, baby):
    gone, _secret = hook_to(ear, baby)
    make_smile(baby=baby)
    collect(gone, now=SOON)
    letter = Delivery.objects.select_related("webhook").get()
    Webhook.objects.all().delete()
    assert send(letter, now=SOON).is_taken
    collect(gone, now=SOON)
    assert not Delivery.objects.exists()
