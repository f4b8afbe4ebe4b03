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
    first, *_, last = WatchForm().fields["reading_days"].choices

    assert (first[0], str(first[1])) == ("1", "Monday")
    assert (last[0], str(last[1])) == ("7", "Sunday")


def test_days_are_numbers():
    form = WatchForm({"reading_days": ["5", "1"]})

    assert form.is_valid()
    assert form.days() == [5, 1]


@pytest.mark.parametrize("days", [[], ["0"], ["8"], ["\x00"], ["9" * 400], ["1", "x"]])
def test_anything_else_is_no_day(days):
    form = WatchForm({"reading_days": days})

    assert form.errors == {"reading_days": ["Please choose at least one day."]}
