"""The worklist's rows and filters, written at once.

Fifty rows of eight cells by the template's own means cost more than finding them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms, template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from accounts.templatetags.shell import link
from babies.age_words import in_weeks
from clinics.flag_words import TONES, reason_words
from clinics.worklist import Row

register = template.Library()
SELECTED = format_html("{}", " selected")

# The words of the columns stand at the cells, too: on a phone a row is a card.
ROW = (
    '<tr data-case="{case}"><th scope="row"><a href="{record}">{name}</a></th>'
    '<td data-label="[birth]">{from_birth}</td>'
    '<td data-label="[corrected]">{corrected}</td>'
    '<td class="why"><a href="{case}"><span class="pill" data-level="{tone}">{why}'
    "</span></a>{others}</td>"
    '<td class="number" data-label="[waiting]">{waiting}</td>'
    '<td data-label="[taken]">{taken_by}</td></tr>\n'
)
SELECT = (
    '<div class="field"><label for="{id}">{label}</label>'
    '<select name="{name}" id="{id}">{options}</select></div>\n'
)


@register.filter
def as_worklist_rows(rows: Iterable[Row]) -> SafeString:
    """One row of the table for each row of the list."""
    pattern = ROW
    for label, words in (
        ("[birth]", _("From birth")),
        ("[corrected]", _("Corrected")),
        ("[waiting]", _("Waiting")),
        ("[taken]", _("Taken by")),
    ):
        pattern = pattern.replace(label, escape(words))
    # Many babies are as old as each other, and wait for the same reason.
    say = Words(
        _said_once(in_weeks),
        _said_once(reason_words),
        _said_once(_waiting),
        cache(_others),
    )
    return format_html_join("", pattern, (_cells(row, say) for row in rows))


@dataclass(frozen=True, slots=True)
class Words:
    """How to say an age, a reason, a wait, and how many reasons more there are."""

    weeks: Callable[[int], SafeString]
    why: Callable[[str, str, str], SafeString]
    waiting: Callable[[int], SafeString]
    others: Callable[[int], str]


def _said_once(words: Callable[..., str]) -> Callable[..., SafeString]:
    """The same words, escaped, and put together once for all rows that share them."""
    return cache(lambda *about: escape(words(*about)))


def _waiting(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def _cells(row: Row, say: Words) -> dict[str, str]:
    """The words of a row; a corrected age is never negative."""
    corrected = (row.today - row.zero_on).days
    return {
        "case": link("clinics:case", row.share_id, row.kind),
        "record": link("clinics:record", row.share_id),
        "name": row.name,
        "from_birth": say.weeks((row.today - row.birth_on).days),
        "corrected": _("not yet") if corrected < 0 else say.weeks(corrected),
        "tone": TONES.get(row.level, ""),
        "why": say.why(row.kind, row.status, row.evidence),
        "others": say.others(row.reasons - 1),
        "waiting": say.waiting(row.days_waiting),
        "taken_by": row.taken_by,
    }


def _others(others: int) -> str:
    if not others:
        return ""
    words = ngettext("and %(others)s more", "and %(others)s more", others)
    return format_html(" <small>{}</small>", words % {"others": others})


@register.filter
def as_selects(form: forms.Form) -> SafeString:
    """The fields of a form of choices, each with what was chosen."""
    fields = ((name, field, form.data.get(name, "")) for name, field in _fields(form))
    return format_html_join(
        "",
        SELECT,
        (
            {
                "id": f"id_{name}",
                "name": name,
                "label": field.label,
                "options": _options(field, chosen),
            }
            for name, field, chosen in fields
        ),
    )


def _fields(form: forms.Form) -> Iterable[tuple[str, Any]]:
    return form.fields.items()


def _options(field: Any, chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (value, SELECTED if value == chosen else "", words)
            for value, words in field.choices
        ),
    )
