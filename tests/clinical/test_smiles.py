"""Clinical rules A.2 and A.3: the class of a smile or a laugh."""

from itertools import product

import pytest

from clinical.smiles import (
    SmileClass,
    Source,
    classify,
    matching_rule,
    strongest_source,
    would_change,
)
from tests.clinical.facts import AT_ME, BORN, codes, seen

# state, eyes, trigger, directed, kind, corrected age, class
A3_CASES = """
awake  open   face   person smile  60 social
awake  open   voice  person smile  28 social
awake  open   voice  person smile  27 likely_social
awake  open   face   person smile  -3 unclear
awake  unsure face   person smile  58 social
asleep closed face   unsure smile  70 reflex
asleep closed none   none   laugh 120 reflex
drowsy unsure none   none   smile  10 reflex
drowsy open   face   person smile  45 unclear
awake  closed touch  none   smile  30 reflex
awake  open   touch  person smile  50 likely_social
awake  open   touch  person smile  20 unclear
awake  open   none   person smile  80 likely_social
awake  open   face   unsure smile  48 likely_social
awake  open   face   none   smile  48 unclear
awake  open   object object smile  75 unclear
awake  open   none   none   smile  40 reflex
awake  open   none   none   smile  90 unclear
awake  open   body   none   smile  25 reflex
awake  open   unsure none   smile  33 unclear
unsure unsure face   person smile  60 unclear
awake  open   play   person laugh 125 laugh
awake  open   none   none   laugh 130 laugh
drowsy unsure none   none   laugh 130 unclear
"""
CASES = [line.split() for line in A3_CASES.strip().splitlines()]


@pytest.mark.parametrize("row", CASES, ids=["-".join(row) for row in CASES])
def test_worked_cases_of_a3(row):
    state, eyes, trigger, directed, kind, age, expected = row
    given = classify(
        seen(kind, BORN, state=state, eyes=eyes, trigger=trigger, directed=directed),
        int(age),
    )
    assert given.smile_class == expected


@pytest.mark.parametrize(
    ("fields", "age", "is_core", "is_strong"),
    [
        ({"trigger": "play", "directed": "person"}, 125, True, True),
        ({"trigger": "play", "directed": "person"}, 28, True, True),
        ({"trigger": "play", "directed": "person"}, 27, True, False),
        ({"trigger": "none", "directed": "none"}, 130, False, False),
        ({"trigger": "play", "directed": "object"}, 130, False, False),
        ({"trigger": "touch", "directed": "person"}, 130, False, False),
        ({"trigger": ["touch", "face"], "directed": "person"}, 130, True, True),
    ],
)
def test_a_core_laugh_answers_a_person(fields, age, is_core, is_strong):
    given = classify(seen("laugh", BORN, state="awake", **fields), age)
    assert given.smile_class is SmileClass.LAUGH
    assert (given.is_core, given.is_strong) == (is_core, is_strong)


def test_a_laugh_in_sleep_is_its_own_kind_of_reflex():
    laugh = classify(seen("laugh", BORN, state="asleep"), 120)
    smile = classify(seen("smile", BORN, state="asleep"), 120)
    assert (laugh.smile_class, laugh.is_sleep_laugh) == ("reflex", True)
    assert (smile.smile_class, smile.is_sleep_laugh) == ("reflex", False)


# row, fields beside awake and open eyes, class the day before, at the limit
BOUNDARIES = [
    ("5/6", {"trigger": "face", "directed": "person"}, 0, "unclear likely_social"),
    ("6/7", {"trigger": "play", "directed": "person"}, 28, "likely_social social"),
    (
        "8 touch",
        {"trigger": "touch", "directed": "person"},
        28,
        "unclear likely_social",
    ),
    (
        "8 sound",
        {"trigger": "sound", "directed": "person"},
        28,
        "unclear likely_social",
    ),
    (
        "8 unsure",
        {"trigger": "unsure", "directed": "person"},
        28,
        "unclear likely_social",
    ),
    ("8 body", {"trigger": "body", "directed": "person"}, 28, "unclear likely_social"),
    ("9", {"trigger": "voice", "directed": "unsure"}, 28, "unclear likely_social"),
    ("12 none", {"trigger": "none", "directed": "none"}, 84, "reflex unclear"),
    ("12 body", {"trigger": "body", "directed": "none"}, 84, "reflex unclear"),
    ("12 touch", {"trigger": "touch", "directed": "none"}, 84, "reflex unclear"),
]


@pytest.mark.parametrize(
    ("fields", "limit", "classes"),
    [row[1:] for row in BOUNDARIES],
    ids=[row[0] for row in BOUNDARIES],
)
def test_the_class_changes_on_the_day_of_the_limit(fields, limit, classes):
    smile = seen("smile", BORN, state="awake", eyes="open", **fields)
    before, after = classes.split()
    ages = (limit - 1, limit, limit + 1)
    assert [classify(smile, age).smile_class for age in ages] == [before, after, after]


SOCIAL = {"face", "voice", "play"}
# Rows whose class depends on the age have one rule before the limit, one after it.
ROW_OF_HALF = {"8a": "8", "8b": "8", "9a": "9", "9b": "9", "12a": "12", "12b": "12"}


def table_a3(kind, age, *, state, eyes, trigger, directed):
    """The table of A.3 as it is written: rows in order, the first match wins."""
    sleepy = state == "drowsy" or eyes == "closed"
    social, person = trigger in SOCIAL, directed == "person"
    at_28 = "unclear" if age < 28 else "likely_social"
    rows = [
        (state == "asleep", "1", "reflex"),
        (state == "unsure", "2", "unclear"),
        (sleepy and kind == "laugh", "3", "unclear"),
        (sleepy and social and person, "3b", "unclear"),
        (sleepy, "3c", "reflex"),
        (kind == "laugh", "4", "laugh"),
        (social and person and age < 0, "5", "unclear"),
        (social and person and 0 <= age <= 27, "6", "likely_social"),
        (social and person and age >= 28, "7", "social"),
        (person, "8", at_28),
        (social and directed == "unsure", "9", at_28),
        (social and directed in {"object", "none"}, "10", "unclear"),
        (directed == "object" or trigger in {"object", "sound"}, "11", "unclear"),
        (
            trigger in {"none", "body", "touch"} and directed == "none",
            "12",
            "reflex" if age < 84 else "unclear",
        ),
        (True, "13", "unclear"),
    ]
    return next((row, name) for matches, row, name in rows if matches)


def test_every_combination_follows_the_table():
    """5,184 of them: all states, eyes, triggers, directions, kinds, at each limit."""
    found, wanted = [], []
    for kind, state, eyes, trigger, directed, age in product(
        ("smile", "laugh"),
        ("asleep", "drowsy", "awake", "unsure"),
        ("open", "closed", "unsure"),
        (*sorted(SOCIAL), "touch", "object", "sound", "body", "none", "unsure"),
        ("person", "object", "none", "unsure"),
        (-1, 0, 27, 28, 83, 84),
    ):
        fields = {
            "state": state,
            "eyes": eyes,
            "trigger": trigger,
            "directed": directed,
        }
        smile = seen(kind, BORN, **fields)
        row, name = table_a3(kind, age, **fields)
        rule = matching_rule(smile, age)
        case = (kind, age, *fields.values())
        order = ROW_OF_HALF.get(rule.order, rule.order)
        found.append((case, order, classify(smile, age).smile_class))
        wanted.append((case, row, name))
    assert found == wanted


@pytest.mark.parametrize(
    ("ticked", "same_as"),
    [
        (["body", "face"], "face"),
        (["touch", "play"], "play"),
        (["object", "touch"], "touch"),
        (["none", "object"], "object"),
        (["body", "sound"], "sound"),
        (["unsure", "body"], "body"),
        (["none", "unsure"], "none"),
        (["none", "body", "sound", "object", "touch", "voice"], "voice"),
        ([], "unsure"),
        (["face", "face"], "face"),
    ],
)
@pytest.mark.parametrize("directed", ["person", "object", "none", "unsure"])
@pytest.mark.parametrize("age", [20, 60, 90])
def test_of_several_triggers_the_strongest_counts(ticked, same_as, directed, age):
    fields = {"state": "awake", "directed": directed}
    several = seen("smile", BORN, trigger=ticked, **fields)
    single = seen("smile", BORN, trigger=same_as, **fields)
    assert matching_rule(several, age) is matching_rule(single, age)


def test_no_trigger_ticked_is_unsure():
    assert strongest_source(()) is Source.UNSURE


@pytest.mark.parametrize("form", ["mouth_only", "mouth_and_eyes", "open_mouth"])
@pytest.mark.parametrize("repeatable", ["yes", "no", "not_tried"])
def test_form_length_and_repeating_never_decide(form, repeatable):
    plain = seen("smile", BORN, **AT_ME)
    detailed = seen(
        "smile", BORN, **AT_ME, form=form, repeatable=repeatable, duration_s=40
    )
    assert classify(detailed, 60) == classify(plain, 60)


@pytest.mark.parametrize(
    ("fields", "age", "changes"),
    [
        (AT_ME, 28, "counts_fully"),
        ({**AT_ME, "state": "asleep"}, 60, "if_awake"),
        ({**AT_ME, "state": "unsure"}, 60, "if_awake"),
        ({**AT_ME, "state": "drowsy"}, 60, "if_awake"),
        ({**AT_ME, "eyes": "closed"}, 60, "if_eyes_open"),
        ({**AT_ME, "directed": "none"}, 60, "if_at_person"),
        ({**AT_ME, "directed": "unsure"}, 60, "if_at_person"),
        ({**AT_ME, "trigger": "touch"}, 60, "if_social_trigger"),
        ({"state": "awake", "trigger": "none", "directed": "none"}, 60, "if_at_person"),
        ({**AT_ME, "state": "asleep"}, -1, "if_awake"),
        ({**AT_ME, "eyes": "closed", "trigger": "touch"}, 60, "if_social_trigger"),
        (AT_ME, 27, "if_older"),
        (AT_ME, -1, "if_older"),
        ({**AT_ME, "trigger": "touch"}, 20, "if_social_trigger"),
        ({**AT_ME, "trigger": "touch"}, -1, "if_older"),
        ({**AT_ME, "state": "unsure"}, -1, "no_single_answer"),
        ({}, 60, "more_answers"),
        ({"state": "unsure", "directed": "person"}, 0, "more_answers"),
        ({"state": "unsure", "trigger": "face"}, 0, "more_answers"),
        ({"state": "awake"}, 27, "more_answers"),
        ({"state": "awake"}, -1, "no_single_answer"),
        ({"state": "awake", "directed": "object"}, 27, "no_single_answer"),
        ({"state": "awake", "trigger": "touch"}, 27, "no_single_answer"),
        ({"state": "unsure", "eyes": "closed"}, 60, "no_single_answer"),
    ],
)
def test_the_one_fact_that_would_change_the_class(fields, age, changes):
    assert codes([would_change(seen("smile", BORN, **fields), age)]) == [changes]


@pytest.mark.parametrize(
    ("fields", "age", "changes"),
    [
        (AT_ME, 28, "counts_fully"),
        (AT_ME, 27, "if_older"),
        ({**AT_ME, "directed": "none"}, 60, "if_at_person"),
        ({**AT_ME, "trigger": "none"}, 60, "if_social_trigger"),
        ({"state": "awake"}, 60, "more_answers"),
        ({"state": "unsure"}, 60, "more_answers"),
        ({"state": "drowsy"}, 60, "no_single_answer"),
        ({"state": "unsure", "directed": "none"}, 60, "no_single_answer"),
    ],
)
def test_the_one_fact_that_would_make_a_laugh_count(fields, age, changes):
    assert codes([would_change(seen("laugh", BORN, **fields), age)]) == [changes]
