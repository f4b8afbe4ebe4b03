"""What leaves the app as a file: the page for the visit, and keepsakes."""

from dataclasses import asdict
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from accounts.qr import qr
from babies.models import Baby
from exchange.marks import MARK_OF_CLASS, mark_pictures
from exchange.paper import can_show, pdf, png
from exchange.sheet import VisitSheet
from milestones.keepsakes import (
    Keepsake,
    KeepsakeKind,
    day_words,
    first_laugh_on,
    keepsakes_of,
)
from milestones.services import assessment

TITLES: Final = {
    KeepsakeKind.SMILE: gettext_lazy("First social smile"),
    KeepsakeKind.LAUGH: gettext_lazy("First laugh"),
}
# The mark of each, and the pale color behind it.
LOOKS: Final = {
    KeepsakeKind.SMILE: ("sun", "#fde9c3"),
    KeepsakeKind.LAUGH: ("star", "#dcf0e6"),
}


def visit_pdf(sheet: VisitSheet, language: str) -> bytes:
    """The page for the visit as a tagged PDF; it says just what the sheet says."""
    values = asdict(sheet)
    for section in values["sections"]:
        for entry in section["entries"]:
            entry["mark"] = MARK_OF_CLASS[entry.pop("smile_class")]
    return pdf(
        "visit.typ",
        {
            **values,
            "lang": language_of(language),
            "pictures": mark_pictures(),
            "letters_missing": False,
            "missing": _("Some letters cannot be printed here. The page has them all."),
            "share_picture": _qr_picture(sheet.share_address),
            "share_words": share_words(),
        },
    )


def share_words() -> str:
    """What the code on the page leads to."""
    return _("A code that opens what the family shares")


def language_of(tag: str) -> str:
    """The language of a tag such as pt-br, by which paper is hyphenated and turned."""
    return tag.split("-", maxsplit=1)[0] or "en"


def _qr_picture(address: str) -> str:
    """The code of an address as an SVG; nothing for none."""
    if not address:
        return ""
    code = qr(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}">'
        f'<path d="{code.path}"/></svg>'
    )


def keepsakes_so_far(baby: Baby, *, today: date) -> tuple[Keepsake, ...]:
    """What there is to keep by a day."""
    laugh_on = first_laugh_on(baby, today=today)
    return keepsakes_of(assessment(baby, today=today), first_laugh_on=laugh_on)


def keepsake_png(keepsake: Keepsake, baby: Baby, language: str) -> bytes:
    """A keepsake as an image; a name that no font here can write is left out."""
    name = baby.name if all(map(can_show, baby.name)) else ""
    mark, wash = LOOKS[keepsake.kind]
    return png(
        "keepsake.typ",
        {
            "lang": language_of(language),
            "title": str(TITLES[keepsake.kind]),
            "name": name,
            "on": date_format(keepsake.on),
            "day": day_words(baby.birth, keepsake.on),
            "picture": mark_pictures()[mark],
            "wash": wash,
        },
    )
