"""What staff write down: notes, and advice that a family can answer."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from babies.models import Baby
from clinics.choices import AdviceKind, Audience
from clinics.models import Note, Staff, StaffAdvice


def add_note(
    *, baby: Baby, audience: Audience, words: str, by: Staff, now: datetime
) -> Note:
    """A note; one for the team never reaches the family."""
    return Note.objects.create(
        baby=baby, clinic=by.clinic, audience=audience, words=words, by=by, at=now
    )


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
