import pytest

from exchange.imports.forms_more import BuddyForm, CdcForm
from exchange.models import Source
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY, BUDDY_NOTES, a_file, make_upload

pytestmark = pytest.mark.django_db


def ask(baby, files):
    upload = make_upload(baby=baby, source=Source.BABY_BUDDY, files=files)
    return BuddyForm(upload=upload, now=NOW)


@pytest.mark.parametrize(
    ("said", "child"),
    [
        ({"name": "Wren"}, None),
        ({"name": "Other"}, "1"),
        ({"name": "juniper"}, "1"),
    ],
)
def test_the_likely_child_is_chosen_if_only_one_is(said, child):
    form = ask(make_baby(**said), BUDDY)
    assert form.initial.get("child") == child


def test_an_only_child_is_chosen_whatever_its_name():
    form = ask(make_baby(name="Other"), [a_file(BUDDY_NOTES)])
    assert form.fields["child"].choices == [("1", "Juniper Test")]
    assert form.initial["child"] == "1"


def test_among_children_nobody_knows_none_is_chosen():
    notes = "child_id,note,time\n1,a,2026-10-16\n2,b,2026-10-16\n"
    assert "child" not in ask(make_baby(), [a_file(notes)]).initial


def test_the_ages_are_those_of_the_lists():
    upload = make_upload(
        baby=make_baby(), source=Source.CDC, files=[a_file("Laughs: yes")]
    )
    choices = CdcForm(upload=upload, now=NOW)["age"].field.widget.choices
    assert [value for value, _words in choices] == [
        "", "2", "4", "6", "9", "12", "15", "18", "24", "30", "36", "48", "60",
    ]  # fmt: skip
    assert choices[1] == ("2", "2 months")
