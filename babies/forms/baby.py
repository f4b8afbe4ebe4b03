"""The form for a baby: a name, the two dates, and where home is."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.age_words import ages_line
from babies.forms.fields import DayField, NumberField, PlainTextField
from babies.homes import zone_choices
from babies.models import NAME_LENGTH, Baby
from babies.said import Profile, profile_of
from babies.words import in_words
from clinical.ages import (
    Birth,
    ImplausibleBirthError,
    add_months,
    age_notes,
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
VISIT_UP_TO_MONTHS: Final = 12
WEEKS_AND_DAYS: Final = frozenset({"gestation_weeks", "gestation_days"})


class BabyForm(forms.Form):
    """Who the baby is; the dates are cross-checked to the day (clinical rules C.3)."""

    name = PlainTextField(
        label=_("Name"),
        longest=NAME_LENGTH,
        error_messages={"required": _("Please give a name. A nickname is fine.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_on = DayField(
        label=_("Birth date"),
        error_messages={"required": _("Please give the birth date.")},
    )
    is_twin = forms.BooleanField(label=_("Yes, this is another baby"), required=False)
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
    time_zone = forms.ChoiceField(
        label=_("Home time zone"),
        choices=zone_choices,
        help_text=_("It decides which day it is at home."),
        error_messages={
            "required": _("Please choose the time zone of home."),
            "invalid_choice": _("We do not know this time zone. Please choose one."),
        },
    )
    visit_on = DayField(
        label=_("Two-month visit"),
        required=False,
        help_text=_("If the date is set already. You can leave this empty."),
    )

    def __init__(
        self,
        *,
        now: datetime,
        data: Any = None,
        initial: dict[str, Any] | None = None,
        others: Collection[Baby] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        self.now = now
        self.others = {(baby.name.casefold(), baby.birth_on) for baby in others}
        self.asks_twin = False
        self.subject: Birth | None = None
        self.asks_confirmation = False
        # A rare number of weeks that the family confirmed before.
        self.confirmed: int | None = None

    @classmethod
    def of(cls, baby: Baby, *, now: datetime, data: Any = None) -> "BabyForm":
        """The form filled in with what is known of a baby."""
        said = profile_of(baby)
        initial = {name: getattr(said, name) for name in Profile.__slots__}
        form = cls(now=now, data=data, initial=initial)
        form.confirmed = baby.total_gestation_days
        if data is None:
            form.subject = baby.birth
        return form

    @property
    def _said(self) -> dict[str, Any]:
        """What was sent; in a form that was only opened, what was known."""
        return self.cleaned_data if self.is_bound else dict(self.initial)

    @property
    def today(self) -> date:
        """The day at the home that was chosen."""
        zone = self._said.get("time_zone") or "UTC"
        return self.now.astimezone(ZoneInfo(zone)).date()

    def clean(self) -> dict[str, Any]:
        """Check the dates against each other and against today."""
        said = super().clean() or {}
        born_on = said.get("birth_on")
        self._ask_about_twins(said)
        self._check_visit(said)
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

    def _check_visit(self, said: dict[str, Any]) -> None:
        visit_on, born_on = said.get("visit_on"), said.get("birth_on")
        if visit_on is None or born_on is None:
            return
        if not born_on <= visit_on <= add_months(born_on, VISIT_UP_TO_MONTHS):
            self.add_error(
                "visit_on",
                _("The two-month visit is in the first year. Please check this day."),
            )

    def _ask_about_twins(self, said: dict[str, Any]) -> None:
        name = said.get("name", "")
        self.asks_twin = (name.casefold(), said.get("birth_on")) in self.others
        if self.asks_twin and not said.get("is_twin"):
            text = _("You already have %(name)s, born the same day. Twins?")
            self.add_error("is_twin", text % {"name": name})

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

    @property
    def ages(self) -> list[str]:
        """Both ages today, and what a reader should know about them."""
        if self.subject is None:
            return []
        said = self._said
        weeks_only = (
            said.get("gestation_weeks") is not None
            and said.get("gestation_days") is None
        )
        notes = age_notes(self.subject, self.today, weeks_only=weeks_only)
        return [ages_line(self.subject, self.today), *map(in_words, notes)]

    def profile(self) -> Profile:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        return Profile(**{name: said[name] for name in Profile.__slots__})
