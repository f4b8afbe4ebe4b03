"""Fields refuse with a sentence, and change nothing but line ends."""

import pytest
from django import forms

from babies.forms.fields import (
    ChipField,
    ClockField,
    DayField,
    NumberField,
    PlainTextField,
)

HIDDEN = "There are hidden control characters in this. Please type it again."
NO_DAY = "There is no such day. Please check it."
NO_TIME = "There is no such time. Please check it."


class EveryField(forms.Form):
    name = PlainTextField(longest=5, required=False)
    note = PlainTextField(longest=5, is_note=True, required=False)
    day = DayField(required=False)
    at = ClockField(required=False)
    number = NumberField(required=False)
    chip = ChipField(choices=[("a", "A"), ("b", "B")], otherwise="b")


def told(name, value):
    """What one field answers: (value, errors)."""
    form = EveryField({name: value})
    form.is_valid()
    return form.cleaned_data.get(name), form.errors.get(name, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "a\x00b"),
        ("name", "a\nb"),
        ("name", "a\tb"),
        ("name", "a\x7fb"),
        ("name", "a\u2028b"),
        ("note", "a\x00b"),
        ("note", "a\x1bb"),
        ("note", "a\x85b"),
        ("name", "\u202eevil"),
        ("note", "a\ud800b"),
    ],
)
def test_hidden_characters_are_refused_once(name, value):
    assert told(name, value) == (None, [HIDDEN])


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("name", " Zoë ", "Zoë"),
        ("name", "\u200d\u200d", ""),
        ("name", "👩‍🍼", "👩‍🍼"),
        ("note", "a\r\nb\rc", "a\nb\nc"),
        ("note", "a\tb", "a\tb"),
        # Five characters to whoever wrote it, although a browser sends six.
        ("note", "ab\r\ncd", "ab\ncd"),
    ],
)
def test_text_is_kept_as_typed(name, value, kept):
    assert told(name, value) == (kept, [])


def test_long_text_is_refused_with_its_length():
    sentence = "Please keep this to 5 characters. It has 6 now."
    assert told("note", "abcdef") == (None, [sentence])


def test_long_text_is_never_cut_by_the_browser():
    assert "maxlength" not in str(EveryField()["note"])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("2026-02-29", "There is no 29 February 2026. Please check it."),
        ("2026-12-32", "There is no 32 December 2026. Please check it."),
        ("0000-01-01", "There is no 1 January 0000. Please check it."),
        ("2026-09-01\x00", "“2026-09-01” is not a date. Please check it."),
        ("2026-13-01", "“2026-13-01” is not a date. Please check it."),
        ("<b>soon", "“<b>soon” is not a date. Please check it."),
        ("1" * 31, f"“{'1' * 30}…” is not a date. Please check it."),
        ("\x00", NO_DAY),
    ],
)
def test_a_day_that_does_not_exist_is_refused_by_its_name(value, sentence):
    assert told("day", value) == (None, [sentence])


@pytest.mark.parametrize("value", ["24:00", "3", "noon"])
def test_a_time_that_does_not_exist_is_refused_by_its_name(value):
    sentence = f"“{value}” is not a time. Please check it."
    assert told("at", value) == (None, [sentence])


@pytest.mark.parametrize("value", ["3.5", "many"])
def test_numbers_must_be_whole(value):
    assert told("number", value) == (None, [f"“{value}” is not a whole number."])
    long = f"“{'9' * 30}…” is not a whole number."
    assert told("number", "9" * 5000) == (None, [long])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("at", NO_TIME), ("number", "Please write a whole number.")],
)
def test_what_cannot_be_shown_is_refused_without_its_name(name, sentence):
    assert told(name, "\x00") == (None, [sentence])


@pytest.mark.parametrize(("value", "kept"), [("a", "a"), ("", "b")])
def test_a_chip_left_open_is_its_default(value, kept):
    assert told("chip", value) == (kept, [])


def test_a_chip_that_was_not_offered_is_refused():
    assert told("chip", "z\x00") == (None, ["Please choose one of these."])
