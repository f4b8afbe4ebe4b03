"""Asking once more before a diary or an account is deleted."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _, gettext_lazy

from babies.forms.fields import PlainTextField
from babies.models import NAME_LENGTH, Baby

CHOOSE: Final = gettext_lazy("Please choose one of the two.")


class When(TextChoices):
    """How soon a diary is deleted for good."""

    BIN = "bin", gettext_lazy("Into the bin for 30 days, then for good")
    NOW = "now", gettext_lazy("At once, for good")


class BabyRemovalForm(forms.Form):
    """When to delete, and the baby's name as a sign that it is meant."""

    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        choices=When.choices,
        widget=forms.RadioSelect,
        initial=When.BIN,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    name = PlainTextField(
        longest=NAME_LENGTH,
        label=gettext_lazy("Name of the baby"),
        help_text=gettext_lazy("Type it to show that you mean it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Please type the name.")},
    )

    def __init__(self, *args: Any, baby: Baby, is_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baby = baby
        self.is_alone = is_alone

    def clean_when(self) -> When:
        """What another parent could not take back needs that parent to leave first."""
        when = When(self.cleaned_data["when"])
        if when == When.NOW and not self.is_alone:
            raise ValidationError(
                _("There is another parent. So it goes into the bin first.")
            )
        return when

    def clean_name(self) -> str:
        """The name as it is written here, give or take capitals and spaces."""
        typed: str = self.cleaned_data["name"]
        if _plain(typed) != _plain(self.baby.name):
            raise ValidationError(
                _(
                    "This is the diary of %(name)s. Is it the right one? "
                    "If so, type that name."
                ),
                params={"name": self.baby.name},
            )
        return typed


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


class AccountRemovalForm(forms.Form):
    """That the diaries nobody else decides about may go, too."""

    diaries_too = forms.BooleanField(
        label=gettext_lazy("Delete these diaries for good, too"),
        error_messages={
            "required": gettext_lazy(
                "Please hand these diaries over first, or tick the box."
            )
        },
    )

    def __init__(self, *args: Any, has_diaries: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_diaries:
            del self.fields["diaries_too"]
