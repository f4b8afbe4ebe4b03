"""From plain values to a tagged PDF or an image, by Typst; one compiler a process."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, cast
from unicodedata import category

import typst

PLACE: Final = Path(__file__).parent / "typst"
STANDARD: Final = "ua-1"
PIXELS_PER_INCH: Final = 200
#: Stands for a letter that no font here has.
UNKNOWN: Final = "?"
#: Not assigned, for private use, and halves of pairs: no font agrees on them.
NO_LETTERS: Final = frozenset({"Cn", "Co", "Cs"})
LETTER: Final = (
    b'#set document(title: "x")\n'
    b'#import "/fonts.typ": fonts\n#set text(font: fonts)\n#sys.inputs.letter'
)
# A compiler may work for one thread at a time.
_turn = Lock()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=PLACE)


def _compiled(source: bytes | Path, inputs: dict[str, str], **options: Any) -> bytes:
    with _turn:
        made = _compiler().compile(input=source, sys_inputs=inputs, **options)
    # A list only for images of several pages, which no template makes.
    return cast("bytes", made)


def pdf(template: str, values: Mapping[str, Any]) -> bytes:
    """A tagged PDF/UA of a template filled with values; they are text, never code.

    A letter that no font here has becomes a question mark, and `letters_missing` is
    then true. What is still refused is made without the promise of the standard.
    """
    source = PLACE / template
    try:
        return _pdf(source, values, pdf_standards=[STANDARD])
    except typst.TypstError:
        plain = {**mended(values, known), "letters_missing": True}
    try:
        return _pdf(source, plain, pdf_standards=[STANDARD])
    except typst.TypstError:
        return _pdf(source, plain)


def _pdf(source: Path, values: Mapping[str, Any], **options: Any) -> bytes:
    return _compiled(source, {"data": json.dumps(values)}, format="pdf", **options)


def png(template: str, values: Mapping[str, Any]) -> bytes:
    """An image of a template of one page filled with values."""
    inputs = {"data": json.dumps(values)}
    return _compiled(PLACE / template, inputs, format="png", ppi=PIXELS_PER_INCH)


def mended(value: Any, mend: Callable[[str], str]) -> Any:
    """A value with every text in it mended, however deep."""
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, Mapping):
        return {name: mended(each, mend) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [mended(each, mend) for each in value]
    return value


def known(text: str) -> str:
    """A text with a question mark for each letter that cannot be shown."""
    return "".join(letter if can_show(letter) else UNKNOWN for letter in text)


def can_show(letter: str) -> bool:
    """Whether some font on this machine has a letter."""
    if letter.isascii():
        return letter.isprintable() or letter == "\n"
    return _is_drawn(letter)


# Each of all letters at most once: a note of thousands of rare ones is dear. A million
# that mean nothing are not even asked about.
@cache
def _is_drawn(letter: str) -> bool:
    if category(letter) in NO_LETTERS:
        return False
    try:
        _compiled(LETTER, {"letter": letter}, format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError:
        return False
    return True
