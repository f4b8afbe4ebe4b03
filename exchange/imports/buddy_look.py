"""What a Baby Buddy export would add for one child."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from babies.choices import KindChoice, Precision, StateChoice
from babies.models import TITLE_LENGTH, Baby
from babies.said import Seen
from babies.smile_words import clock_words
from exchange.imports.answers import AnswerError, note_of
from exchange.imports.baby_buddy import Export, Row, Sheet, read_export
from exchange.imports.buddy_sleeps import read_sleeps
from exchange.imports.csv_file import reading_of
from exchange.imports.dates import Reading, UnreadableError, When, when
from exchange.imports.found import Entry, Found, Remark, key_of
from exchange.imports.hints import PREFIX, Pick, suggestion_for, tells_of_smiles
from exchange.imports.preview import Candidate, Looked, sleep_sample
from exchange.imports.smiles import key_of_smile
from exchange.imports.writing import Batch
from exchange.models import Upload
from milestones.bulk import SaidFirst

#: More than this nobody looks through on one page.
MOST_CANDIDATES: Final = 500
PICKED: Final[Mapping[str, Mapping[str, str]]] = {
    Pick.SMILE: {"kind": KindChoice.SMILE},
    Pick.SLEEP_SMILE: {"kind": KindChoice.SMILE, "state": StateChoice.ASLEEP},
    Pick.LAUGH: {"kind": KindChoice.LAUGH},
}


class _Texts:
    """Notes and milestones that a person may make entries of."""

    def __init__(self, baby: Baby, reading: Reading, picks: Mapping[str, str]) -> None:
        self.baby, self.reading, self.picks = baby, reading, picks
        self.smiles: Found[Seen] = Found()
        self.firsts: Found[SaidFirst] = Found()
        self.candidates: list[Candidate] = []
        self.problems: list[Remark] = []
        self.passed_over = 0
        self.too_many = 0

    def offer(self, row: Row, column: str, time: str, otherwise: Pick) -> None:
        """Offer one text, and take what was picked of it."""
        try:
            text = note_of(row[column])
            found = when(row[time], "", self.reading)
        except (AnswerError, UnreadableError) as error:
            self.problems.append(Remark(row.line, column, error.sentence, row.file))
            return
        if not text:
            return
        if otherwise is Pick.LEAVE_OUT and not tells_of_smiles(text):
            self.passed_over += 1
            return
        if len(self.candidates) >= MOST_CANDIDATES:
            self.too_many += 1
            return
        key = key_of(self.baby.pk, column, found.on, found.moment, text)
        name = f"{PREFIX}{key.hex}"
        pick = self.picks.get(name, suggestion_for(text) or otherwise)
        self.candidates.append(self._candidate(name, row, found, text, pick))
        self._take(pick, row, found, text)

    def _candidate(
        self, name: str, row: Row, found: When, text: str, pick: str
    ) -> Candidate:
        clock = clock_words(found.moment, self.baby.time_zone)
        told = {"day": date_format(found.on), "time": clock}
        choices = tuple((each.value, str(each.label)) for each in Pick)
        return Candidate(
            name=name,
            line=row.line,
            file=row.file,
            when=_("%(day)s, %(time)s") % told,
            text=text,
            suggestion=pick,
            choices=choices,
        )

    def _take(self, pick: str, row: Row, found: When, text: str) -> None:
        if pick == Pick.FIRST:
            first = SaidFirst(found.on, _title_of(text), text)
            key = key_of(self.baby.pk, "first", found.on, text)
            self.firsts.add(Entry(key, row.line, first))
        elif pick in PICKED:
            seen = Seen(
                on=found.on,
                observed_at=found.moment,
                precision=Precision.EXACT if found.moment else Precision.DAY,
                time_zone=self.baby.time_zone,
                note=text,
                **PICKED[pick],  # type: ignore[arg-type]  # words alone
            )
            key = key_of_smile(self.baby.pk, seen)
            self.smiles.add(Entry(key, row.line, seen))


def _title_of(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"


def look_at_buddy(upload: Upload, picks: Mapping[str, str], now: datetime) -> Looked:
    """What an export says of the child that was chosen."""
    export, reading = read_export(upload.files), reading_of(upload, now)
    child = upload.answers["child"]
    sleeps = read_sleeps(export.of(Sheet.SLEEP, child), upload.baby, reading)
    texts = _Texts(upload.baby, reading, picks)
    for row in export.of(Sheet.NOTES, child):
        texts.offer(row, "note", "time", Pick.LEAVE_OUT)
    for row in export.of(Sheet.TUMMY, child):
        texts.offer(row, "milestone", "start", Pick.FIRST)
        if row["notes"]:
            texts.offer(row, "notes", "start", Pick.LEAVE_OUT)
    return Looked(
        batch=Batch(
            smiles=texts.smiles.said(),
            sleeps=sleeps.said(),
            firsts=texts.firsts.said(),
        ),
        problems=[*export.problems, *sleeps.problems, *texts.problems],
        notes=sleeps.notes,
        repeated=sleeps.repeated,
        sample=sleep_sample(sleeps.entries, upload.baby),
        left_out=list(_left_out(export, child, texts)),
        candidates=texts.candidates,
    )


def _left_out(export: Export, child: str, texts: _Texts) -> Iterator[str]:
    """What the export has and the diary will not: files, children, words."""
    yield from export.left_out
    counts = {
        "others": sum(
            row.child != child
            for sheet in (Sheet.SLEEP, Sheet.NOTES, Sheet.TUMMY)
            for row in export.rows.get(sheet, ())
        ),
        "silent": sum(
            not (row["milestone"] or row["notes"])
            for row in export.of(Sheet.TUMMY, child)
        ),
        "passed_over": texts.passed_over,
        "too_many": texts.too_many,
    }
    for kind, count in counts.items():
        if count:
            yield _counted_words(kind, count) % {"count": count}


def _counted_words(kind: str, count: int) -> str:
    words = {
        "others": ngettext(
            "%(count)d line about another child.",
            "%(count)d lines about other children.",
            count,
        ),
        "silent": ngettext(
            "%(count)d tummy time without words.",
            "%(count)d tummy times without words.",
            count,
        ),
        "passed_over": ngettext(
            "%(count)d note that tells of no smile.",
            "%(count)d notes that tell of no smile.",
            count,
        ),
        "too_many": ngettext(
            "%(count)d text more than one page can show.",
            "%(count)d texts more than one page can show.",
            count,
        ),
    }
    return words[kind]
