"""Papers of staff: the letter of a referral."""

import re
from dataclasses import asdict

from django.utils.translation import gettext as _

from clinics.letters import LetterSheet
from exchange.handed_over import language_of
from exchange.paper import pdf


def letter_pdf(sheet: LetterSheet, language: str) -> bytes:
    """A letter as a tagged PDF; it says just what the sheet says."""
    return pdf(
        "letter.typ",
        {
            **asdict(sheet),
            "paragraphs": [
                part.splitlines() for part in re.split(r"\n\s*\n", sheet.text.strip())
            ],
            "lang": language_of(language),
            "letters_missing": False,
            "missing": _("Some letters cannot be printed here. The page has them all."),
        },
    )
