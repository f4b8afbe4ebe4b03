"""Receipts of deletions: a number, times and counts, and nothing about whose it was."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _, override

from accounts.models import User
from clinics.codes import LETTERS
from exchange.models import About, Receipt
from exchange.traces import in_words

GROUPS: Final = 4
GROUP_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a receipt is sent to, known before their account may be gone."""

    email: str
    language: str


def readers(people: Iterable[User]) -> list[Reader]:
    """Some people as readers of a receipt."""
    return [Reader(person.email, person.language) for person in people]


def new_receipt(
    about: About,
    *,
    counts: Mapping[str, int],
    now: datetime,
    due_at: datetime | None = None,
) -> Receipt:
    """A receipt under a number that nobody can guess."""
    groups = (
        "".join(secrets.choice(LETTERS) for _letter in range(GROUP_LENGTH))
        for _group in range(GROUPS)
    )
    return Receipt.objects.create(
        number="-".join(groups),
        about=about,
        asked_at=now,
        due_at=due_at,
        counts=dict(counts),
    )


def send_receipt(receipt: Receipt, to: Iterable[Reader]) -> None:
    """Mail a receipt to each reader, once the deletion is certain.

    A mail that cannot be sent is logged; it brings nothing back.
    """
    people = list(to)

    def mail_all() -> None:
        for reader in people:
            _mail(receipt, reader)

    transaction.on_commit(mail_all, robust=True)


def _mail(receipt: Receipt, reader: Reader) -> None:
    path = reverse("exchange:receipt", args=[receipt.number])
    address = f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else ""
    with override(reader.language or settings.LANGUAGE_CODE):
        words = render_to_string(
            "exchange/mail/receipt.txt",
            {"receipt": receipt, "rows": in_words(receipt.counts), "address": address},
        )
        send_mail(_("Your receipt of a deletion"), words, None, [reader.email])
