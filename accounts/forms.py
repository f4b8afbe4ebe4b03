"""What people choose about themselves."""

from typing import Any, Final

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Units, User
from accounts.units import length, temperature

CHOOSE: Final = _("Please choose one of these.")
#: A newborn's length and a mild room: only to show how each choice reads.
EXAMPLE_CM: Final = 50
EXAMPLE_CELSIUS: Final = 20
NAME_LENGTH: Final = 60


class PreferencesForm(forms.ModelForm[User]):
    """Language and units."""

    language = forms.ChoiceField(
        label=_("Language"), required=False, error_messages={"invalid_choice": CHOOSE}
    )
    units = forms.ChoiceField(
        label=_("Lengths and temperatures"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    class Meta:
        model = User
        fields = ("language", "units")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", _("As my browser asks")),
            *settings.LANGUAGES,
        ]
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (units, example_of(units)) for units in Units.values
        ]


def example_of(units: str) -> str:
    """How a choice of units reads."""
    return f"{length(EXAMPLE_CM, units)}, {temperature(EXAMPLE_CELSIUS, units)}"


class AuthenticatorForm(ActivateTOTPForm):
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()


class PasskeyForm(AddWebAuthnForm):
    """A new passkey, with a name to know it by."""

    name = forms.CharField(
        label=_("A name for it"),
        required=False,
        max_length=NAME_LENGTH,
        error_messages={"max_length": _("Please keep the name short.")},
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without my password"),
        required=False,
        initial=True,
    )


def code_field() -> forms.CharField:
    """Six digits, which phones offer to fill in."""
    return forms.CharField(
        label=_("The six digits"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
        error_messages={"max_length": _("That is too long for a code.")},
    )
