"""The lines of a timeline's day, written at once.

Twenty-five lines by the template's own means cost more than finding them.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from milestones.timeline_words import Line

register = template.Library()

LINE = (
    '<li><svg class="mark {}" aria-hidden="true"><use href="#{}" /></svg>'
    '<div><div id="line{}">{}{}{}</div>{}</div>{}</li>\n'
)
WORDS = "<small>{}</small>"
NOTE = '<small class="note">{}</small>'
LINK = '<a href="{}">{}</a>'
# Read as the action, the line and its day, which tells them apart.
CHANGE = (
    '<a class="link" href="{0}" id="act{1}" '
    'aria-labelledby="act{1} line{1} day{2}">{3}</a>'
)
UNDO = (
    '<button type="submit" class="link" formaction="{0}" id="act{1}" '
    'aria-labelledby="act{1} line{1} day{2}">{3}</button>'
)
SAME = (
    '<button type="submit" class="link" formaction="{0}" id="same{1}" '
    'aria-labelledby="same{1} line{1} day{2}">{3}</button>'
)


@register.simple_tag
def entries(
    lines: Iterable[tuple[int, Line]], day: int, *, may_edit: bool
) -> SafeString:
    """One list item for each line, with its one action for those who may."""
    return format_html_join(
        "",
        LINE,
        (
            (
                line.color,
                line.symbol,
                number,
                format_html(LINK, line.url, line.label) if line.url else line.label,
                format_html(WORDS, line.words) if line.words else "",
                format_html(NOTE, line.note) if line.note else "",
                _same(line, number, day) if may_edit else "",
                _action(line, number, day) if may_edit else "",
            )
            for number, line in lines
        ),
    )


def _same(line: Line, number: int, day: int) -> SafeString | str:
    if line.same_url:
        return format_html(SAME, line.same_url, number, day, _("Same smile twice?"))
    return ""


def _action(line: Line, number: int, day: int) -> SafeString | str:
    if line.edit_url:
        return format_html(CHANGE, line.edit_url, number, day, _("Change"))
    if line.undo_url:
        return format_html(UNDO, line.undo_url, number, day, _("Undo"))
    return ""
