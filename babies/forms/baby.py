"""The form for a baby: a name, the two dates, and where home is."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.age_words import ages_line
from babies.forms.dates import DatesForm
from babies.forms.fields import DayField, PlainTextField
from babies.homes import zone_choices
from babies.models import NAME_LENGTH, Baby
from babies.said import Profile
from babies.words import in_words
from clinical.ages import add_months, age_notes

VISIT_UP_TO_MONTHS: Final = 12


class BabyForm(DatesForm):
    """Who the baby is; the dates are cross-checked to the day (clinical rules C.3)."""

    name = PlainTextField(
        label=_("Name"),
        longest=NAME_LENGTH,
        error_messages={"required": _("Please give a name. A nickname is fine.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_twin = forms.BooleanField(label=_("Yes, this is another baby"), required=False)
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
    field_order = ("name", "birth_on", "is_twin")

    def __init__(
        self,
        *,
        now: datetime,
        data: Any = None,
        initial: dict[str, Any] | None = None,
        others: Collection[Baby] = (),
    ) -> None:
        super().__init__(now=now, data=data, initial=initial)
        self.others = {(baby.name.casefold(), baby.birth_on) for baby in others}
        self.asks_twin = False

    def clean(self) -> dict[str, Any]:
        """Check the dates against each other and against today."""
        said = super().clean()
        self._ask_about_twins(said)
        self._check_visit(said)
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

    @property
    def ages(self) -> list[str]:
        """Both ages today, and what a reader should know about them."""
        if self.subject is None:
            return []
        said = self.said
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
