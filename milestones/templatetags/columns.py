"""The rows of the charts' table twins, written at once, as those of the strip are."""

from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from babies.sleep_words import in_hours
from milestones.charts import Column
from milestones.sleep_chart import SleepDay
from milestones.stretches import Unit

register = template.Library()
register.filter(in_hours)

NUMBERS = 6
ROW = (
    '<tr><th scope="row">{}</th><td>{}</td>'
    + '<td class="number">{}</td>' * NUMBERS
    + "</tr>\n"
)
SLEEP_ROW = '<tr><th scope="row">{}</th><td>{}</td></tr>\n'


@register.filter
def as_column_rows(columns: Iterable[Column]) -> SafeString:
    """One table row a column: its age, its first day, its smiles by class and in all."""
    return format_html_join("", ROW, map(_cells, columns))


def _cells(column: Column) -> tuple[str | int, ...]:
    from_on = date_format(column.from_on, "SHORT_DATE_FORMAT")
    return (_age(column), from_on, *column.counts, column.total)


def _age(column: Column) -> str:
    if column.number >= 0:
        return str(column.number)
    before = -column.number
    if column.unit is Unit.WEEK:
        return ngettext(
            "%(weeks)s week before the due date",
            "%(weeks)s weeks before the due date",
            before,
        ) % {"weeks": before}
    return ngettext(
        "%(months)s month before the due date",
        "%(months)s months before the due date",
        before,
    ) % {"months": before}


@register.filter
def as_sleep_rows(days: Iterable[SleepDay]) -> SafeString:
    """One table row a day, the newest last as in the picture."""
    return format_html_join(
        "",
        SLEEP_ROW,
        (
            (
                date_format(day.on, "SHORT_DATE_FORMAT"),
                in_hours(day.minutes) if day.minutes else _("Not logged"),
            )
            for day in days
        ),
    )
