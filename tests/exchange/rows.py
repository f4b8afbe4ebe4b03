"""Rows of ways out for tests: dull unless told otherwise."""

import uuid
from datetime import timedelta

from accounts.models import User
from babies.models import Baby
from exchange.models import About, Feed, Receipt, Webhook
from exchange.receipts import new_receipt
from tests.factories import NOW, parent_of


def make_feed(*, baby: Baby, by: User | None = None, is_private: bool = False) -> Feed:
    """A calendar of a baby, whose secret nobody knows."""
    return Feed.objects.create(
        baby=baby,
        made_by=by or parent_of(baby),
        made_at=NOW,
        secret_hash=uuid.uuid4().hex,
        is_private=is_private,
    )


def make_webhook(*, baby: Baby, by: User | None = None, **said: object) -> Webhook:
    """A webhook of a baby, from now on."""
    given = {"address": "https://hooks.example.com/smiles", "secret": "sealed"}
    return Webhook.objects.create(
        baby=baby,
        made_by=by or parent_of(baby),
        made_at=NOW,
        told_until=NOW,
        **{**given, **said},
    )


def make_receipt() -> Receipt:
    """A receipt of a baby in the bin."""
    counts = {"babies.smile": 3, "babies.baby": 1}
    due_at = NOW + timedelta(days=30)
    return new_receipt(About.BABY, counts=counts, now=NOW, due_at=due_at)
