"""What staff do about a reason: one form for each step, so each has its own errors."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH
from clinical.advice import FlagKind
from clinics.casework import ABOUT_SMILING
from clinics.choices import CARING_ROLES, Action, AdviceKind, Outcome, ReferralKind
from clinics.models import Staff


def note_field() -> PlainTextField:
    """A note for the team about a step."""
    return PlainTextField(
        label=_("Note for the team"), longest=NOTE_LENGTH, is_note=True, required=False
    )


class NoteForm(forms.Form):
    """A step that needs nothing but perhaps a note."""

    note = note_field()


class CloseForm(NoteForm):
    """Closing: never without an outcome."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose how this ended."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    field_order = ("outcome", "note")

    def __init__(self, data: Any = None, *, kind: str, **options: Any) -> None:
        super().__init__(data, **options)
        smiles = FlagKind(kind) in ABOUT_SMILING
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            choice
            for choice in Outcome.choices
            if smiles or choice[0] != Outcome.SMILING_SEEN
        ]


class SnoozeForm(NoteForm):
    """Putting off, until a day."""

    until_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Please choose a day."),
            "invalid": _("Please give a day, such as 2026-12-01."),
        },
    )
    field_order = ("until_on", "note")


class AdviseForm(NoteForm):
    """Advice that the family reads and can answer."""

    kind = forms.ChoiceField(
        label=_("Advice"),
        choices=AdviceKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose the advice."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    words = PlainTextField(
        label=_("In your own words, for the family"),
        longest=NOTE_LENGTH,
        is_note=True,
        required=False,
    )
    field_order = ("kind", "words", "note")


class ReferForm(NoteForm):
    """A referral to another service."""

    kind = forms.ChoiceField(
        label=_("Refer to"),
        choices=ReferralKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose where to."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    service = PlainTextField(label=_("Service"), longest=120, required=False)
    field_order = ("kind", "service", "note")


class HandOverForm(NoteForm):
    """To a colleague."""

    to_staff = forms.ChoiceField(
        label=_("To"),
        error_messages={
            "required": _("Please choose a colleague."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    field_order = ("to_staff", "note")

    def __init__(
        self, data: Any = None, *, colleagues: Iterable[Staff], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.colleagues = {str(row.pk): row for row in colleagues}
        self.fields["to_staff"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (pk, row.name) for pk, row in self.colleagues.items()
        ]


#: In the order of the page, each with its key.
KEYS: Final = {
    Action.TAKEN: "t",
    Action.ACKNOWLEDGED: "e",
    Action.ADVISED: "a",
    Action.SNOOZED: "s",
    Action.REFERRED: "r",
    Action.HANDED_OVER: "h",
    Action.CLOSED: "c",
}


def step_form(action: Action, data: Any, *, kind: str, by: Staff) -> forms.Form:
    """The form for a step about a flag of some kind."""
    auto_id = f"id_{action}_%s"
    if action is Action.CLOSED:
        return CloseForm(data, kind=kind, auto_id=auto_id)
    if action is Action.HANDED_OVER:
        team = Staff.objects.at_clinic(by).working().filter(role__in=CARING_ROLES)
        others = team.exclude(pk=by.pk).order_by("name")
        return HandOverForm(data, colleagues=others, auto_id=auto_id)
    kinds = {
        Action.SNOOZED: SnoozeForm,
        Action.ADVISED: AdviseForm,
        Action.REFERRED: ReferForm,
    }
    return kinds.get(action, NoteForm)(data, auto_id=auto_id)
