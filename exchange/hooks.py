"""Webhooks: an address of the family's own is told what happens in a diary.

Told is that something was logged, never what, unless a parent chose the details.
"""

import json
import secrets
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.db import models, transaction

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.choices import Change
from babies.models import (
    Baby,
    BabyVersion,
    Concern,
    Episode,
    First,
    Sleep,
    Smile,
    SmileVersion,
)
from babies.services import IdTakenError
from exchange.models import Delivery, Webhook
from exchange.posting import checked
from milestones.models import Answer

SECRET_BYTES: Final = 32
MOST: Final = 10
#: Rows that were being written at the last look, and are read only now.
OVERLAP: Final = timedelta(minutes=10)
TEST: Final = "test"
#: Each may keep a worker waiting for as long as a post may last.
TRIALS_A_MINUTE: Final = 3
TRIAL_S: Final = 60


class TooManyWebhooksError(Exception):
    """A baby has as many as there may be."""


class TooManyTrialsError(Exception):
    """Somebody tries too often; a minute later it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWebhook:
    """Where to post, and whether to say what was logged."""

    address: str
    with_details: bool
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event: which new rows make it, and what they say in detail."""

    event: str
    model: type[models.Model]
    moment: str
    details: tuple[str, ...] = ()
    #: The event's very name is about health, so it belongs to the details.
    is_health: bool = False


KINDS: Final = (
    Kind("baby.updated", BabyVersion, "at"),
    Kind("smile.logged", Smile, "logged_at", ("on", "kind", "smile_class", "note")),
    Kind("sleep.logged", Sleep, "logged_at", ("on", "started_at", "ended_at", "note")),
    Kind("answer.given", Answer, "logged_at", ("on", "expectation_id", "value")),
    Kind("first.logged", First, "logged_at", ("on", "title", "note")),
    Kind(
        "concern.logged", Concern, "logged_at", ("on", "kind", "note"), is_health=True
    ),
    Kind(
        "episode.logged", Episode, "logged_at", ("on", "kind", "note"), is_health=True
    ),
)
CHANGES: Final = {
    Change.CHANGED: "smile.changed",
    Change.BINNED: "smile.deleted",
    Change.RESTORED: "smile.restored",
}


def add_webhook(
    wish: NewWebhook, *, baby: Baby, by: User, now: datetime
) -> tuple[Webhook, str]:
    """A new webhook and the secret its letters are signed with, told once.

    The caller holds the baby, in a transaction; its form has looked the address up.
    Raises RefusedAddressError, TooManyWebhooksError, and IdTakenError for an id in use.
    """
    checked(wish.address, at_home=settings.PLAIN_HTTP)
    if Webhook.objects.filter(baby=baby).count() >= MOST:
        raise TooManyWebhooksError
    secret = f"whsec_{secrets.token_urlsafe(SECRET_BYTES)}"
    hook = Webhook(
        pk=wish.key,
        baby=baby,
        made_by=by,
        made_at=now,
        address=wish.address,
        secret=get_adapter().encrypt(secret),
        with_details=wish.with_details,
        told_until=now,
    )
    # Another baby may have got one with this id at the same moment.
    if not is_inserted(hook):
        raise IdTakenError
    return hook, secret


def stop(hook: Webhook, *, now: datetime) -> None:
    """Tell nothing any more, until it begins again."""
    hook.stopped_at = now
    hook.save(update_fields=["stopped_at"])


def resume(hook: Webhook, *, now: datetime) -> None:
    """Begin again after a stop; what happened in between is not told."""
    hook.stopped_at, hook.failures, hook.told_until = None, 0, now
    hook.save(update_fields=["stopped_at", "failures", "told_until"])


@transaction.atomic
def trial(hook: Webhook, *, now: datetime) -> Delivery:
    """A letter that only says that it is a test. Raises TooManyTrialsError."""
    # Held, so that trials at the same moment are counted one after the other.
    by = User.objects.select_for_update(no_key=True).get(pk=hook.made_by_id)
    since = now - timedelta(seconds=TRIAL_S)
    tried = Delivery.objects.filter(webhook__made_by=by, event=TEST, made_at__gt=since)
    if tried.count() >= TRIALS_A_MINUTE:
        raise TooManyTrialsError
    delivery = _delivery(hook, TEST, str(uuid.uuid4()), now)
    delivery.due_at = None
    delivery.save(force_insert=True)
    return delivery


@transaction.atomic
def collect(hook: Webhook, *, now: datetime) -> None:
    """Note for delivery what happened since the last look, each thing once."""
    # Held, if it is there still: its letters would have nowhere to belong.
    if (
        Webhook.objects.select_for_update(no_key=True).filter(pk=hook.pk).first()
        is None
    ):
        return
    since = max(hook.made_at, hook.told_until - OVERLAP)
    found = list(_news(hook, since))
    Delivery.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)
    hook.told_until = now
    hook.save(update_fields=["told_until"])


def _news(hook: Webhook, since: datetime) -> Iterator[Delivery]:
    for kind in KINDS:
        if hook.with_details or not kind.is_health:
            rows = kind.model._default_manager.filter(  # noqa: SLF001 -- documented
                baby=hook.baby_id, **{f"{kind.moment}__gte": since}
            )
            for row in rows:
                yield _about(hook, kind, row)
    versions = SmileVersion.objects.filter(baby=hook.baby_id, at__gte=since)
    for version in versions.filter(change__in=CHANGES):
        event = CHANGES[Change(version.change)]
        delivery = _delivery(hook, event, str(version.pk), version.at)
        yield _told(delivery, {"entry": str(version.smile_id)})


def _about(hook: Webhook, kind: Kind, row: Any) -> Delivery:
    delivery = _delivery(hook, kind.event, str(row.pk), getattr(row, kind.moment))
    said: dict[str, Any] = {} if kind.model is BabyVersion else {"entry": str(row.pk)}
    if hook.with_details:
        said["details"] = {name: _plain(getattr(row, name)) for name in kind.details}
    return _told(delivery, said)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _delivery(hook: Webhook, event: str, subject: str, at: datetime) -> Delivery:
    delivery = Delivery(
        webhook=hook, event=event, subject=subject, made_at=at, due_at=at
    )
    return _told(delivery, {})


def _told(delivery: Delivery, more: dict[str, Any]) -> Delivery:
    said = {
        "id": str(delivery.pk),
        "event": delivery.event,
        "at": delivery.made_at.isoformat(),
        "baby": str(delivery.webhook.baby_id),
    }
    delivery.body = json.dumps(said | more)
    return delivery
