"""Questions about a Baby Buddy export and about a CDC summary."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from babies.forms.fields import DayField
from babies.homes import today_at_home
from babies.models import Baby
from clinical.catalog import CHECKLIST_AGES
from exchange.imports.baby_buddy import Child, children_of, read_export
from exchange.imports.cdc_look import summary_of
from exchange.imports.forms import AskForm
from exchange.models import Upload
from milestones.refusals import RefusedEntryError, check_day

CHOOSE: Final = _lazy("Please choose one of these.")


class BuddyForm(AskForm):
    """Which of the children of an export this baby is."""

    child = forms.ChoiceField(
        label=_lazy("Which child is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    field_order = ("child", "zone")

    def __init__(self, *, upload: Upload, now: datetime, data: Any = None) -> None:
        super().__init__(upload=upload, now=now, data=data)
        children = children_of(read_export(upload.files))
        self.fields["child"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (child.code, _child_words(child)) for child in children
        ]
        self.fields["zone"].help_text = _("The zone that Baby Buddy is set to.")
        likely = [child.code for child in children if _is_likely(child, upload.baby)]
        if len(children) == 1 or len(likely) == 1:
            self.initial.setdefault("child", (likely or [children[0].code])[0])


def _child_words(child: Child) -> str:
    if child.born_on is None:
        return child.name
    told = {"name": child.name, "day": date_format(child.born_on)}
    return _("%(name)s, born on %(day)s") % told


def _is_likely(child: Child, baby: Baby) -> bool:
    first = child.name.casefold().split(" ")[0]
    return child.born_on == baby.birth_on or first == baby.name.casefold()


class CdcForm(AskForm):
    """On which day the answers were given, and about which list."""

    on = DayField(
        label=_lazy("When were these answers given?"),
        help_text=_lazy("If they come from several days, take the last."),
    )
    age = forms.TypedChoiceField(
        label=_lazy("Which checklist is it?"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(self, *, upload: Upload, now: datetime, data: Any = None) -> None:
        super().__init__(upload=upload, now=now, data=data)
        del self.fields["zone"]
        summary = summary_of(upload)
        if summary.on is not None:
            self.initial.setdefault("on", summary.on)
        if summary.ages:
            del self.fields["age"]
        else:
            self.fields["age"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
                ("", _("I do not know")),
                *((str(age), _age_words(age)) for age in CHECKLIST_AGES),
            ]

    def clean_on(self) -> date:
        """A day of the baby's life so far."""
        on: date = self.cleaned_data["on"]
        baby = self.upload.baby
        try:
            check_day(on, baby=baby, today=today_at_home(baby, self.now))
        except RefusedEntryError as refused:
            raise ValidationError(refused.sentence) from refused
        return on

    def answers(self) -> dict[str, Any]:
        """The day, and the age of the list where the mail names none."""
        said = self.cleaned_data
        return {"on": said["on"].isoformat(), "age": said.get("age", "")}


def _age_words(age: int) -> str:
    return _("%(months)d months") % {"months": age}
