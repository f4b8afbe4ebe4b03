"""Rows of the milestone lists: what no family changes of a row is made once."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _

from babies.choices import Precision
from babies.page import FamilyRequest
from clinical.ages import Birth
from clinical.catalog import SOCIAL_SMILE, catalog, fact_id
from clinical.checklist import due_date
from clinical.expectation_help import expectation_help
from milestones.checklists import Answered, Item
from milestones.models import ValueChoice

# How many shapes of rows are kept: every expectation in a few languages and states.
KEPT_SHAPES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsOn:
    """The page that rows stand on.

    `sent` are the hidden fields of every form, and `up` leads from the address of the
    page to that of the list.
    """

    birth: Birth
    today: date
    may_edit: bool
    smile_on: date | None
    sent: SafeString
    up: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Where an answer given just now is taken back, and where that leads."""

    address: str
    back_to: str
    csrf_token: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """All that makes one row's page text differ from that of others."""

    entry: str
    language: str
    up: str
    form: str
    has_said: bool
    has_note: bool
    has_undo: bool


def hidden_fields(request: FamilyRequest, *, today: date, place: str) -> SafeString:
    """What every form of a page sends beside the button that was pressed.

    The id is for the next entry: an id in use leads to another one.
    """
    context = {
        "csrf_token": get_token(request),
        "key": uuid.uuid4(),
        "on": today.isoformat(),
        "place": place,
    }
    return render_to_string("milestones/_sent.html", context)


def row_of(item: Item, page: RowsOn, undo: Undo | None = None) -> SafeString:
    """One row: the words, what was answered, and what can be done about it."""
    said, note = _said(item, page), _note(item, page)
    shape = _Shape(
        entry=item.entry.id,
        language=get_language() or "",
        up=page.up,
        form=_form(item, page),
        has_said=bool(said),
        has_note=bool(note),
        has_undo=undo is not None,
    )
    return format_html(
        _pattern(shape),
        said=said,
        note=note,
        sent=page.sent,
        undo=undo.address if undo else "",
        back=undo.back_to if undo else "",
        token=undo.csrf_token if undo else "",
    )


@lru_cache(maxsize=KEPT_SHAPES)
def _pattern(shape: _Shape) -> str:
    """A row with gaps in braces; no text of the catalog holds one."""
    entry = catalog().by_id[shape.entry]
    window = catalog().window_by_id.get(shape.entry)
    slug = fact_id(entry.id)
    context = {
        "slug": slug,
        "summary": _(window.criterion if window else entry.summary),
        "window": window,
        "shape": shape,
        **help_words(slug),
    }
    return render_to_string("milestones/_row.html", context)


def _form(item: Item, page: RowsOn) -> str:
    """What can be done in the row."""
    if not page.may_edit or item.opens is not None:
        return "none"
    if item.slug != SOCIAL_SMILE:
        return "answer"
    return "stopped" if page.smile_on else "smile"


def _said(item: Item, page: RowsOn) -> str:
    if item.slug == SOCIAL_SMILE and page.smile_on:
        return _("Seen in the diary on %(on)s") % {"on": date_format(page.smile_on)}
    return "" if item.answer is None else said_words(item.answer)


def said_words(answer: Answered) -> str:
    """An answer with its day."""
    sentence = _("%(value)s, %(on)s")
    if answer.precision == Precision.ABOUT:
        sentence = _("%(value)s, around %(on)s")
    value = ValueChoice(answer.value).label
    return sentence % {"value": value, "on": date_format(answer.on)}


def _note(item: Item, page: RowsOn) -> str:
    """From when a "not yet" counts, as long as it does not (clinical rules D.1)."""
    months, answer = item.entry.age_months, item.answer
    if months is None or item.slug == SOCIAL_SMILE or item.opens is not None:
        return ""
    due = due_date(page.birth, months)
    if page.today < due:
        return _("A “not yet” counts from %(due)s.") % {"due": date_format(due)}
    if answer and answer.value == ValueChoice.NOT_YET and answer.on < due:
        early = _("You said this before %(due)s. Is it still “not yet”?")
        return early % {"due": date_format(due)}
    return ""


def help_words(slug: str) -> dict[str, str]:
    """What an expectation looks like and what to try, in the reader's language."""
    found = expectation_help()[slug]
    return {"looks_like": _(found.looks_like), "try_this": _(found.try_this)}
