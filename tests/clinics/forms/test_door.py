"""A code and the days of a promise, as staff type them."""

import pytest

from clinics.forms.door import CodeForm, WatchForm


def test_the_field_for_a_code_takes_the_focus():
    drawn = str(CodeForm()["code"])

    assert "autofocus" in drawn
    assert "data-focus" in drawn
    assert 'autocomplete="off"' in drawn


def test_a_code_is_taken_as_typed_without_its_edges():
    form = CodeForm({"code": "  abc-DEF "})

    assert form.is_valid()
    assert form.cleaned_data["code"] == "abc-DEF"


def test_the_days_begin_with_monday():
    boxes = [box.data for box in WatchForm()["reading_days"]]

    assert (boxes[0]["value"], str(boxes[0]["label"])) == ("1", "Monday")
    assert (boxes[-1]["value"], str(boxes[-1]["label"])) == ("7", "Sunday")


def test_days_are_numbers():
    form = WatchForm({"reading_days": ["5", "1"]})

    assert form.is_valid()
    assert form.days() == [5, 1]


@pytest.mark.parametrize("days", [[], ["0"], ["8"], ["\x00"], ["9" * 400], ["1", "x"]])
def test_anything_else_is_no_day(days):
    form = WatchForm({"reading_days": days})

    assert form.errors == {"reading_days": ["Please choose at least one day."]}
