"""Forms for what families say: answers, worries, lost skills; and for looking back."""

import uuid
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from babies.choices import Precision
from babies.forms.fields import DayField, PlainTextField
from babies.models import NOTE_LENGTH, TITLE_LENGTH, Baby, First
from clinical.ages import add_months
from clinical.catalog import Expectation as Entry
from clinical.checklist import Value
from clinical.concerns import ConcernKind
from clinical.numbers import OLDEST_MONTHS
from milestones.models import OutcomeChoice, ValueChoice
from milestones.refusals import RefusedEntryError, check_day, check_open
from milestones.words import CONCERNS

THEN: Final = "then"
ALL: Final = "all"
CHOOSE: Final = _("Please choose one of these.")


class KeyField(forms.UUIDField):
    """The hidden id under which a form is stored, so that sending it twice is once."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> uuid.UUID:
        """The id; a missing or broken one is nobody's mistake, so a new one."""
        try:
            key = super().clean(value)
        except ValidationError:
            key = None
        return key or uuid.uuid4()


class DatedForm(forms.Form):
    """Something said about one day of a baby's life."""

    key = KeyField()
    on = DayField(label=_("Day"))

    def __init__(self, *, baby: Baby, today: date, data: Any = None) -> None:
        initial = {"key": uuid.uuid4(), "on": today}
        super().__init__(data, initial=initial)
        self.baby, self.today = baby, today
        limits = {"max": today.isoformat(), "min": baby.birth_on.isoformat()}
        self.fields["on"].widget.attrs.update(limits)

    def clean_on(self) -> date:
        """A day of the baby's life so far."""
        on: date = self.cleaned_data["on"]
        try:
            check_day(on, baby=self.baby, today=self.today)
        except RefusedEntryError as refused:
            raise ValidationError(refused.sentence) from refused
        return on


class AnswerForm(DatedForm):
    """An answer to an expectation."""

    value = forms.ChoiceField(
        label=_("Your answer"),
        choices=ValueChoice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    about = forms.BooleanField(label=_("I know the day only roughly"), required=False)
    field_order = ("key", "value", "on", "about")

    def __init__(
        self, *, baby: Baby, entry: Entry, today: date, data: Any = None
    ) -> None:
        super().__init__(baby=baby, today=today, data=data)
        self.entry = entry

    def clean_value(self) -> Value:
        """One of the three, once the list is open."""
        try:
            check_open(self.entry, birth=self.baby.birth, today=self.today)
        except RefusedEntryError as refused:
            raise ValidationError(refused.sentence) from refused
        return Value(self.cleaned_data["value"])

    @property
    def precision(self) -> Precision:
        """How well the day is known, once the form is valid."""
        return Precision.ABOUT if self.cleaned_data["about"] else Precision.DAY


class ConcernForm(DatedForm):
    """What worries somebody: one thing or several, the worst on top."""

    kind = forms.TypedMultipleChoiceField(
        label=_("What worries you?"),
        help_text=_("Tick all that fit. You can leave this empty."),
        choices=[(kind.value, label) for kind, label in CONCERNS.items()],
        coerce=ConcernKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )
    field_order = ("key", "kind", "on", "note")

    def clean_kind(self) -> list[ConcernKind]:
        """All that was ticked; a worry needs no name."""
        return self.cleaned_data["kind"] or [ConcernKind.WORRY]


class LossForm(DatedForm):
    """A skill that was there before and is gone."""

    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )


class TriedForm(DatedForm):
    """A tip that was tried, and what happened."""

    outcome = forms.ChoiceField(
        label=_("What happened?"),
        choices=OutcomeChoice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )
    field_order = ("key", "outcome", "on", "note")


class FirstForm(DatedForm):
    """A first of the family's own choosing."""

    title = PlainTextField(label=_("What was it?"), longest=TITLE_LENGTH)
    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )
    field_order = ("key", "title", "on", "note")

    def __init__(
        self, *, baby: Baby, today: date, data: Any = None, row: First | None = None
    ) -> None:
        super().__init__(baby=baby, today=today, data=data)
        if row is not None:
            said = {"title": row.title, "on": row.on, "note": row.note}
            self.initial.update(said)


class LookForm(forms.Form):
    """A day to look at, and which facts to use; the page writes its fields itself."""

    on = DayField(label=_("Day"))
    facts = forms.ChoiceField(
        label=_("What to use"),
        choices=[(THEN, THEN), (ALL, ALL)],
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(self, *, baby: Baby, data: Any) -> None:
        super().__init__(data)
        self.baby = baby

    def clean_on(self) -> date:
        """A day from birth to the sixth birthday; days to come are allowed."""
        on: date = self.cleaned_data["on"]
        if on < self.baby.birth_on:
            raise ValidationError(
                _("This day is before the birth. Please choose a later one.")
            )
        if on > add_months(self.baby.birth_on, OLDEST_MONTHS):
            raise ValidationError(
                _("Smilestone follows children up to their sixth birthday.")
            )
        return on
