from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from exchange import paper as paper_making
from exchange.handed_over import visit_pdf
from exchange.paper import PLACE, can_show, known, mended, pdf, png
from exchange.sheet import Section, VisitSheet
from tests.exchange.reading import letters, paper

MISSING = "Some letters cannot be printed here. The page has them all."


def sheet(title="Wren", *lines):
    section = Section(title="Notes", lines=lines, ruled=3)
    return VisitSheet(title=title, made="Made.", sections=(section,), footer="Foot.")


def made(*given):
    return visit_pdf(sheet(*given), "en")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wren", "Wren"),
        ("Zoë Ångström", "Zoë Ångström"),
        ("two\nlines", "two\nlines"),
        ("bell\x07", "bell?"),
        ("nul\0", "nul?"),
        ("\ufffe", "?"),
        ("\U000f0000", "?"),
    ],
)
def test_a_letter_that_no_font_has_is_a_question_mark(text, shown):
    assert known(text) == shown
    assert all(map(can_show, shown))


def test_each_of_very_many_letters_is_tried_once(monkeypatch):
    tried = []

    def compiled(_source, inputs, **_options):
        tried.append(inputs["letter"])
        raise typst.TypstError("none", "")

    monkeypatch.setattr(paper_making, "_compiled", compiled)
    words = "".join(map(chr, range(0x20000, 0x20000 + 6000)))
    # For private use, and not assigned.
    nothing = "\U00100000\U000e1000"
    assert known(words + nothing) == known(words) + "??" == "?" * 6002
    # Another test may have tried some of them before.
    assert 5000 < len(tried) == len(set(tried)) == len(set(tried) - set(nothing))


def test_every_text_is_mended_however_deep():
    values = {"a": "x", "b": ["x", {"c": ("x", 1)}], "d": True, "e": None}
    assert mended(values, str.upper) == {
        "a": "X", "b": ["X", {"c": ["X", 1]}], "d": True, "e": None,
    }  # fmt: skip


def test_the_file_is_tagged_and_says_so():
    file = made("Wren", "One line")
    root: Any = PdfReader(BytesIO(file)).trailer["/Root"]
    about: Any = PdfReader(BytesIO(file)).metadata
    assert file.startswith(b"%PDF-1.")
    assert b"pdfuaid:part>1<" in file
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert about.title == "Wren"
    assert letters(paper(file)) == letters("Wren Made. Notes One line Foot.")


@pytest.mark.parametrize(
    "name",
    [
        "王小明",
        "Wren 👶🏽",
        "👩‍👩‍👧",
        "محمد",
        "नवीन",
        "\x07\0",
        "\u202eright to left",
        "e\u0301\u0301\u0301\u0301",
        "\U000f0000" * 80,
    ],
)
def test_no_name_stops_the_page(name):
    file = made(name, name)
    assert file.startswith(b"%PDF-1.")
    assert b"pdfuaid:part>1<" in file
    assert (MISSING in paper(file).replace("\n", " ")) == (known(name) != name)


def test_what_the_standard_refuses_is_made_without_its_promise():
    # A cluster can be missing although each of its letters is there.
    refused = {**_values(), "lang": "en", "pictures": {}, "share_words": ""}
    refused["share_picture"] = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    file = pdf("visit.typ", {**refused, "share_words": None})
    assert file.startswith(b"%PDF-1.")
    assert b"pdfuaid" not in file


def _values():
    return {
        "title": "Wren", "made": "", "footer": "", "sections": [],
        "letters_missing": False, "missing": "",
    }  # fmt: skip


def test_what_a_family_writes_is_never_code():
    words = '#panic("no") $x$ *a* `b` <c> @d #sys.version \\ [ ] {"e": 1}'
    assert letters(words) in letters(paper(made("Wren", words)))


def test_a_right_to_left_language_turns_the_page():
    file = visit_pdf(sheet("محمد"), "ar-eg")
    root: Any = PdfReader(BytesIO(file)).trailer["/Root"]
    assert root["/Lang"] == "ar"


def test_threads_take_turns():
    with ThreadPoolExecutor(8) as threads:
        files = list(threads.map(made, [f"Wren {n}" for n in range(16)]))
    assert [letters(paper(file))[:6] for file in files] == [
        f"Wren{n}Made."[:6] for n in range(16)
    ]


def test_an_image_is_square_and_of_one_page():
    values = {
        "lang": "en", "title": "First laugh", "name": "Wren", "on": "1 May", "day": "",
        "picture": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
        "wash": "#ffffff",
    }  # fmt: skip
    image = Image.open(BytesIO(png("keepsake.typ", values)))
    assert (image.format, image.size) == ("PNG", (1181, 1181))


def test_templates_lie_beside_the_code():
    assert sorted(path.name for path in PLACE.glob("*.typ")) == [
        "fonts.typ", "keepsake.typ", "letter.typ", "visit.typ",
    ]  # fmt: skip
