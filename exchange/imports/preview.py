"""What an upload would add, before anything is added."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from babies.models import Baby, Sleep
from babies.said import Seen
from babies.sleep_log import Times
from babies.sleep_words import span_in_words
from babies.smile_words import said_in_words
from exchange.imports.found import Entry, Remark
from exchange.imports.writing import MODELS, Batch, new_in
from exchange.models import Import
from milestones.bulk import SaidAnswer, SaidFirst
from milestones.checklists import name_of
from milestones.models import ValueChoice

#: Of each list, as many are shown; all of them are counted.
SHOWN: Final = 100
FIRST_ROWS: Final = 5
KIND_WORDS: Final = {
    "smiles": gettext_lazy("Smiles and laughs"),
    "sleeps": gettext_lazy("Sleeps"),
    "answers": gettext_lazy("Milestone answers"),
    "firsts": gettext_lazy("Own firsts"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be an entry: a person says whether, and of which kind."""

    name: str
    line: int
    file: str
    when: str
    text: str
    suggestion: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries of a kind there are, and how many of them are new."""

    words: str
    found: int
    new: int

    @property
    def known(self) -> int:
        """How many are in the diary or its bin already."""
        return self.found - self.new


@dataclass(frozen=True, slots=True)
class Looked:
    """What reading an upload gave."""

    batch: Batch
    problems: Sequence[Remark] = ()
    notes: Sequence[Remark] = ()
    repeated: int = 0
    sample: Sequence[tuple[int, str, str]] = ()
    left_out: Sequence[str] = ()
    candidates: Sequence[Candidate] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The same, counted against the diary."""

    looked: Looked
    counts: Sequence[Count] = field(default_factory=tuple)
    #: What it rests on; see `ground.ground_of`.
    ground: object = None

    @property
    def new(self) -> int:
        """How many entries would be added."""
        return sum(count.new for count in self.counts)

    @property
    def problems(self) -> Sequence[Remark]:
        """The first lines that cannot be read."""
        return self.looked.problems[:SHOWN]

    @property
    def problem_count(self) -> int:
        """How many lines cannot be read."""
        return len(self.looked.problems)

    @property
    def notes(self) -> Sequence[Remark]:
        """The first lines worth a look."""
        return self.looked.notes[:SHOWN]


def preview(looked: Looked, ground: object = None) -> Preview:
    """Count what was read against what the diary has."""
    new = new_in(looked.batch)
    counts = [
        Count(str(KIND_WORDS[kind]), len(looked.batch.of(kind)), new[kind])
        for kind in MODELS
        if looked.batch.of(kind)
    ]
    return Preview(looked, counts, ground)


def smile_sample(entries: Sequence[Entry[Seen]]) -> list[tuple[int, str, str]]:
    """The first smiles in words: the line, when, and all that is said."""
    rows = []
    for entry in entries[:FIRST_ROWS]:
        said = said_in_words(entry.said)
        told = said.pop("when")
        rows.append((entry.line, told, " · ".join(said.values())))
    return rows


def sleep_sample(
    entries: Sequence[Entry[Times]], baby: Baby
) -> list[tuple[int, str, str]]:
    """The first sleeps in words: the line, when, and the note."""
    rows = []
    for entry in entries[:FIRST_ROWS]:
        said = entry.said
        sleep = Sleep(
            started_at=said.started_at, ended_at=said.ended_at, time_zone=baby.time_zone
        )
        rows.append((entry.line, span_in_words(sleep), said.note))
    return rows


def answer_sample(
    entries: Sequence[Entry[SaidAnswer]], most: int = FIRST_ROWS
) -> list[tuple[int, str, str]]:
    """The first answers in words: the line, the milestone, the answer and its day."""
    return [
        (entry.line, name_of(entry.said.entry.id), _answer_words(entry.said))
        for entry in entries[:most]
    ]


def _answer_words(said: SaidAnswer) -> str:
    told = {
        "value": ValueChoice(said.value.value).label,
        "on": date_format(said.on),
    }
    return _("%(value)s, %(on)s") % told


def first_sample(entries: Sequence[Entry[SaidFirst]]) -> list[tuple[int, str, str]]:
    """The first firsts in words: the line, the day, what was new and the note."""
    return [
        (
            entry.line,
            date_format(entry.said.on),
            " · ".join(filter(None, (entry.said.title, entry.said.note))),
        )
        for entry in entries[:FIRST_ROWS]
    ]


def added(done: Import) -> list[tuple[str, int]]:
    """How many entries of each kind an import added."""
    return [
        (str(KIND_WORDS[kind]), len(done.rows[kind]))
        for kind in MODELS
        if kind in done.rows
    ]
