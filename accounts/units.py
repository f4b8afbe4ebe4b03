"""Lengths and temperatures, written as a person chose."""

from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import Units

CM_IN_AN_INCH: Final = 2.54


def length(cm: float, units: str) -> str:
    """A length, in whole centimetres or inches."""
    if units == Units.US:
        inches = number_format(round(cm / CM_IN_AN_INCH))
        return _("%(inches)s in") % {"inches": inches}
    return _("%(cm)s cm") % {"cm": number_format(round(cm))}


def temperature(celsius: float, units: str) -> str:
    """A temperature, in whole degrees."""
    if units == Units.US:
        fahrenheit = number_format(round(celsius * 9 / 5 + 32))
        return _("%(fahrenheit)s °F") % {"fahrenheit": fahrenheit}
    return _("%(celsius)s °C") % {"celsius": number_format(round(celsius))}
