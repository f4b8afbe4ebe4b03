import pytest

from exchange.imports.forms import BringForm, CsvForm
from exchange.models import Source
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload

pytestmark = pytest.mark.django_db


def ask(text, data=None, **answers):
    upload = make_upload(baby=make_baby(), files=[a_file(text)])
    upload.answers = answers
    return CsvForm(upload=upload, now=NOW, data=data)


def test_columns_are_guessed_and_shown_with_what_stands_in_them():
    form = ask(f"When,Notes,Other\n,{'x' * 40},\n2026-10-16,,\n")
    assert form["day"].initial == "0"
    assert form["note"].initial == "1"
    assert form["state"].initial == ""
    assert form.fields["day"].choices == [
        ("0", "When (2026-10-16)"),
        ("1", f"Notes ({'x' * 30}…)"),
        ("2", "Other"),
    ]
    assert form.fields["note"].choices[0] == ("", "Not there")


def test_what_was_answered_before_is_shown_again():
    form = ask("a,b\n03/04/2026,2\n", columns={"day": 0, "note": 1}, zone="UTC")
    assert (form["note"].initial, form["zone"].initial) == ("1", "UTC")


@pytest.mark.parametrize(
    ("days", "asks"),
    [("03/10/2026\n04/10/2026", True), ("03/10/2026\n13/10/2026", False)],
)
def test_the_order_is_asked_only_where_it_matters(days, asks):
    form = ask(f"When\n{days}\n")
    assert ("order" in [field.name for field in form.shown_fields]) is asks


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ("13/10/2026", "dmy"),
        ("10/13/2026", "mdy"),
        ("2026-10-13", "dmy"),
    ],
)
def test_an_order_that_the_days_tell_is_taken(days, order):
    form = ask(f"When\n{days}\n", {"day": "0", "zone": "UTC"})
    assert form.is_valid()
    assert form.answers() == {"zone": "UTC", "order": order, "columns": {"day": 0}}


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (Source.CSV, ["chosen", "text"]),
        (Source.BABY_BUDDY, ["chosen"]),
        (Source.CDC, ["text"]),
    ],
)
def test_each_way_asks_for_what_it_can_read(source, fields):
    assert list(BringForm(source=source).fields) == fields
