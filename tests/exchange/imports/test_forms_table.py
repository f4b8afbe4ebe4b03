import pytest

from exchange.imports.forms_table import CsvForm
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
    way = {"encoding": "utf-8", "delimiter": "comma", "holds": "smiles"}
    said = {"zone": "UTC", "order": order, "columns": {"day": 0}}
    assert form.answers() == {"way": way, **said}


SLEEPS = "Day;Start;End;Minutes\n16/10/2026;20:00;;90\n"


def test_a_table_of_sleeps_is_asked_about_as_one():
    form = ask(SLEEPS)
    assert (form["holds"].initial, form["delimiter"].initial) == ("sleeps", "semicolon")
    asked = {field.name: field.initial for field in form.shown_fields}
    assert asked == {
        "start": "1", "end": "2", "duration": "3", "day": "0", "kind": "", "note": "",
        "zone": "Europe/London",
    }  # fmt: skip
    assert form["day"].label == "Day, where the times have none"
    assert not form.fields["day"].required


def test_what_a_file_holds_can_be_said_otherwise():
    form = ask(SLEEPS, {"holds": "firsts", "day": "0", "zone": "UTC"})
    assert not form.is_valid()
    assert list(form.errors) == ["title"]
    way = {"encoding": "utf-8", "delimiter": "semicolon", "holds": "firsts"}
    assert form.read_anew() == {"way": way}


def test_letters_chosen_by_hand_are_shown_at_once():
    raw = "When,Note\n" + "2026-10-16,x\n" * 4 + "2026-10-17,Привет\n"
    file = {"name": "a.csv", "text": raw.encode("cp1251").decode("cp1252")}
    upload = make_upload(baby=make_baby(), files=[{**file, "encoding": "cp1252"}])
    upload.answers = {}
    form = CsvForm(upload=upload, now=NOW)
    assert form.sample[-1] == (6, ["2026-10-17", "Ïðèâåò"])
    form = CsvForm(upload=upload, now=NOW, data={"encoding": "cp1251"})
    assert form.sample[-1] == (6, ["2026-10-17", "Привет"])
    assert not form.is_otherwise
    upload.answers = form.read_anew()
    assert CsvForm(upload=upload, now=NOW).is_otherwise
    assert CsvForm(upload=upload, now=NOW).sample[-1] == (6, ["2026-10-17", "Привет"])


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"encoding": "utf-16-le"}, "encoding", "Line 3 is not UTF-16 text."),
        ({"delimiter": "bar"}, "delimiter", "Quotation marks from line 2 on do not match."),
        ({"delimiter": "!"}, "delimiter", "Please choose one of these."),
        ({"encoding": "rot13"}, "encoding", "Please choose one of these."),
        ({"holds": "x"}, "holds", "Please choose one of these."),
    ],
)  # fmt: skip
def test_a_way_in_which_it_is_no_table(sent, field, sentence):
    form = ask('When,Note\n"2026-10-16","ab"\n\n', {"day": "0", "zone": "UTC", **sent})
    assert list(form.errors) == [field]
    assert form.is_otherwise is (field != "holds")
    assert str(form.errors[field][0]).startswith(sentence)
    assert form.read_anew() == {}


def test_pasted_text_comes_in_the_letters_of_the_page():
    upload = make_upload(baby=make_baby(), files=[a_file("When\n2026-10-16\n", "")])
    form = CsvForm(upload=upload, now=NOW, data={"encoding": "utf-16-le"})
    assert [field.name for field in form.way_fields] == ["delimiter"]
    assert form.way.encoding == "utf-8"
    assert form.read_anew() == {}
