"""A table as somebody sent it: bytes become cells, each with the line it stands on.

What cannot be read is refused with a sentence that names the line.
"""

import codecs
import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from exchange.cells import as_typed

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 20_000
MAX_COLUMNS: Final = 100
MAX_CELL: Final = 100_000
#: By names that survive a form, which a tab alone does not.
BETWEEN: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
BETWEEN_WORDS: Final = {
    "comma": gettext_lazy("Comma ,"),
    "semicolon": gettext_lazy("Semicolon ;"),
    "tab": gettext_lazy("Tab"),
    "bar": gettext_lazy("Bar |"),
}
DELIMITERS: Final = tuple(BETWEEN.values())
BINARY: Final = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
)


class Encoding(StrEnum):
    """How letters were written as bytes; each name is what Python calls it."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WESTERN = "cp1252"
    LATIN_1 = "latin-1"
    CENTRAL = "cp1250"
    CYRILLIC = "cp1251"
    GREEK = "cp1253"
    TURKISH = "cp1254"
    MAC = "mac-roman"
    JAPANESE = "cp932"
    CHINESE = "gb18030"


ENCODING_WORDS: Final = {
    Encoding.UTF_8: gettext_lazy("UTF-8"),
    Encoding.UTF_16_LE: gettext_lazy("UTF-16"),
    Encoding.UTF_16_BE: gettext_lazy("UTF-16 (big end first)"),
    Encoding.WESTERN: gettext_lazy("Western European (Windows-1252)"),
    Encoding.LATIN_1: gettext_lazy("Western European (Latin-1)"),
    Encoding.CENTRAL: gettext_lazy("Central European (Windows-1250)"),
    Encoding.CYRILLIC: gettext_lazy("Cyrillic (Windows-1251)"),
    Encoding.GREEK: gettext_lazy("Greek (Windows-1253)"),
    Encoding.TURKISH: gettext_lazy("Turkish (Windows-1254)"),
    Encoding.MAC: gettext_lazy("Older Mac (Mac Roman)"),
    Encoding.JAPANESE: gettext_lazy("Japanese (Shift JIS)"),
    Encoding.CHINESE: gettext_lazy("Chinese (GB 18030)"),
}
MARKS: Final = (
    (codecs.BOM_UTF8, Encoding.UTF_8),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16_BE),
)


class TableError(ValueError):
    """A file that is no table; its sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: where it begins in the file, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the lines below them."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    delimiter: str


def decode(raw: bytes) -> tuple[str, Encoding]:
    """The text of a file, and how its letters were written; raises TableError."""
    if len(raw) > MAX_BYTES:
        most = {"megabytes": MAX_BYTES // 1024 // 1024}
        raise TableError(
            _("This file is larger than %(megabytes)d MB. Please split it.") % most
        )
    if raw.startswith(BINARY):
        raise TableError(
            _("This is not a text file. Please save your table as CSV first.")
        )
    encoding = _encoding_of(raw)
    return _text_of(raw, encoding), encoding


def reread(text: str, guessed: Encoding, chosen: Encoding) -> str:
    """A text whose letters are others than was guessed; raises TableError.

    Each guess gives back the bytes it was made from.
    """
    return text if chosen is guessed else _text_of(text.encode(guessed), chosen)


def _text_of(raw: bytes, encoding: Encoding) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(_unreadable(raw, error.start, encoding)) from error
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        number = text.count("\n", 0, text.index("\x00")) + 1
        raise TableError(
            _("Line %(line)d holds a NUL character. Is this a text file?")
            % {"line": number}
        )
    if not text.strip():
        raise TableError(_("This file is empty."))
    return text


def _encoding_of(raw: bytes) -> Encoding:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    start = raw[:1000]
    if start[1::2].count(0) > len(start) // 4:
        return Encoding.UTF_16_LE
    if start[::2].count(0) > len(start) // 4:
        return Encoding.UTF_16_BE
    for encoding in (Encoding.UTF_8, Encoding.WESTERN):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return Encoding.LATIN_1


def _unreadable(raw: bytes, place: int, encoding: Encoding) -> str:
    number = raw.count(b"\n", 0, place) + 1
    text = _("Line %(line)d is not %(encoding)s text. Please save the file again.")
    return text % {"line": number, "encoding": ENCODING_WORDS[encoding]}


def read_table(text: str, delimiter: str = "") -> Table:
    """The cells of a text; raises TableError with the line it stopped at.

    What parts them is found out where it is not given.
    """
    first, skipped = _without_hint(text)
    delimiter = delimiter or _delimiter_of(first)
    reader = csv.reader(
        io.StringIO(first, newline=""), delimiter=delimiter, strict=True
    )
    lines: list[Line] = []
    before = skipped
    csv.field_size_limit(MAX_CELL)
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num + skipped
            _check_width(cells, number)
            if any(cell.strip() for cell in cells):
                lines.append(
                    Line(number, tuple(as_typed(cell.strip()) for cell in cells))
                )
            if len(lines) > MAX_LINES + 1:
                raise TableError(_too_long())
    except csv.Error as error:
        raise TableError(_broken(before + 1)) from error
    if not lines:
        raise TableError(_("This file is empty."))
    header, *rest = lines
    return Table(header.cells, tuple(rest), delimiter)


def _without_hint(text: str) -> tuple[str, int]:
    """Some spreadsheets write which delimiter they use above the table."""
    first, _end, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={each}" for each in DELIMITERS}:
        return rest, 1
    return text, 0


def _delimiter_of(text: str) -> str:
    """What parts the cells: of the four, the one there is most of at the top."""
    top = next((line for line in text.splitlines()[:50] if line.strip()), "")
    quoted, plain = False, []
    for part in top.split('"'):
        plain += [] if quoted else [part]
        quoted = not quoted
    outside = "".join(plain)
    return max(DELIMITERS, key=outside.count)


def _check_width(cells: list[str], number: int) -> None:
    if len(cells) > MAX_COLUMNS:
        text = _("Line %(line)d has %(count)d columns. We read %(most)d at most.")
        told = {"line": number, "count": len(cells), "most": MAX_COLUMNS}
        raise TableError(text % told)


def _too_long() -> str:
    text = _("This table has more than %(most)d lines. Please split it.")
    return text % {"most": MAX_LINES}


def _broken(number: int) -> str:
    text = _(
        "Quotation marks from line %(line)d on do not match. Or a cell is too long. "
        "Please check that line."
    )
    return text % {"line": number}
