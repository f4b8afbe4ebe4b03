"""The filters of the worklist, which live in its address."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from clinics.models import Staff
from clinics.worklist import Wanted
from clinics.worklist_sql import OPEN

STATES: Final = (
    (OPEN, _("Open")),
    ("acknowledged", _("Acknowledged")),
    ("advised", _("Advised")),
    ("snoozed", _("Put off")),
    ("referred", _("Referred")),
    ("closed", _("Closed")),
)
ANYBODY: Final = ("", _("Anybody"))
MINE: Final = "mine"
NOBODY: Final = "nobody"
#: Days since birth: from, and up to but not with.
AGES: Final = {
    "0-8": (0, 56, _("Under 8 weeks")),
    "8-12": (56, 84, _("8 to 12 weeks")),
    "12-26": (84, 182, _("12 to 26 weeks")),
    "26-": (182, None, _("Over 26 weeks")),
}
WAITS: Final = (
    ("", _("Any time")),
    ("3", _("3 days or more")),
    ("7", _("7 days or more")),
    ("14", _("14 days or more")),
)
A_DAY: Final = timedelta(days=1)


class FilterForm(forms.Form):
    """What of the list to show; what makes no sense is left out."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    by = forms.ChoiceField(label=_("Taken by"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    age = forms.ChoiceField(label=_("Age from birth"), required=False)
    waits = forms.ChoiceField(label=_("Waiting"), choices=WAITS, required=False)

    def __init__(self, data: Any, *, staff: Staff, colleagues: Iterable[Staff]) -> None:
        super().__init__(data)
        self.staff = staff
        people = [(str(row.pk), row.name) for row in colleagues if row != staff]
        chosen: dict[str, list[Any]] = {
            "by": [ANYBODY, (MINE, _("Me")), (NOBODY, _("Nobody yet")), *people],
            "language": [("", _("Any")), *settings.LANGUAGES],
            "age": [("", _("Any")), *((key, age[2]) for key, age in AGES.items())],
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self, today: date) -> Wanted:
        """The filters that make sense, as the list understands them."""
        self.is_valid()
        said = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        by, days = said["by"], said["waits"]
        youngest, oldest, _words = AGES.get(said["age"], (None, None, ""))
        return Wanted(
            state=said["state"] or OPEN,
            taken_by=self._who(by),
            is_free=by == NOBODY,
            language=said["language"] or None,
            born_to=None if youngest is None else today - youngest * A_DAY,
            born_from=None if oldest is None else today - (oldest - 1) * A_DAY,
            since_to=today - int(days) * A_DAY if days else None,
        )

    def _who(self, by: str) -> uuid.UUID | None:
        if by == MINE:
            return self.staff.pk
        return None if by in {"", NOBODY} else uuid.UUID(by)


class ViewForm(forms.Form):
    """A name under which to keep the filters that are on."""

    name = PlainTextField(label=_("Name"), longest=60)
