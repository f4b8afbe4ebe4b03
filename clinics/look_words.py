"""What was looked at, in words the family knows."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinics.choices import Part

#: Looks that are filed under something else than a part of a share.
DATES: Final = "dates"
LETTER: Final = "letter"
PRINT: Final = "print"
PDF: Final = "pdf"
PHOTO: Final = "photo"
COPY: Final = "copy"
ELSE: Final[dict[str, Promise]] = {
    DATES: _("Birth date"),
    LETTER: _("Letter to another service"),
    PRINT: _("The whole record, to print"),
    PDF: _("The whole record, as a file"),
    PHOTO: _("One photo"),
    COPY: _("A copy for the clinic's own system"),
}


def look_words(part: str) -> str:
    """The name of what was looked at; an unknown one stands for itself."""
    if part in ELSE:
        return str(ELSE[part])
    return str(Part(part).label) if part in set(Part) else part
