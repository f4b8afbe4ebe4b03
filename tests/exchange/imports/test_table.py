import time

import pytest
from hypothesis import given, strategies as st

from exchange.imports.table import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_LINES,
    Encoding,
    Line,
    TableError,
    decode,
    read_table,
    reread,
)

TEXT = "When,Note\n2026-10-16,Lächeln\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), Encoding.UTF_8),
        (TEXT.encode("utf-8-sig"), Encoding.UTF_8),
        (TEXT.encode("utf-16"), Encoding.UTF_16_LE),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("cp1252"), Encoding.WESTERN),
        (TEXT.encode("latin-1") + b"\x81", Encoding.LATIN_1),
    ],
)
def test_letters_are_read_as_they_were_written(raw, encoding):
    text, found = decode(raw)
    assert (text.removesuffix("\x81"), found) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "This file is empty."),
        (b" \n\n", "This file is empty."),
        (
            b"a" * (MAX_BYTES + 1),
            "This file is larger than 8 MB. Please split it.",
        ),
        (
            b"PK\x03\x04zip",
            "This is not a text file. Please save your table as CSV first.",
        ),
        (
            b"%PDF-1.7",
            "This is not a text file. Please save your table as CSV first.",
        ),
        (b"a,b\nc\x00,d", "Line 2 holds a NUL character. Is this a text file?"),
        (
            b"\xef\xbb\xbfa\nb\nc\xff",
            "Line 3 is not UTF-8 text. Please save the file again.",
        ),
        (
            b"\xff\xfea\x00\x0a\x00b",
            "Line 2 is not UTF-16 text. Please save the file again.",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(raw, sentence):
    with pytest.raises(TableError) as refused:
        decode(raw)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("written", "guessed"),
    [
        ("cp1250", Encoding.WESTERN), ("cp1251", Encoding.WESTERN),
        ("utf-8", Encoding.UTF_8), ("mac-roman", Encoding.LATIN_1),
        ("cp932", Encoding.LATIN_1), ("gb18030", Encoding.WESTERN),
    ],
)  # fmt: skip
def test_letters_can_be_read_otherwise(written, guessed):
    text = {
        "cp1250": "łąka\n", "cp1251": "луг\n", "mac-roman": "Wiese: Ä, ü, é, ç\n",
        "cp932": "笑顔\n", "gb18030": "\n笑容\n",
    }.get(written, TEXT)  # fmt: skip
    read, found = decode(text.encode(written))
    assert found is guessed
    assert reread(read, found, Encoding(written)) == text


def test_letters_that_cannot_be_so_are_refused_with_their_line():
    with pytest.raises(TableError) as refused:
        reread("a\nÄ\n", Encoding.WESTERN, Encoding.UTF_8)
    assert refused.value.sentence == (
        "Line 2 is not UTF-8 text. Please save the file again."
    )


def test_a_delimiter_can_be_given():
    table = read_table("a;b,c,d\n1;2,3\n", ";")
    assert (table.header, table.delimiter) == (("a", "b,c,d"), ";")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_parted_by_what_the_first_line_has_most_of(delimiter):
    text = "\n".join(
        delimiter.join(cells)
        for cells in (["When", '"a,;b"', "Note"], ["2026-10-16", "x", " y "])
    )
    table = read_table(text)
    assert table.header == ("When", "a,;b", "Note")
    assert table.lines == (Line(2, ("2026-10-16", "x", "y")),)
    assert table.delimiter == delimiter


def test_lines_keep_their_numbers_over_gaps_and_line_breaks_in_cells():
    table = read_table('a,b\r\n\r\n1,"x\ny"\r\n ,\r\n2,z')
    assert table.lines == (Line(3, ("1", "x\ny")), Line(6, ("2", "z")))


def test_a_hint_about_the_delimiter_is_no_line_of_the_table():
    table = read_table("sep=;\nWhen;Note\n2026-10-16;a,b\n")
    assert table.header == ("When", "Note")
    assert table.lines == (Line(3, ("2026-10-16", "a,b")),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "," * MAX_COLUMNS,
            "Line 1 has 101 columns. We read 100 at most.",
        ),
        (
            "a\n" + "," * MAX_COLUMNS,
            "Line 2 has 101 columns. We read 100 at most.",
        ),
        (
            "a\n" + "1\n" * (MAX_LINES + 1),
            "This table has more than 20000 lines. Please split it.",
        ),
        (
            'a,b\n1,2\n3,"never closed\n4,5\n',
            "Quotation marks from line 3 on do not match. Or a cell is too long. "
            "Please check that line.",
        ),
        (
            "a,b\n" + "x" * (MAX_CELL + 1),
            "Quotation marks from line 2 on do not match. Or a cell is too long. "
            "Please check that line.",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text, sentence):
    with pytest.raises(TableError) as refused:
        read_table(text)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("text", [",,,\n, ,\n", "sep=;", "sep=;\n;;\n"])
def test_a_table_without_a_word_is_empty(text):
    with pytest.raises(TableError) as refused:
        read_table(text)
    assert refused.value.sentence == "This file is empty."


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_are_more_than_no_table(raw):
    sentence = ""
    try:
        table = read_table(decode(raw)[0])
    except TableError as error:
        sentence = error.sentence
    else:
        assert table.header
    assert sentence == "" or sentence.endswith((".", "?"))


def test_two_million_columns_are_answered_at_once():
    raw = b"x," * 2_000_000
    start = time.process_time()
    with pytest.raises(TableError):
        read_table(decode(raw)[0])
    assert time.process_time() - start < 2


def test_as_many_lines_and_columns_as_may_be_are_read():
    table = read_table("," * (MAX_COLUMNS - 1) + "x\n" + "1\n" * MAX_LINES)
    assert (len(table.header), len(table.lines)) == (MAX_COLUMNS, MAX_LINES)
