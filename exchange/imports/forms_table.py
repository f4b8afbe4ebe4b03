"""Questions about a table: how it is written, what it is of, which column is what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from babies.forms.fields import ChipField
from exchange.imports.csv_file import Way, needs_order, table_of, way_of
from exchange.imports.dates import Order, fitting_orders
from exchange.imports.forms import AskForm
from exchange.imports.guess import (
    COLUMNS,
    DAYS,
    NEEDED,
    Holds,
    cell_of,
    guessed_columns,
    label_of,
)
from exchange.imports.table import (
    BETWEEN_WORDS,
    ENCODING_WORDS,
    Encoding,
    Line,
    TableError,
)
from exchange.models import Upload

SAMPLE_LENGTH: Final = 30
#: So many lines show how the file is read, and so many more if they have other letters.
SAMPLE_LINES: Final = 3
CHOOSE: Final = {"invalid_choice": _lazy("Please choose one of these.")}
WRITTEN: Final = ("encoding", "delimiter")
WAY: Final = ("holds", *WRITTEN)


class CsvForm(AskForm):
    """How a table is meant, and whether 03/04 is in March or in April.

    What is not sent is taken as it was read before, so the questions can be asked
    one after the other or answered at once.
    """

    holds = ChipField(label=_lazy("What is in this file?"), choices=Holds.choices)
    encoding = forms.ChoiceField(
        label=_lazy("How letters are written"),
        help_text=_lazy("If letters above look wrong, try another."),
        choices=tuple(ENCODING_WORDS.items()),
        required=False,
        error_messages=CHOOSE,
    )
    delimiter = forms.ChoiceField(
        label=_lazy("What stands between the columns"),
        choices=tuple(BETWEEN_WORDS.items()),
        required=False,
        error_messages=CHOOSE,
    )
    order = ChipField(label=_lazy("How are the days written?"), choices=Order.choices)

    def __init__(self, *, upload: Upload, now: datetime, data: Any = None) -> None:
        super().__init__(upload=upload, now=now, data=data)
        self.before = way_of(upload)
        self.initial.update(self.before.told())
        self.unread = self.unread_field = ""
        if not upload.files[0]["name"]:
            # What is pasted comes in the letters of the page.
            del self.fields["encoding"]
        sent = {name: (data or {}).get(name) for name in WAY if name in self.fields}
        self._read(_chosen(sent, self.before))
        self._add_columns()
        self.order_fields([*WAY, *(c.value for c in self.columns), "zone", "order"])

    def _read(self, way: Way) -> None:
        """The table in a way; in the one before if it is none in this."""
        try:
            self.way, self.table = way, table_of(self.upload, way)
        except TableError as error:
            self.unread = error.sentence
            is_same = way.encoding is self.before.encoding
            self.unread_field = "delimiter" if is_same else "encoding"
            self.way, self.table = self.before, table_of(self.upload, self.before)

    def _add_columns(self) -> None:
        holds = self.way.holds
        self.columns = COLUMNS[holds]
        known = self.upload.answers.get("columns") if self.way == self.before else None
        places = known or guessed_columns(self.table, holds)
        choices = [("", _("Not there")), *self._column_choices()]
        for column in self.columns:
            is_needed = column in NEEDED[holds]
            self.fields[column.value] = forms.ChoiceField(
                label=label_of(holds, column),
                choices=choices[1:] if is_needed else choices,
                required=is_needed,
                initial=str(places[column]) if column in places else "",
                error_messages={
                    "required": _("Please say which column holds this."),
                    "invalid_choice": _("Please choose a column of the table."),
                },
            )
        days = [places[column] for column in DAYS if column in places]
        self.asks_order = needs_order(self.table, days)

    def _column_choices(self) -> list[tuple[str, str]]:
        return [
            (str(place), _named(name, self._sample(place)))
            for place, name in enumerate(self.table.header)
        ]

    def _sample(self, place: int) -> str:
        cells = (cell_of(line, place) for line in self.table.lines)
        return _short(next((cell for cell in cells if cell), ""))

    def read_anew(self) -> dict[str, Any]:
        """The way to read the file in, if it is another or was asked for."""
        is_asked = "reread" in self.data or self.way != self.before
        return {"way": self.way.told()} if is_asked and not self.unread else {}

    def clean(self) -> dict[str, Any]:
        """Each column is one thing, and days can be read in one way only."""
        said = super().clean() or {}
        if self.unread:
            self.add_error(self.unread_field, self.unread)
        if self.errors:
            return said
        self._check_each_once(said)
        places = [
            int(said[column])
            for column in DAYS
            if column in self.columns and said[column]
        ]
        self.asks_order = needs_order(self.table, places)
        if not self.asks_order:
            said["order"] = min(fitting_orders(self._cells(places))).value
        elif not said["order"]:
            text = _("These days can be read in two ways. Please say which.")
            self.add_error("order", text)
        return said

    def _cells(self, places: Iterable[int]) -> Iterable[str]:
        return (cell_of(line, place) for place in places for line in self.table.lines)

    def _check_each_once(self, said: dict[str, Any]) -> None:
        taken: set[str] = set()
        for column in self.columns:
            place = said[column]
            if place and place in taken:
                self.add_error(column, _("This column is chosen twice."))
            taken.add(place)

    def answers(self) -> dict[str, Any]:
        """The way, the places of the columns, the zone and the order."""
        said = self.cleaned_data
        columns = {c.value: int(said[c]) for c in self.columns if said[c]}
        return {
            "way": self.way.told(),
            "zone": said["zone"],
            "order": said["order"],
            "columns": columns,
        }

    @property
    def brought(self) -> list[tuple[str, Promise]]:
        """The name of the file, and how its letters are read now."""
        words = ENCODING_WORDS[self.way.encoding]
        return [(file["name"], words) for file in self.upload.files]

    @property
    def way_fields(self) -> Sequence[Any]:
        """How the table is written."""
        return [self[name] for name in WRITTEN if name in self.fields]

    @property
    def is_otherwise(self) -> bool:
        """Whether it was read in another way than it looked, or cannot be."""
        has_errors = self.is_bound and any(name in self.errors for name in WRITTEN)
        return has_errors or "way" in self.upload.answers

    @property
    def shown_fields(self) -> Sequence[Any]:
        """The fields about its columns: the order only where it matters."""
        return [
            field
            for field in self.visible_fields()
            if field.name not in WAY and (field.name != "order" or self.asks_order)
        ]

    @property
    def sample(self) -> list[tuple[int, list[str]]]:
        """The first lines as they are read, and some with other letters than a to z."""
        lines = self.table.lines
        odd = [line for line in lines[SAMPLE_LINES:] if not _is_plain(line)]
        return [
            (line.number, [_short(cell) for cell in line.cells])
            for line in (*lines[:SAMPLE_LINES], *odd[:SAMPLE_LINES])
        ]


def _chosen(sent: Mapping[Any, Any], before: Way) -> Way:
    """The way that was sent; what is missing or unknown is as before."""
    holds, encoding = sent.get("holds"), sent.get("encoding")
    delimiter = sent.get("delimiter")
    return Way(
        Encoding(encoding) if encoding in set(Encoding) else before.encoding,
        delimiter if delimiter in BETWEEN_WORDS else before.delimiter,
        Holds(holds) if holds in Holds.values else before.holds,
    )


def _is_plain(line: Line) -> bool:
    return all(cell.isascii() for cell in line.cells)


def _short(text: str) -> str:
    short = text[:SAMPLE_LENGTH]
    return short if short == text else f"{short}…"


def _named(name: str, sample: str) -> str:
    if not sample:
        return name
    return _("%(column)s (%(sample)s)") % {"column": name, "sample": sample}
