"""What lies in a baby's bin, of every kind, the last to go in first."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from accounts.models import User
from accounts.templatetags.shell import link
from babies.bins import BIN_TIME
from babies.homes import today_at_home
from babies.models import Baby, DiaryRow, Photo
from babies.photo_words import shown_photo
from milestones.timeline import KINDS
from milestones.timeline_words import LINES, Line

#: Of each kind; an import that was undone takes all of it back on its own page.
MOST_OF_A_KIND: Final = 1000
#: Evenings are changed or cleared where they stand.
BINNED: Final[Mapping[str, type[DiaryRow]]] = {
    **{kind: model for kind, model in KINDS.items() if kind != "bedtimes"},
    "photos": Photo,
}
BINNED_KINDS: Final = tuple(BINNED)
RESTORED_BY: Final = {
    "smiles": "babies:smile_restore",
    "sleeps": "babies:sleep_restore",
    "photos": "babies:photo_restore",
}


@dataclass(frozen=True, slots=True)
class Binned:
    """An entry in the bin: what it was, when it goes for good, and the way back."""

    kind: str
    baby: Baby
    row: Any

    @property
    def pk(self) -> uuid.UUID:
        """Its id."""
        key: uuid.UUID = self.row.pk
        return key

    @property
    def line(self) -> Line:
        """What it says."""
        if self.kind == "photos":
            about = shown_photo(self.row, self.baby).alt
            return Line(color="icon", symbol="icon-photo", label=about)
        return LINES[self.kind](self.row)

    @property
    def on(self) -> date:
        """Its day."""
        day: date = self.row.on
        return day

    @property
    def binned_at(self) -> datetime:
        """When it was put away."""
        moment: datetime = self.row.binned_at
        return moment

    @property
    def gone_on(self) -> date:
        """The day it goes for good."""
        return today_at_home(self.baby, self.binned_at + BIN_TIME)

    @property
    def restore_url(self) -> str:
        """Where it is taken back."""
        if self.kind in RESTORED_BY:
            return link(RESTORED_BY[self.kind], self.baby.pk, self.pk)
        return link("milestones:put_back", self.baby.pk, self.kind, self.pk)


def binned_entries(baby: Baby, user: User) -> list[Binned]:
    """The entries in the bin that a person may take back; one query a kind."""
    rows: list[tuple[str, Any]] = []
    for kind in BINNED_KINDS:
        every: Any = BINNED[kind]._default_manager  # noqa: SLF001 -- documented by Django
        found = every.binned_editable_by(user).filter(baby=baby)
        newest = found.order_by("-binned_at", "pk")[:MOST_OF_A_KIND]
        rows += [(kind, row) for row in newest]
    rows.sort(key=lambda each: each[1].binned_at, reverse=True)
    for _kind, row in rows:
        # Spares whoever shows it a query.
        row.baby = baby
    return [Binned(kind, baby, row) for kind, row in rows]
