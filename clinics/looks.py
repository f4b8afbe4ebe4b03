"""The access log: who of the staff looked at what, in a chain that shows tampering.

Each line's seal covers the seal before it, its number and a digest of its words, which
are salted: so the words of a line can be erased one day, and the chain stays whole.
What was erased is told by a line of its own, so that nobody can do it in silence.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from babies.models import Baby
from clinics.choices import Part
from clinics.models import Look, LookHead, Share, Staff

START: Final = "0" * 64
# What a look at the whole record's front page is filed under.
FIRST_PAGE: Final = Part.SUMMARY
# A line that tells which lines were erased, in place of the clinic.
ERASED: Final = "erased"
TOLD_A_LINE: Final = 15


@dataclass(frozen=True, slots=True)
class BadLine:
    """The first line of the log that does not fit, and what is wrong with it."""

    number: int
    fault: str


@transaction.atomic
def record_look(*, share: Share, staff: Staff | None, part: str, now: datetime) -> Look:
    """One line for one look, sealed to the line before; lines are written in turn."""
    head = _held_head()
    look = Look(
        at=now,
        baby_id=share.baby_id,
        share=share,
        who="" if staff is None else staff.name,
        clinic="" if staff is None else staff.clinic.name,
        part=part,
    )
    return _append(look, head)


def _held_head() -> LookHead:
    heads = LookHead.objects.select_for_update().filter(pk=1)
    head = heads.first()
    if head is None:
        LookHead.objects.get_or_create(pk=1, defaults={"number": 0, "seal": START})
        head = heads.get()
    return head


def _append(look: Look, head: LookHead) -> Look:
    look.number = head.number + 1
    look.salt = secrets.token_hex(16)
    look.digest = _digest(look)
    look.seal = _seal(head.seal, look.number, look.digest)
    look.save(force_insert=True)
    head.number, head.seal = look.number, look.seal
    head.save(update_fields=["number", "seal"])
    return look


@transaction.atomic
def erase_looks(*, baby: Baby, now: datetime) -> int:
    """Take the words and salts out of all lines about a baby; how many lines.

    Their digests stay, which say nothing without the salts, and carry the chain.
    """
    head = _held_head()
    lines = Look.objects.filter(baby=baby)
    numbers = list(lines.order_by("number").values_list("number", flat=True))
    lines.update(at=now, baby=None, share=None, who="", clinic="", part="", salt="")
    for first in range(0, len(numbers), TOLD_A_LINE):
        told = ",".join(map(str, numbers[first : first + TOLD_A_LINE]))
        _append(Look(at=now, who="", clinic=told, part=ERASED), head)
    return len(numbers)


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
    erased: set[int] = set()
    told: set[int] = set()
    for number, look in enumerate(_lines(), start=1):
        fault = _fault(look, number, before)
        if fault:
            return BadLine(number, fault)
        if not look.salt:
            erased.add(number)
        elif look.part == ERASED:
            told.update(map(int, look.clinic.split(",")))
        before = look.seal
    head = LookHead.objects.filter(pk=1).first()
    kept = (head.number, head.seal) if head else (0, START)
    if kept != (number, before):
        return BadLine(number + 1, "is missing")
    return _untold(erased ^ told)


def _fault(look: Look, number: int, before: str) -> str:
    if look.number != number:
        return "is missing"
    if look.digest != _digest(look) and not _is_erased(look):
        return "does not say what it said"
    if look.seal != _seal(before, number, look.digest):
        return "does not fit the line before it"
    return ""


def _is_erased(look: Look) -> bool:
    left = (look.salt, look.who, look.clinic, look.part, look.baby_id, look.share_id)
    return not any(left)


def _untold(numbers: Iterable[int]) -> BadLine | None:
    """The first line that is erased and not told so, or told so and not erased."""
    first = min(numbers, default=None)
    return None if first is None else BadLine(first, "was erased without a word")


def _lines() -> Iterator[Look]:
    return Look.objects.order_by("number").iterator(chunk_size=2000)
