"""What is asked about an upload, and what it would add, as the API shows it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.forms import ChoiceField

from babies.api.entries import Shown
from exchange.imports.forms import AskForm
from exchange.imports.found import Remark
from exchange.imports.preview import Preview
from exchange.imports.writing import MODELS

#: Longer lists of choices, such as that of the time zones, are known elsewhere.
MOST_CHOICES: Final = 120


def given_or_guessed(form: AskForm, sent: Mapping[str, str]) -> dict[str, str]:
    """What was sent, and for all else what the form would show."""
    return {name: _value(form, name) for name in form.fields} | dict(sent)


def shown_questions(form: AskForm) -> list[Shown]:
    """Each question with its choices and the answer so far."""
    return [
        {
            "name": name,
            "label": str(field.label),
            "is_needed": field.required,
            "value": _value(form, name),
            "choices": _choices(field),
        }
        for name, field in form.fields.items()
    ]


def _value(form: AskForm, name: str) -> str:
    value = form.get_initial_for_field(form.fields[name], name)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _choices(field: Any) -> list[Shown] | None:
    if not isinstance(field, ChoiceField):
        return None
    choices: Any = field.choices
    found = [{"value": str(value), "label": str(label)} for value, label in choices]
    return found if len(found) <= MOST_CHOICES else None


def shown_preview(found: Preview) -> Shown:
    """What would be added, counted, with every line to look at."""
    looked = found.looked
    kinds = [kind for kind in MODELS if looked.batch.of(kind)]
    return {
        "new": found.new,
        "counts": [
            {"kind": kind, "found": count.found, "new": count.new}
            for kind, count in zip(kinds, found.counts, strict=True)
        ],
        "repeated": looked.repeated,
        "problem_count": found.problem_count,
        "problems": _remarks(found.problems),
        "notes": _remarks(found.notes),
        "left_out": list(looked.left_out),
        "candidates": [
            {
                "name": each.name,
                "file": each.file,
                "line": each.line,
                "when": each.when,
                "text": each.text,
                "pick": str(each.suggestion),
            }
            for each in looked.candidates
        ],
    }


def _remarks(remarks: Iterable[Remark]) -> list[Shown]:
    return [
        {
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "message": each.sentence,
        }
        for each in remarks
    ]
