"""What the page for the visit says: as values, on screen and on paper."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

from exchange.sheet import Section, VisitSheet


def texts_of(sheet: VisitSheet) -> Iterator[str]:
    """Everything a sheet says, in order."""
    yield sheet.title
    yield sheet.made
    for section in sheet.sections:
        yield from texts_in(section)
    yield sheet.footer


def texts_in(section: Section) -> Iterator[str]:
    """Everything a part of a sheet says, in order."""
    yield section.title
    yield from section.lead
    for fact in section.facts:
        yield fact.label
        yield from fact.values
    for entry in section.entries:
        yield from (entry.words, entry.on, entry.detail)
    yield from section.lines


def said_by(section: Section) -> dict[str, tuple[str, ...]]:
    """The facts of a part by their labels."""
    return {fact.label: fact.values for fact in section.facts}


def letters(text: str) -> str:
    """A text without what only places it: spaces and bullets."""
    return re.sub(r"[\s•]", "", unicodedata.normalize("NFKC", text))


def paper(file: bytes) -> str:
    """All that a PDF says."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)
