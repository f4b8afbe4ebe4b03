"""Emergency help: whom to call where, when to call, and what to do until help comes.

Source: clinical rules E.3; the signs and the first aid follow S47, in our own words.
The numbers are those that each country publishes. Nothing here waits for an answer.
"""

from typing import Final

from clinical.reasons import gettext_noop as _

FIRST_AID_SOURCE: Final = "S47"
# The countries of the European Union, where 112 works everywhere.
UNION: Final = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
#: The numbers of a country, the one to call first.
NUMBERS: Final = {
    **dict.fromkeys(UNION.split(), ("112",)),
    "US": ("911",),
    "CA": ("911",),
    "GB": ("999", "112"),
    "AU": ("000",),
    "NZ": ("111",),
    "IN": ("112",),
}
# The code of the Union, and what people write for the country GB.
OTHER_CODES: Final = {"EU": "DE", "UK": "GB"}
#: What a visitor can choose from; the Union has one number and stands once.
PLACES: Final = {
    "US": _("United States"),
    "CA": _("Canada"),
    "GB": _("United Kingdom"),
    "EU": _("European Union"),
    "AU": _("Australia"),
    "NZ": _("New Zealand"),
    "IN": _("India"),
}


def numbers_in(country: str) -> tuple[str, ...]:
    """The emergency numbers of a country by its code; none when it is not known."""
    code = country.upper()
    return NUMBERS.get(OTHER_CODES.get(code, code), ())


# Each goes on from "Call now if your baby:".
SIGNS: Final = (
    _("is not breathing well"),
    _("is blue, gray or very pale"),
    _("cannot be woken"),
    _("jerks or goes stiff, and does not respond to you"),
    _("has a seizure for the first time"),
    _("has a seizure that lasts 5 minutes or more"),
    _("has one seizure after another and does not wake in between"),
    _("was hurt in a seizure"),
    _("had a seizure in water"),
)
FIRST_AID: Final = (
    _("Look at the time. Keep it in mind."),
    _("Lay your baby on one side as soon as you can."),
    _("Move hard or sharp things away."),
    _("Put nothing in the mouth."),
    _("Do not hold your baby down."),
    _("If someone else is there, ask them to film it."),
    _("Stay with your baby until help comes."),
)
