from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from exchange.archive import fields
from exchange.archive.fields import Field, WrongError, read_fields, written

ONE = UUID("6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def wrong(read, value):
    with pytest.raises(WrongError) as caught:
        read(value)
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NOON.astimezone(timezone(timedelta(hours=9))), "2026-11-23T12:00:00+00:00"),
        (NOON.replace(microsecond=5), "2026-11-23T12:00:00.000005+00:00"),
        (date(2026, 11, 23), "2026-11-23"),
        (ONE, "6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10"),
        (["face"], ["face"]),
        (None, None),
    ],
)
def test_values_are_written_one_way(value, expected):
    assert written(value) == expected


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (fields.text(3), "abc", "abc"),
        (fields.text(5, is_note=True), "a\nb\t\u200d", "a\nb\t\u200d"),
        (fields.choice(["a", "b"]), "b", "b"),
        (fields.choices(["a", "b"]), ["b", "a"], ["b", "a"]),
        (fields.number(9, 1), 9, 9),
        (fields.numbers, [2, 1], [2, 1]),
        (fields.flag, False, False),
        (fields.day, "2024-02-29", date(2024, 2, 29)),
        (fields.moment, "2026-11-23T14:00:00+02:00", NOON),
        (fields.key, str(ONE), ONE),
        (fields.zone, "Europe/London", "Europe/London"),
        (fields.maybe(fields.flag), None, None),
        (fields.maybe(fields.flag), True, True),
    ],
)
def test_what_is_read(read, value, expected):
    assert read(value) == expected


@pytest.mark.parametrize(
    ("read", "value", "code"),
    [
        (fields.text(3), 1, "not_text"),
        (fields.text(3), "abcd", "too_long"),
        (fields.text(9), "a\nb", "hidden"),
        (fields.text(9, is_note=True), "a\x00b", "hidden"),
        (fields.text(9, is_note=True), "a\ud800", "hidden"),
        (fields.choice(["a"]), "c", "unknown_word"),
        (fields.choice(["a"]), ["a"], "unknown_word"),
        (fields.choices(["a"]), "a", "not_a_list"),
        (fields.choices(["a"]), ["a", "a"], "not_a_list"),
        (fields.choices(["a"]), [{}], "unknown_word"),
        (fields.number(9, 1), 10, "not_a_number"),
        (fields.number(9, 1), 0, "not_a_number"),
        (fields.number(9), True, "not_a_number"),
        (fields.number(9), 1.0, "not_a_number"),
        (fields.numbers, 1, "not_a_list"),
        (fields.numbers, [1, 1], "not_a_list"),
        (fields.numbers, ["1"], "not_a_number"),
        (fields.flag, 1, "not_yes_or_no"),
        (fields.day, "20261123", "not_a_day"),
        (fields.day, "2026-02-30", "not_a_day"),
        (fields.day, "1899-12-31", "not_a_day"),
        (fields.day, None, "not_a_day"),
        (fields.moment, "2026-11-23T12:00:00", "not_a_time"),
        (fields.moment, "0001-01-01T00:00:00+14:00", "not_a_time"),
        (fields.moment, "soon", "not_a_time"),
        (fields.moment, 5, "not_a_time"),
        (fields.key, "no", "not_an_id"),
        (fields.key, 5, "not_an_id"),
        (fields.zone, "Moon/Base", "unknown_zone"),
        (fields.zone, {}, "unknown_zone"),
    ],
)
def test_what_is_refused(read, value, code):
    assert wrong(read, value) == code


def test_a_refusal_names_the_field():
    said = (Field("on", fields.day), Field("note", fields.text(5)))
    assert read_fields(said, {"on": "2026-11-23", "note": "hi"}) == {
        "on": date(2026, 11, 23),
        "note": "hi",
    }
    for row, code, field in (
        ({"note": "hi"}, "missing", "on"),
        ({"on": "2026-11-23", "note": "longer"}, "too_long", "note"),
    ):
        with pytest.raises(WrongError) as caught:
            read_fields(said, row)
        assert (caught.value.code, caught.value.field) == (code, field)
