"""What staff write down: notes, and advice that a family can answer."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from babies.models import Baby
from babies.services import IdTakenError
from clinics.choices import AdviceKind, Audience
from clinics.models import Note, Staff, StaffAdvice


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What is said of a new note."""

    baby: Baby
    audience: Audience
    words: str
    by: Staff
    now: datetime
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def add_note(
    *, baby: Baby, audience: Audience, words: str, by: Staff, now: datetime
) -> Note:
    """A new note under an id of its own."""
    said = Noted(baby=baby, audience=audience, words=words, by=by, now=now)
    return keep_note(said)[0]


def keep_note(said: Noted) -> tuple[Note, bool]:
    """A note, and whether it is new; the same id again is the same note.

    One for the team never reaches the family. Raises IdTakenError.
    """
    note, is_new = Note.objects.get_or_create(
        pk=said.key,
        defaults={
            "baby": said.baby,
            "clinic": said.by.clinic,
            "audience": said.audience,
            "words": said.words,
            "by": said.by,
            "at": said.now,
        },
    )
    if (note.baby_id, note.clinic_id) != (said.baby.pk, said.by.clinic_id):
        raise IdTakenError
    return note, is_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """What is said of a new piece of advice."""

    key: uuid.UUID
    baby: Baby
    kind: AdviceKind
    words: str
    by: Staff
    now: datetime


def give_advice(said: Advised) -> StaffAdvice:
    """Advice for a family; the same form sent twice is one."""
    advice, _is_new = StaffAdvice.objects.get_or_create(
        pk=said.key,
        defaults={
            "baby": said.baby,
            "clinic": said.by.clinic,
            "kind": said.kind,
            "words": said.words,
            "by": said.by,
            "at": said.now,
        },
    )
    return advice
