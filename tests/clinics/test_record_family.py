"""What the family says, did and tried, and what it wrote for the clinic."""

import pytest

from clinics.choices import Part
from clinics.reading import reading_of
from clinics.record_family import family_part, notes_part
from milestones.models import TipTried
from tests.clinics.diary import DAY, TODAY, make_diary, make_review
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


def read(baby, *parts):
    share = make_share(baby=baby, clinic=make_clinic(), parts=parts or tuple(Part))
    return reading_of(share, TODAY)


def told(shown):
    return {
        group.title: [(line.head, line.small) for line in group.lines] or group.empty
        for group in shown.groups
    }


def test_the_family_says_did_and_tried():
    shown = family_part(read(make_diary()))
    assert told(shown) == {
        "Worries": [("I am worried, 22 November 2026", ())],
        "What the family did about a reason": [
            (
                "A visit was booked on 23 November 2026.",
                ("You are worried about Test Fern.",),
            )
        ],
        "What the family tried": [
            ("Face to face", ("A look, no smile, 19 November 2026",))
        ],
    }
    assert shown.newest == TODAY - DAY


def test_what_was_done_about_other_parts_is_not_told():
    baby = make_diary()
    make_review(baby, "skill_lost")
    title = "What the family did about a reason"
    for parts, lines in ((("summary", "milestones"), 2), (("summary",), 1)):
        [(_done, about)] = told(family_part(read(baby, *parts)))[title]
        assert len(about) == lines


def test_a_tip_that_is_gone_keeps_its_name():
    baby = make_baby()
    TipTried.objects.create(
        baby=baby, tip="old-tip", outcome="smiled", on=TODAY, logged_at=NOW
    )
    shown = told(family_part(read(baby)))
    assert shown["What the family tried"] == [
        ("old-tip", ("A smile, 23 November 2026",))
    ]


def test_notes_are_those_for_the_clinic_and_those_of_entries():
    shown = notes_part(read(make_diary()))
    assert told(shown) == {
        "For the clinic": [
            ("Our questions", ("One?", "Two?")),
            ("Hearing test", ("Both sides fine.",)),
        ],
        "In the diary": [
            ("So tired.", ("22 November 2026",)),
            ("Like a dream.", ("21 November 2026",)),
        ],
    }


def test_an_empty_diary_says_so():
    found = read(make_baby())
    assert set(told(family_part(found)).values()) == {"none named", "nothing yet"}
    assert set(told(notes_part(found)).values()) == {"nothing written"}
