"""The dates of a birth, cross-checked to the day (clinical rules C.3)."""

from datetime import date, datetime
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import DayField, NumberField
from babies.models import Baby
from babies.said import Profile, profile_of
from babies.words import in_words
from clinical.ages import (
    Birth,
    ImplausibleBirthError,
    birth,
    check_birth_date,
    gestation_from,
    needs_confirming,
)

# The names the rules give to dates, and ours.
FIELD_OF: Final = {
    "born": "birth_on",
    "due_date": "due_on",
    "gestation_weeks": "gestation_weeks",
    "gestation_days": "gestation_days",
}
WEEKS_AND_DAYS: Final = frozenset({"gestation_weeks", "gestation_days"})


class DatesForm(forms.Form):
    """When a baby was born, and how early; what a member of a family or staff says."""

    birth_on = DayField(
        label=_("Birth date"),
        error_messages={"required": _("Please give the birth date.")},
    )
    birth_is_estimated = forms.BooleanField(
        label=_("This birth date is an estimate"), required=False
    )
    due_on = DayField(
        label=_("Due date"),
        required=False,
        help_text=_("The day the baby was due. It makes every age exact."),
    )
    gestation_weeks = NumberField(label=_("Weeks at birth"), required=False)
    gestation_days = NumberField(label=_("and days"), required=False)
    is_confirmed = forms.BooleanField(
        label=_("Yes, the weeks at birth are right"), required=False
    )

    def __init__(
        self, *, now: datetime, data: Any = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.now = now
        self.subject: Birth | None = None
        self.asks_confirmation = False
        # A rare number of weeks that the family confirmed before.
        self.confirmed: int | None = None

    @classmethod
    def of(cls, baby: Baby, *, now: datetime, data: Any = None) -> Self:
        """The form filled in with what is known of a baby."""
        said = profile_of(baby)
        initial = {name: getattr(said, name) for name in Profile.__slots__}
        form = cls(now=now, data=data, initial=initial)
        form.confirmed = baby.total_gestation_days
        if data is None:
            form.subject = baby.birth
        return form

    @property
    def said(self) -> dict[str, Any]:
        """What was sent; in a form that was only opened, what was known."""
        return self.cleaned_data if self.is_bound else dict(self.initial)

    @property
    def today(self) -> date:
        """The day at the home that was chosen, or else at the one that is known."""
        chosen = self.said.get("time_zone") or self.initial.get("time_zone") or "UTC"
        return self.now.astimezone(ZoneInfo(chosen)).date()

    def clean(self) -> dict[str, Any]:
        """Check the dates against each other and against today."""
        said = super().clean() or {}
        born_on = said.get("birth_on")
        if born_on is None or WEEKS_AND_DAYS & self.errors.keys():
            return said
        try:
            check_birth_date(born_on, self.today)
            total = self._gestation(said)
        except ImplausibleBirthError as error:
            self.add_error(FIELD_OF[error.field], in_words(error.reason))
            return said
        if "due_on" not in self.errors:
            self._confirm(total)
            self.subject = birth(
                born_on, None if said.get("birth_is_estimated") else total
            )
        return said

    def _gestation(self, said: dict[str, Any]) -> int | None:
        """Total days at birth; what was changed wins over what was known before."""
        due, weeks = said.get("due_on"), said.get("gestation_weeks")
        days, changed = said.get("gestation_days"), self.changed_data
        is_typed = weeks is not None or days is not None
        if due is not None and not (is_typed and WEEKS_AND_DAYS & set(changed)):
            weeks = days = None
        elif "due_on" not in changed:
            due = said["due_on"] = None
        total = gestation_from(said["birth_on"], weeks=weeks, days=days, due=due)
        if due is not None and total is not None:
            said["gestation_weeks"], said["gestation_days"] = divmod(total, 7)
        return total

    def _confirm(self, total: int | None) -> None:
        self.asks_confirmation = needs_confirming(total) and total != self.confirmed
        if self.asks_confirmation and not self.cleaned_data.get("is_confirmed"):
            self.add_error(
                "is_confirmed",
                _("This is a rare number of weeks. Please check it and tick here."),
            )
