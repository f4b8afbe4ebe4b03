"""What a family chooses when it shares a diary."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH, Baby
from clinics.choices import Mode, Part, Reply
from clinics.models import Clinic
from clinics.sharing import LONGEST

HOUR: Final = timedelta(hours=1)
SPANS: Final = {
    "hour": (HOUR, _("1 hour")),
    "week": (timedelta(days=7), _("7 days")),
    "quarter": (timedelta(days=90), _("90 days")),
}
A_DATE: Final = "date"
ONE_OF_THESE: Final = _("Please choose from these.")
#: Photos are never in a share unless chosen.
AT_FIRST: Final = tuple(part.value for part in Part if part is not Part.PHOTOS)


def parts_field() -> forms.MultipleChoiceField:
    """The parts of a diary, to tick those to show."""
    return forms.MultipleChoiceField(
        label=_("What they may see"),
        choices=Part.choices,
        initial=AT_FIRST,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please choose at least one part."),
            "invalid_choice": ONE_OF_THESE,
            "invalid_list": ONE_OF_THESE,
        },
    )


class PartsForm(forms.Form):
    """Which parts of a diary to show."""

    parts = parts_field()


class ShareForm(forms.Form):
    """A share: for which clinic or by a link, which parts, until when."""

    parts = parts_field()
    code = PlainTextField(
        label=_("Code of the clinic"),
        longest=40,
        required=False,
        help_text=_("The clinic tells you its code. Leave it empty to make a link."),
    )
    mode = forms.ChoiceField(
        label=_("What the clinic does"),
        choices=[
            (Mode.LOOK.value, _("Look when I ask")),
            (Mode.WATCH.value, _("Watch, and read it on set days")),
        ],
        initial=Mode.LOOK,
        widget=forms.RadioSelect,
        error_messages={"required": ONE_OF_THESE, "invalid_choice": ONE_OF_THESE},
    )
    until = forms.ChoiceField(
        label=_("Until when"),
        choices=[
            *((key, words) for key, (_span, words) in SPANS.items()),
            (A_DATE, _("A day I choose")),
        ],
        initial="week",
        widget=forms.RadioSelect,
        error_messages={"required": ONE_OF_THESE, "invalid_choice": ONE_OF_THESE},
    )
    until_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Please give a day, such as 2026-12-01.")},
    )
    field_order = ("code", "mode", "parts", "until", "until_on")

    def __init__(
        self, data: Any = None, *, baby: Baby, now: datetime, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.baby = baby
        self.now = now
        self.clinic: Clinic | None = None

    def clean(self) -> dict[str, Any]:
        """Find the clinic and the moment, and refuse what cannot be."""
        said: dict[str, Any] = super().clean() or {}
        code = "".join(said.get("code", "").upper().split())
        if code:
            self.clinic = Clinic.objects.filter(code=code).first()
            if self.clinic is None:
                self.add_error("code", _("No clinic has this code. Please check it."))
        elif said.get("mode") == Mode.WATCH and "code" in said:
            self.add_error("code", _("Only a clinic can watch. Please give its code."))
        if said.get("until") == A_DATE and "until_on" in said:
            self._check_date(said["until_on"])
        return said

    def _check_date(self, until_on: date | None) -> None:
        if until_on is None:
            self.add_error("until_on", _("Please choose a day."))
        elif not self.now < self._end_of(until_on) <= self.now + LONGEST:
            text = _("Please choose a day from today on, within a year.")
            self.add_error("until_on", text)

    def _end_of(self, on: date) -> datetime:
        """The first moment after a day at home."""
        zone = ZoneInfo(self.baby.time_zone)
        if on == date.max:
            return datetime.combine(on, time.min, zone)
        return datetime.combine(on + timedelta(days=1), time.min, zone)

    def until_at(self) -> datetime:
        """The moment at which the share ends by itself."""
        said = self.cleaned_data
        if said["until"] == A_DATE:
            return self._end_of(said["until_on"])
        return self.now + SPANS[said["until"]][0]


class ReplyForm(forms.Form):
    """What a family answers to advice of staff."""

    reply = forms.ChoiceField(
        label=_("Your answer"),
        choices=Reply.choices,
        widget=forms.RadioSelect,
        error_messages={"required": ONE_OF_THESE, "invalid_choice": ONE_OF_THESE},
    )
    words = PlainTextField(
        label=_("Your question or note"),
        longest=NOTE_LENGTH,
        is_note=True,
        required=False,
    )


class PasscodeForm(forms.Form):
    """The passcode of a link."""

    passcode = PlainTextField(
        label=_("Passcode"),
        longest=40,
        help_text=_("Six digits. The family tells you."),
        error_messages={"required": _("Please type the passcode.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "data-focus": True}
        ),
    )
