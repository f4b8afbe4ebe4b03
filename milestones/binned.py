"""What lies in a baby's bin, of every kind, the last to go in first."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from accounts.models import User
from accounts.templatetags.shell import link
from babies.bins import BIN_TIME
from babies.homes import today_at_home
from babies.models import Baby
from milestones.timeline import KINDS
from milestones.timeline_words import LINES, Line

#: Of each kind; nobody looks further back.
MOST_OF_A_KIND: Final = 100
#: Evenings are changed or cleared where they stand.
BINNED_KINDS: Final = tuple(kind for kind in KINDS if kind != "bedtimes")
RESTORED_BY: Final = {
    "smiles": "babies:smile_restore",
    "sleeps": "babies:sleep_restore",
}


@dataclass(frozen=True, slots=True)
class Binned:
    """An entry in the bin: what it was, when it goes for good, and the way back."""

    kind: str
    pk: uuid.UUID
    line: Line
    on: date
    binned_at: datetime
    gone_on: date
    restore_url: str


def binned_entries(baby: Baby, user: User) -> list[Binned]:
    """The entries in the bin that a person may take back; one query a kind."""
    rows: list[tuple[str, Any]] = []
    for kind in BINNED_KINDS:
        every: Any = KINDS[kind]._default_manager  # noqa: SLF001 -- documented by Django
        found = every.binned_editable_by(user).filter(baby=baby)
        newest = found.order_by("-binned_at", "pk")[:MOST_OF_A_KIND]
        rows += [(kind, row) for row in newest]
    rows.sort(key=lambda each: each[1].binned_at, reverse=True)
    return [_binned(baby, kind, row) for kind, row in rows]


def _binned(baby: Baby, kind: str, row: Any) -> Binned:
    row.baby = baby
    if kind in RESTORED_BY:
        back = link(RESTORED_BY[kind], baby.pk, row.pk)
    else:
        back = link("milestones:put_back", baby.pk, kind, row.pk)
    gone_on = today_at_home(baby, row.binned_at + BIN_TIME)
    line = LINES[kind](row)
    return Binned(kind, row.pk, line, row.on, row.binned_at, gone_on, back)
