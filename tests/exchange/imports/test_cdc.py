from datetime import date

import pytest
from hypothesis import given, strategies as st

from clinical.checklist import Value
from exchange.imports.cdc import MOST_LINES, Unclear, read_summary

MAIL = """\
> Milestone Tracker summary
> Child: Juniper
> Date of birth: 09/01/2026
> Date completed: 11/05/2026

2 Month Checklist

Social/Emotional Milestones
* Looks at your face: Yes
* Calms down when picked up or spoken to - Yes
* Smiles when you smile at her (Not Yet)

Not sure (1):
  • Reacts to loud sounds
  • Does a handstand on the sofa

4 months
[Yes] Holds head steady without support
✓ Brings hands to mouth
Turns head toward the sound of your voice
Anything that worries you about your child? No
"""


def told(summary):
    return [(a.line, a.entry.id, a.value) for a in summary.answers]


def test_a_mail_with_every_way_to_say_it():
    summary = read_summary(MAIL)
    assert told(summary) == [
        (9, "cdc-02m-studies-faces", Value.YES),
        (10, "cdc-02m-soothes-when-held-or-spoken-to", Value.YES),
        (11, "cdc-02m-social-smile-responsive", Value.NOT_YET),
        (14, "cdc-02m-notices-loud-noise", Value.NOT_SURE),
        (18, "cdc-04m-steady-head-when-held", Value.YES),
        (19, "cdc-04m-hand-to-mouth", Value.YES),
    ]
    assert summary.unclear == [
        Unclear(15, "Does a handstand on the sofa", True),
        Unclear(20, "Turns head toward the sound of your voice", False),
        Unclear(21, "Anything that worries you about your child", True),
    ]
    assert (summary.ages, summary.on) == ([2, 4], date(2026, 11, 5))


@pytest.mark.parametrize(
    ("line", "ages"),
    [
        ("Milestones by 6 months", [6]),
        ("Checklist: 1 year", [12]),
        ("18 mo checklist", [18]),
        ("5 years:", [60]),
        ("Your child turned 7 months at the summary", []),
        ("She is 2 months old now", []),
        ("by 2 months " + "word " * 12, []),
    ],
)
def test_headings_name_the_age(line, ages):
    assert read_summary(line).ages == ages


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("Completed on 2026-11-05", date(2026, 11, 5)),
        ("Updated: Nov 5, 2026", date(2026, 11, 5)),
        ("Date: 5 November 2026", date(2026, 11, 5)),
        ("Born: Nov 5, 2026", None),
        ("Date: 31/31/2026", None),
        ("Appointment 11/05/2026", None),
    ],
)
def test_the_day_of_the_answers_is_found_and_that_of_birth_is_not(line, on):
    summary = read_summary(line)
    assert summary.on == on
    assert summary.answers == []


def test_an_age_given_beside_the_mail_tells_items_apart():
    summary = read_summary("Feeds self with fingers: yes", 18)
    assert told(summary) == [(1, "cdc-18m-finger-feeds-self", Value.YES)]


def test_only_so_many_lines_are_read():
    text = "\n" * MOST_LINES + "Looks at your face: Yes"
    assert read_summary(text).answers == []
    assert len(read_summary(text[1:]).answers) == 1


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    summary = read_summary(text)
    assert all(answer.text for answer in summary.answers)


def test_an_empty_text_says_nothing():
    assert told(read_summary("")) == []
