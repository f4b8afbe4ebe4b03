"""The rows of the strip's table twin, written at once.

Seven cells a week by the template's own means cost more than the whole strip.
"""

from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from milestones.strip import WeekRow

register = template.Library()

ROW = (
    '<tr><th scope="row">{}</th><td>{}</td><td class="number">{}</td>'
    '<td class="number">{}</td><td class="number">{}</td>'
    '<td class="number">{}</td><td class="number">{}</td></tr>\n'
)


@register.filter
def as_table_rows(rows: Iterable[WeekRow]) -> SafeString:
    """One table row a week, from sleep smiles to laughs."""
    return format_html_join("", ROW, map(_cells, rows))


def _cells(row: WeekRow) -> tuple[str | int, ...]:
    return (
        _("Before the due date") if row.week is None else row.week,
        date_format(row.from_on, "j M"),
        row.reflex,
        row.unclear,
        row.likely_social,
        row.social,
        row.laugh,
    )
