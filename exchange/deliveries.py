"""Sending what webhooks are told: signed, tried again, and given up one day."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.db.models import F

from babies.models import Baby
from exchange.hooks import collect
from exchange.models import Delivery, Webhook
from exchange.posting import Answer, Letter, post

#: After each try that failed; after the last, the letter is given up.
TRY_AGAIN: Final = (
    timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30),
    timedelta(hours=2), timedelta(hours=8), timedelta(hours=24),
)  # fmt: skip
#: So many in a row, and the webhook is stopped until its parent looks.
MOST_FAILURES: Final = 20
KEPT: Final = timedelta(days=30)
#: While one process sends a letter, no other takes it.
CLAIMED: Final = timedelta(minutes=2)
A_ROUND: Final = 500
NOTED: Final = ("attempts", "tried_at", "status", "fault", "due_at")


def signature(secret: str, body: str, at: datetime) -> str:
    """What proves who sent a body and when: HMAC-SHA256 over time, dot and body."""
    moment = int(at.timestamp())
    signed = f"{moment}.{body}".encode()
    found = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={moment},v1={found}"


def send(delivery: Delivery, *, now: datetime) -> Answer:
    """Try a delivery once, and note what came of it."""
    hook = delivery.webhook
    secret = get_adapter().decrypt(hook.secret)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Smilestone",
        "Smilestone-Event": delivery.event,
        "Smilestone-Delivery": str(delivery.pk),
        "Smilestone-Signature": signature(secret, delivery.body, now),
    }
    body = delivery.body.encode()
    answer = post(Letter(hook.address, body, headers, at_home=settings.PLAIN_HTTP))
    _note(delivery, answer, now)
    return answer


def _note(delivery: Delivery, answer: Answer, now: datetime) -> None:
    """What came of a try; while it was made, the webhook may have gone with it."""
    is_test, tries = delivery.due_at is None, delivery.attempts
    delivery.attempts, delivery.tried_at = tries + 1, now
    delivery.status, delivery.fault = answer.status, answer.fault
    again = not answer.is_taken and not is_test and tries < len(TRY_AGAIN)
    delivery.due_at = now + TRY_AGAIN[tries] if again else None
    # Updates alone: they bring nothing back that is gone, and hold nothing together.
    said = {name: getattr(delivery, name) for name in NOTED}
    Delivery.objects.filter(pk=delivery.pk).update(**said)
    if is_test:
        return
    hooks = Webhook.objects.filter(pk=delivery.webhook_id)
    hooks.update(failures=0 if answer.is_taken else F("failures") + 1)
    hooks.filter(failures__gte=MOST_FAILURES).update(stopped_at=now)


def send_all(*, now: datetime) -> tuple[int, int]:
    """Tell every webhook what is new; how many letters were taken, and how many not."""
    for hook in Webhook.objects.filter(stopped_at__isnull=True).select_related(
        "made_by"
    ):
        if _still_decides(hook):
            collect(hook, now=now)
    taken = failed = 0
    down: set[object] = set()
    for delivery in _due(now):
        # One that does not answer is not asked again in the same round.
        if delivery.webhook_id in down or not _claim(delivery, now):
            continue
        if send(delivery, now=now).is_taken:
            taken += 1
        else:
            failed += 1
            down.add(delivery.webhook_id)
    Delivery.objects.filter(made_at__lt=now - KEPT, due_at__isnull=True).delete()
    return taken, failed


def _still_decides(hook: Webhook) -> bool:
    """Whether who made it may sign in and is a parent still, and no bin has the baby."""
    if not hook.made_by.is_active:
        return False
    return Baby.objects.managed_by(hook.made_by).filter(pk=hook.baby_id).exists()


def _due(now: datetime) -> Iterator[Delivery]:
    """Some letters of each webhook, so that none that is down keeps others waiting."""
    rows = Delivery.objects.filter(due_at__lte=now)
    hooks = Webhook.objects.filter(
        stopped_at__isnull=True, pk__in=rows.values("webhook")
    )
    for hook in hooks.select_related("made_by").order_by("made_at", "pk"):
        if _still_decides(hook):
            mine = rows.filter(webhook=hook).select_related("webhook__made_by")
            yield from mine.order_by("due_at", "pk")[:A_ROUND]


def _claim(delivery: Delivery, now: datetime) -> bool:
    mine = Delivery.objects.filter(pk=delivery.pk, due_at=delivery.due_at)
    return bool(mine.update(due_at=now + CLAIMED))
