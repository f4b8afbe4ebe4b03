from datetime import date

import pytest

from babies.models import VisitNotes
from exchange.visit import visit_sheet
from tests.exchange.reading import texts_of
from tests.factories import NOW, make_baby, make_concern, make_social_smile

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def titles(baby, today=TODAY):
    return [section.title for section in visit_sheet(baby, today=today).sections]


def test_every_part_stands_in_its_order(baby):
    parts = [
        "Dates and ages", "Smiling at people", "Smiles in the diary",
        "What stands out", "In our own words", "To show at the visit",
        "Our questions", "You could also ask",
    ]  # fmt: skip
    assert titles(baby, date(2026, 9, 10)) == parts
    assert titles(baby) == [*parts[:2], "Reasons to talk", *parts[2:]]


def test_it_is_named_dated_and_ends_with_what_the_app_is_not(baby):
    sheet = visit_sheet(baby, today=TODAY)
    assert sheet.title == "Juniper: page for the visit"
    assert sheet.made == "Made from the diary on 23 November 2026."
    assert sheet.footer == (
        "This app keeps notes. It does not examine or diagnose. "
        "If you are worried, call."
    )
    assert sheet.share_address == ""
    assert visit_sheet(baby, today=TODAY, share_address="x").share_address == "x"


def test_our_questions_stand_before_those_that_fit_the_flags(baby):
    VisitNotes.objects.create(
        baby=baby, questions="Is the weight fine?\n\n  And sleep? ", changed_at=NOW
    )
    make_concern(baby=baby, on=date(2026, 9, 5))
    ours, more = visit_sheet(baby, today=date(2026, 9, 10)).sections[-2:]
    assert (ours.lines, ours.ruled) == (("Is the weight fine?", "And sleep?"), 3)
    assert more.lines == (
        "This is our worry. What do you see?",
        "What comes next, and by when?",
        "What should make us call before then?",
    )


def test_a_late_smile_names_the_baby_in_its_question(baby):
    more = visit_sheet(baby, today=date(2026, 10, 30)).sections[-1]
    assert more.lines[0] == "Can you check how Juniper sees and hears?"


def test_a_family_that_wants_quiet_is_asked_nothing(baby):
    baby.quiet_since = NOW
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    sheet = visit_sheet(baby, today=date(2026, 10, 20))
    assert sheet.sections[1].lead == ()
    assert sheet.sections[-1].title == "Our questions"
    assert "16 October 2026. Day 45." in texts_of(sheet)
