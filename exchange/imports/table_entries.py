"""Tables of milestone answers and of own firsts: one line, one entry."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Final

from django.utils.translation import get_language, gettext as _, ngettext

from babies.choices import Precision
from babies.forms.fields import HIDDEN_CATEGORIES, JOINERS, quoted
from babies.models import TITLE_LENGTH, Baby
from clinical.catalog import Expectation, catalog, fact_id
from clinical.checklist import Value
from exchange.imports.cdc import TICKS, VALUES
from exchange.imports.cdc_match import meant
from exchange.imports.found import Entry, Found, key_of
from exchange.imports.guess import Column
from exchange.imports.lines import (
    Cells,
    LineError,
    Plan,
    Watch,
    each_line,
    note_in,
    when_of,
)
from exchange.imports.table import Table
from milestones.bulk import SaidAnswer, SaidFirst
from milestones.checklists import name_of
from milestones.models import ValueChoice
from milestones.refusals import RefusedEntryError, check_open

#: Other words for the same, as tables write them.
ALSO: Final[Mapping[str, Value]] = {
    **VALUES,
    **{tick: VALUES[word] for tick, word in TICKS.items()},
    "y": Value.YES, "true": Value.YES, "1": Value.YES, "x": Value.YES,
    "n": Value.NOT_YET, "false": Value.NOT_YET, "0": Value.NOT_YET,
    "unknown": Value.NOT_SURE, "?": Value.NOT_SURE,
}  # fmt: skip


def read_answers(
    table: Table, plan: Plan, baby: Baby, watch: Watch = iter
) -> Found[SaidAnswer]:
    """The answers of a table; every problem with its line and column."""
    found: Found[SaidAnswer] = Found()
    read = partial(_answer, plan=plan, baby=baby)
    for line, said in each_line(table, plan, found, read, watch):
        about = fact_id(said.entry.id)
        key = key_of(plan.baby, "answer", about, said.on, said.value.value)
        found.add(Entry(key, line.number, said))
    return found


def _answer(cells: Cells, plan: Plan, baby: Baby) -> SaidAnswer:
    on = when_of(cells, plan.reading).on
    text = cells.get(Column.MILESTONE, "")
    if not text:
        raise LineError(Column.MILESTONE, _("The milestone is missing."))
    entry = milestone_of(text, get_language() or "")
    if entry is None:
        told = _("We know no such milestone: “%(text)s”") % {"text": quoted(text)}
        raise LineError(Column.MILESTONE, told)
    try:
        check_open(entry, birth=baby.birth, today=plan.reading.today)
    except RefusedEntryError as error:
        raise LineError(Column.MILESTONE, error.sentence) from error
    return SaidAnswer(on, entry, _value(cells), Precision.DAY)


@lru_cache(maxsize=1024)
def milestone_of(text: str, _language: str) -> Expectation | None:
    """The milestone that a cell names: by id, by our words, or by words alike.

    Looked up once for each text: long tables have few.
    """
    known = catalog().by_id
    if text in known:
        return known[text]
    plain = " ".join(text.casefold().split())
    named = [entry for entry in known.values() if plain == name_of(entry.id).casefold()]
    return named[0] if len(named) == 1 else meant(text, None)


def _value(cells: Cells) -> Value:
    text = cells.get(Column.ANSWER, "")
    plain = " ".join(text.casefold().replace("_", " ").split())
    for value, label in ValueChoice.choices:
        if plain == str(label).casefold():
            return Value(value)
    if plain not in ALSO:
        told = _("“%(typed)s” is none of: yes, not yet, not sure.")
        raise LineError(Column.ANSWER, told % {"typed": quoted(text)})
    return ALSO[plain]


def read_firsts(table: Table, plan: Plan, watch: Watch = iter) -> Found[SaidFirst]:
    """The firsts of a table; every problem with its line and column."""
    found: Found[SaidFirst] = Found()
    read = partial(_first, plan=plan)
    for line, said in each_line(table, plan, found, read, watch):
        key = key_of(plan.baby, "first", said.on, said.title, said.note)
        found.add(Entry(key, line.number, said))
    return found


def _first(cells: Cells, plan: Plan) -> SaidFirst:
    on = when_of(cells, plan.reading).on
    return SaidFirst(on, _title(cells.get(Column.TITLE, "")), note_in(cells))


def _title(text: str) -> str:
    seen = "".join(
        letter
        for letter in " ".join(text.split())
        if unicodedata.category(letter) not in HIDDEN_CATEGORIES or letter in JOINERS
    ).strip()
    if not seen:
        raise LineError(Column.TITLE, _("Please say what was new."))
    if len(seen) > TITLE_LENGTH:
        told = ngettext(
            "This has more than %(limit)d character. The rest can be a note.",
            "This has more than %(limit)d characters. The rest can be a note.",
            TITLE_LENGTH,
        )
        raise LineError(Column.TITLE, told % {"limit": TITLE_LENGTH})
    return seen
