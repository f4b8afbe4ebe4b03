"""What webhooks are told: each thing once, and nothing about health by default."""

import json
from datetime import date, timedelta

import pytest

from babies.models import Concern, Smile
from babies.services import bin_smile, edit_baby, restore_smile
from exchange.hooks import (
    MOST,
    NewWebhook,
    TooManyTrialsError,
    TooManyWebhooksError,
    add_webhook,
    collect,
    resume,
    stop,
    trial,
)
from exchange.models import Delivery
from exchange.posting import RefusedAddressError
from tests.exchange.rows import make_webhook
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_profile,
    make_smile,
    parent_of,
)

pytestmark = pytest.mark.django_db
ADDRESS = "https://hooks.example.com/smiles"
SOON = NOW + timedelta(minutes=1)


def add(baby, **said):
    wish = NewWebhook(**{"address": ADDRESS, "with_details": False, **said})
    return add_webhook(wish, baby=baby, by=parent_of(baby), now=NOW)


def told(hook, now=SOON):
    """The bodies that wait for a webhook, by the name of their event."""
    collect(hook, now=now)
    rows = Delivery.objects.filter(webhook=hook)
    return {row.event: json.loads(row.body) for row in rows}


def test_the_secret_is_told_once_and_kept_sealed():
    hook, secret = add(make_baby())
    hook.refresh_from_db()
    assert secret.startswith("whsec_")
    assert len(secret) > 40
    assert secret not in hook.secret
    assert (hook.address, hook.told_until, hook.stopped_at) == (ADDRESS, NOW, None)


@pytest.mark.parametrize("address", ["https://u:p@example.com/", "ftp://a", "x"])
def test_other_addresses_are_refused(address):
    with pytest.raises(RefusedAddressError):
        add(make_baby(), address=address)


def test_plain_http_is_for_ones_own_machine_only(settings):
    settings.PLAIN_HTTP = False
    with pytest.raises(RefusedAddressError):
        add(make_baby(), address="http://hooks.example.com/")


def test_there_may_be_ten():
    baby = make_baby()
    for _each in range(MOST):
        add(baby)
    with pytest.raises(TooManyWebhooksError):
        add(baby)


def test_by_default_nothing_says_what_was_logged():
    baby = make_baby(name="Juniper")
    hook, _secret = add(baby)
    smile = make_smile(baby=baby, note="with grandma")
    make_answer(baby=baby, on=date(2026, 10, 2))
    make_concern(baby=baby, on=date(2026, 10, 2), note="stiff")

    found = told(hook)

    assert sorted(found) == ["answer.given", "baby.updated", "smile.logged"]
    row = Delivery.objects.get(event="smile.logged")
    assert found["smile.logged"] == {
        "id": str(row.pk),
        "event": "smile.logged",
        "at": "2026-11-23T12:00:00+00:00",
        "baby": str(baby.pk),
        "entry": str(smile.pk),
    }
    everything = "".join(Delivery.objects.values_list("body", flat=True))
    for word in ("Juniper", "grandma", "stiff", "concern", "yes", "unclear"):
        assert word not in everything


def test_details_are_sent_to_those_who_chose_them():
    baby = make_baby()
    hook, _secret = add(baby, with_details=True)
    make_smile(baby=baby, note="with grandma")
    make_concern(baby=baby, on=date(2026, 10, 2), note="stiff")

    found = told(hook)

    assert found["smile.logged"]["details"] == {
        "on": "2026-09-11",
        "kind": "smile",
        "smile_class": "unclear",
        "note": "with grandma",
    }
    assert found["concern.logged"]["details"]["note"] == "stiff"


def test_changes_of_a_smile_and_of_the_baby_are_told():
    baby = make_baby()
    smile = make_smile(baby=baby)
    hook = make_webhook(baby=baby)
    by = parent_of(baby)
    edit_baby(baby=baby, profile=make_profile(name="Other"), by=by, now=SOON)
    bin_smile(smile=smile, by=by, now=SOON)
    restore_smile(smile=smile, by=by, now=SOON)

    found = told(hook)

    assert {"baby.updated", "smile.deleted", "smile.restored"} <= set(found)
    assert found["smile.deleted"]["entry"] == str(smile.pk)
    assert "smile.created" not in found


def test_nothing_is_told_twice_and_nothing_from_before():
    baby = make_baby()
    early = make_smile(baby=baby)
    Smile.objects.filter(pk=early.pk).update(logged_at=NOW - timedelta(seconds=1))
    hook, _secret = add(baby)
    make_smile(baby=baby)

    told(hook)
    told(hook, now=SOON + timedelta(minutes=1))

    assert Delivery.objects.filter(event="smile.logged").count() == 1
    hook.refresh_from_db()
    assert hook.told_until == SOON + timedelta(minutes=1)


def test_what_another_process_was_still_writing_is_told_at_the_next_look():
    baby = make_baby()
    hook, _secret = add(baby)
    told(hook, now=SOON)
    concern = make_smile(baby=baby)
    Smile.objects.filter(pk=concern.pk).update(logged_at=SOON - timedelta(minutes=1))
    assert "smile.logged" in told(hook, now=SOON + timedelta(minutes=1))


def test_others_are_not_told():
    hook, _secret = add(make_baby())
    make_smile(baby=make_baby())
    assert sorted(told(hook)) == ["baby.updated"]
    assert not Concern.objects.exists()


def test_one_that_is_stopped_tells_nothing_of_what_came_after():
    hook, _secret = add(make_baby())
    stop(hook, now=NOW)
    hook.refresh_from_db()
    assert hook.stopped_at == NOW


def test_after_a_stop_it_begins_anew():
    hook = make_webhook(baby=make_baby(), stopped_at=NOW, failures=20)
    resume(hook, now=SOON)
    hook.refresh_from_db()
    assert (hook.stopped_at, hook.failures, hook.told_until) == (None, 0, SOON)


def test_nobody_tries_more_than_three_times_a_minute():
    baby = make_baby()
    hook, other = make_webhook(baby=baby), make_webhook(baby=baby)
    for each in (hook, hook, other):
        trial(each, now=NOW)
    with pytest.raises(TooManyTrialsError):
        trial(other, now=NOW + timedelta(seconds=59))
    assert Delivery.objects.count() == 3
    trial(make_webhook(baby=make_baby()), now=NOW)
    trial(other, now=NOW + timedelta(minutes=1))


def test_a_trial_says_that_it_is_one():
    delivery = trial(make_webhook(baby=make_baby()), now=NOW)
    assert json.loads(delivery.body)["event"] == "test"
    assert delivery.due_at is None
