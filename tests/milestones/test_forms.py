import uuid
from datetime import date

import pytest

from babies.choices import Precision
from babies.models import Baby
from clinical.catalog import SOCIAL_SMILE, catalog
from clinical.checklist import Value
from milestones.forms import AnswerForm, ConcernForm, KeyField, LookForm, LossForm

BORN = date(2026, 9, 1)
TODAY = date(2026, 10, 28)
BABY = Baby(name="Juniper", birth_on=BORN, gestation_weeks=40, gestation_days=0)
SMILE = catalog().by_id[SOCIAL_SMILE]
FACES = catalog().by_id["cdc-02m-studies-faces"]
BEFORE = "This day is before the birth. Please check it."
AHEAD = "This day has not come yet. Please check it."


def answer(*, entry=SMILE, today=TODAY, **data):
    data = {"value": "yes", "on": "2026-10-20", **data}
    return AnswerForm(baby=BABY, entry=entry, today=today, data=data)


@pytest.mark.parametrize("sent", ["", "no id", "\x00", "1" * 400])
def test_a_broken_id_is_replaced(sent):
    assert isinstance(KeyField().clean(sent), uuid.UUID)


def test_a_good_id_is_kept():
    key = uuid.uuid4()
    assert KeyField().clean(str(key)) == key


def test_an_answer_keeps_how_well_the_day_is_known():
    exact, about = answer(), answer(about="on", value="not_yet")
    assert exact.is_valid()
    assert about.is_valid()
    assert (exact.precision, about.precision) == (Precision.DAY, Precision.ABOUT)
    assert about.cleaned_data["value"] is Value.NOT_YET


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"on": "2026-08-31"}, {"on": [BEFORE]}),
        ({"on": "2026-10-29"}, {"on": [AHEAD]}),
        (
            {"on": "2026-02-29"},
            {"on": ["There is no 29 February 2026. Please check it."]},
        ),
        ({"on": "soon"}, {"on": ["“soon” is not a date. Please check it."]}),
        ({"on": ""}, {"on": ["Please give the day."]}),
        ({"value": ""}, {"value": ["Please choose one of these."]}),
        ({"value": "perhaps"}, {"value": ["Please choose one of these."]}),
        ({"value": "yes\x00"}, {"value": ["Please choose one of these."]}),
    ],
)
def test_an_impossible_answer_says_what_to_change(data, errors):
    form = answer(**data)
    assert form.errors == errors
    assert form["on"].value() == data.get("on", "2026-10-20")


def test_a_closed_list_says_when_it_opens():
    form = answer(entry=FACES, today=date(2026, 10, 17), on="2026-10-17")
    assert form.errors == {
        "value": ["This list opens on 18 October 2026. Please come back then."]
    }
    assert answer(entry=FACES, today=date(2026, 10, 18), on="2026-10-17").is_valid()


def test_a_form_starts_with_today():
    form = ConcernForm(baby=BABY, today=TODAY)
    assert (form["on"].value(), form["kind"].value()) == (TODAY, None)
    assert 'max="2026-10-28"' in str(form["on"])
    assert 'min="2026-09-01"' in str(form["on"])


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"kind": ["ghosts"]}, {"kind": ["Please choose one of these."]}),
        ({"kind": [""]}, {"kind": ["Please choose one of these."]}),
        ({"on": "2026-12-01"}, {"on": [AHEAD]}),
        (
            {"note": "a\x00b"},
            {
                "note": [
                    "There are hidden control characters in this. Please type it again."
                ]
            },
        ),
        (
            {"note": "a" * 2001},
            {"note": ["Please keep this to 2000 characters. It has 2001 now."]},
        ),
        ({"note": "a" * 2000}, {}),
    ],
)
def test_an_impossible_worry_says_what_to_change(data, errors):
    data = {"kind": ["worry"], "on": "2026-10-28", "note": "", **data}
    form = ConcernForm(baby=BABY, today=TODAY, data=data)
    assert form.errors == errors
    assert form["note"].value() == data["note"]


@pytest.mark.parametrize(
    ("ticked", "kinds"),
    [
        ([], ["worry"]),
        (["fever"], ["fever"]),
        (["eyes", "hard_to_wake"], ["eyes", "hard_to_wake"]),
    ],
)
def test_all_that_was_ticked_is_told(ticked, kinds):
    form = ConcernForm(
        baby=BABY, today=TODAY, data={"kind": ticked, "on": "2026-10-28"}
    )
    assert form.is_valid()
    assert form.cleaned_data["kind"] == kinds


def test_a_loss_needs_a_day():
    form = LossForm(baby=BABY, today=TODAY, data={"on": "", "note": "since Monday"})
    assert form.errors == {"on": ["Please give the day."]}
    assert form["note"].value() == "since Monday"


def look(**data):
    return LookForm(baby=BABY, data=data)


@pytest.mark.parametrize(
    ("on", "error"),
    [
        ("2026-08-31", "This day is before the birth. Please choose a later one."),
        ("2026-09-01", None),
        ("2027-01-01", None),
        ("2032-09-01", None),
        ("2032-09-02", "Smilestone follows children up to their sixth birthday."),
        ("2026-02-30", "There is no 30 February 2026. Please check it."),
        ("' OR 1=1", "“' OR 1=1” is not a date. Please check it."),
    ],
)
def test_a_day_to_look_at_lies_in_the_first_six_years(on, error):
    assert look(on=on).errors == ({"on": [error]} if error else {})


@pytest.mark.parametrize("facts", ["", "then", "all"])
def test_which_facts_to_use_can_be_chosen(facts):
    assert look(on="2026-10-14", facts=facts).is_valid()
    assert look(on="2026-10-14", facts="none").errors == {
        "facts": ["Please choose one of these."]
    }
