"""A record for staff as plain words for paper: what its pages say, part by part."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinics.record import FirstPage, Record
from clinics.record_lines import Group, Line, PartShown
from exchange.sheet import Entry, Fact, Section, VisitSheet


def record_sheet(record: Record, today: date) -> VisitSheet:
    """Everything a share shows of a baby, in the reader's language."""
    return VisitSheet(
        title=record.first.name,
        made=_("Made from the diary on %(on)s.") % {"on": date_format(today)},
        sections=tuple(_sections(record)),
        footer=_("Rules %(version)s, not yet signed by a clinician.")
        % {"version": record.first.rules_version},
    )


def _sections(record: Record) -> Iterator[Section]:
    yield _glance(record.first)
    for shown in record.parts:
        for number, group in enumerate(shown.groups):
            if group.lines or group.empty:
                yield _section(shown, group, is_first=number == 0)


def _glance(first: FirstPage) -> Section:
    old = _("older than 14 days")
    return Section(
        title=_("At a glance"),
        facts=tuple(
            Fact(fact.label, (fact.said, old) if fact.is_old else (fact.said,))
            for fact in first.facts
        ),
    )


def _section(shown: PartShown, group: Group, *, is_first: bool) -> Section:
    said = {"part": shown.title, "group": group.title}
    title = _("%(part)s: %(group)s") % said if group.title else shown.title
    smiles = [line for line in group.lines if line.smile_class]
    others = [_line(line) for line in group.lines if not line.smile_class]
    return Section(
        title=title,
        lead=_lead(shown) if is_first else (),
        entries=tuple(map(_entry, smiles)),
        lines=tuple(others or ([] if smiles else [group.empty])),
    )


def _lead(shown: PartShown) -> tuple[str, ...]:
    """A word of warning, where nothing new was logged for two weeks."""
    if shown.newest is None or not shown.is_old:
        return ()
    sentence = _("Newest entry: %(on)s, older than 14 days")
    return (sentence % {"on": date_format(shown.newest)},)


def _line(line: Line) -> str:
    return " · ".join((line.head, *line.small))


def _entry(line: Line) -> Entry:
    when, *detail = line.small
    seen = [_("Seen by staff"), *detail] if line.by_staff else detail
    return Entry(line.smile_class, line.head, when, " · ".join(seen))
