"""The lines of a timeline's day, written at once.

Twenty-five lines by the template's own means cost more than finding them.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from milestones.timeline_words import Line

register = template.Library()

MARK = '<svg class="mark {}" aria-hidden="true"><use href="#{}" /></svg>'
LINE = '<li>{mark}<div><div id="line{number}">'
WORDS = "<small>{words}</small>"
NOTE = '<small class="note">{note}</small>'
# No link of their own: the entry's page has them large.
PHOTO = (
    '<li><img class="photo" src="{}" width="{}" height="{}" loading="lazy" '
    'alt="{}"></li>'
)
LINK = '<a href="{url}">{label}</a>'
# Read as the action, the line and its day, which tells them apart.
CHANGE = (
    '<a class="link" href="{edit_url}" id="act{number}" '
    'aria-labelledby="act{number} line{number} day{day}">{change}</a>'
)
UNDO = (
    '<button type="submit" class="link" formaction="{undo_url}" id="act{number}" '
    'aria-labelledby="act{number} line{number} day{day}">{undo}</button>'
)
SAME = (
    '<button type="submit" class="link" formaction="{same_url}" id="same{number}" '
    'aria-labelledby="same{number} line{number} day{day}">{same}</button>'
)
TEXTS = ("label", "url", "words", "note", "edit_url", "undo_url", "same_url")


@register.simple_tag
def entries(
    lines: Iterable[tuple[int, Line]], day: int, *, may_edit: bool
) -> SafeString:
    """One list item for each line, with its one action for those who may."""
    beside = {"change": _("Change"), "undo": _("Undo"), "same": _("Same smile twice?")}
    # Made safe once, not for every line.
    said = {name: conditional_escape(text) for name, text in beside.items()}
    said["day"] = format_html("{}", day)
    items = (
        format_html(
            "".join(_parts(line, may_edit=may_edit)),
            mark=_mark(line.color, line.symbol),
            number=number,
            photos=_photos(line),
            **{name: text for name in TEXTS if (text := getattr(line, name))},
            **said,
        )
        for number, line in lines
    )
    return format_html_join("", "{}\n", ((item,) for item in items))


@cache
def _mark(color: str, symbol: str) -> SafeString:
    return format_html(MARK, color, symbol)


def _photos(line: Line) -> SafeString:
    if not line.photos:
        return SafeString("")
    said = (
        (shown.small_url, shown.photo.width, shown.photo.height, shown.alt)
        for shown in line.photos
    )
    return format_html(
        '<ul class="row plain">{}</ul>', format_html_join("", PHOTO, said)
    )


def _parts(line: Line, *, may_edit: bool) -> Iterator[str]:
    """What a line is put together from: each of its words is filled in once."""
    yield LINE
    yield LINK if line.url else "{label}"
    if line.words:
        yield WORDS
    if line.note:
        yield NOTE
    yield "</div>{photos}"
    if may_edit and line.same_url:
        yield SAME
    yield "</div>"
    if may_edit and line.edit_url:
        yield CHANGE
    elif may_edit and line.undo_url:
        yield UNDO
    yield "</li>"
