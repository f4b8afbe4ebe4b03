"""The access log: who of the staff looked at what, in a chain that shows tampering.

Each line's seal covers the seal before it, its number and a digest of its words, which
are salted: so the words of a line can be erased one day, and the chain stays whole.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from clinics.choices import Part
from clinics.models import Look, LookHead, Share, Staff

START: Final = "0" * 64
# What a look at the whole record's front page is filed under.
FIRST_PAGE: Final = Part.SUMMARY


@dataclass(frozen=True, slots=True)
class BadLine:
    """The first line of the log that does not fit, and what is wrong with it."""

    number: int
    fault: str


@transaction.atomic
def record_look(*, share: Share, staff: Staff | None, part: str, now: datetime) -> Look:
    """One line for one look, sealed to the line before; lines are written in turn."""
    head, _is_new = LookHead.objects.get_or_create(
        pk=1, defaults={"number": 0, "seal": START}
    )
    head = LookHead.objects.select_for_update().get(pk=head.pk)
    look = Look(
        number=head.number + 1,
        at=now,
        baby_id=share.baby_id,
        share=share,
        who="" if staff is None else staff.name,
        clinic="" if staff is None else staff.clinic.name,
        part=part,
        salt=secrets.token_hex(16),
    )
    look.digest = _digest(look)
    look.seal = _seal(head.seal, look.number, look.digest)
    look.save(force_insert=True)
    LookHead.objects.filter(pk=head.pk).update(number=look.number, seal=look.seal)
    return look


def _digest(look: Look) -> str:
    words = (
        look.salt, look.at.isoformat(), str(look.baby_id), str(look.share_id),
        look.who, look.clinic, look.part,
    )  # fmt: skip
    return _hash(*words)


def _seal(before: str, number: int, digest: str) -> str:
    return _hash(before, str(number), digest)


def _hash(*words: str) -> str:
    # Lengths too, so that no letter can move from one word to the next unseen.
    text = "".join(f"{len(word)}:{word}" for word in words)
    return hashlib.sha256(text.encode()).hexdigest()


def first_bad_line() -> BadLine | None:
    """The first line that was changed, taken out or put in; None if all are whole."""
    before, number = START, 0
    for number, look in enumerate(_lines(), start=1):
        if look.number != number:
            return BadLine(number, "is missing")
        if look.digest != _digest(look):
            return BadLine(number, "does not say what it said")
        if look.seal != _seal(before, number, look.digest):
            return BadLine(number, "does not fit the line before it")
        before = look.seal
    head = LookHead.objects.filter(pk=1).first()
    kept = (head.number, head.seal) if head else (0, START)
    if kept != (number, before):
        return BadLine(number + 1, "is missing")
    return None


def _lines() -> Iterator[Look]:
    return Look.objects.order_by("number").iterator(chunk_size=2000)
