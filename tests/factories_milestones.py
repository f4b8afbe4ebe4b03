"""Rows for tests of milestones: dull unless a test says what it is about."""

from datetime import date
from typing import Any

from babies.models import Baby, First, Smile
from tests.factories import NOW, make_smile


def make_first(*, baby: Baby, on: date = date(2026, 10, 1), **fields: Any) -> First:
    """A first of a family's own."""
    given = {"title": "First bath", "logged_by": baby.created_by, "logged_at": NOW}
    return First.objects.create(baby=baby, on=on, **{**given, **fields})


def make_laugh(*, baby: Baby, on: date = date(2026, 11, 1)) -> Smile:
    """A laugh while awake, of which there is a keepsake."""
    seen: dict[str, Any] = {"state": "awake", "trigger": ("play",)}
    return make_smile(baby=baby, on=on, kind="laugh", directed="person", **seen)
