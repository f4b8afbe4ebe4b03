"""The reasons for and against each row of A.3."""

import pytest

from clinical.smile_texts import BY_RULE, laugh_reasons
from clinical.smiles import Rule, classify
from tests.clinical.facts import AT_ME, BORN, codes, seen

AWAKE = {"state": "awake", "eyes": "open"}
# fields, corrected age, reasons for the class, reasons against it
EXPLAINED = [
    ({"state": "asleep"}, 60, "asleep", ""),
    ({"state": "unsure"}, 60, "state_unsure", ""),
    ({**AT_ME, "state": "drowsy"}, 60, "drowsy_smile", "at_person social_trigger"),
    ({"state": "drowsy"}, 60, "drowsy", ""),
    ({**AWAKE, "eyes": "closed"}, 60, "drowsy", ""),
    (AT_ME, -1, "before_due", "awake at_person social_trigger"),
    (AT_ME, 27, "awake at_person social_trigger", "early_day"),
    (AT_ME, 28, "awake at_person social_trigger old_enough", ""),
    (
        {**AT_ME, "trigger": "touch"},
        27,
        "early_day other_trigger",
        "awake at_person",
    ),
    ({**AT_ME, "trigger": "touch"}, 28, "awake at_person", "other_trigger"),
    (
        {**AT_ME, "directed": "unsure"},
        27,
        "early_day direction_unsure",
        "awake social_trigger",
    ),
    ({**AT_ME, "directed": "unsure"}, 28, "awake social_trigger", "direction_unsure"),
    ({**AT_ME, "directed": "object"}, 60, "not_at_person", "awake social_trigger"),
    ({**AWAKE, "directed": "object"}, 60, "at_something", "awake"),
    ({**AWAKE, "trigger": "body", "directed": "none"}, 83, "from_inside", "awake"),
    ({**AWAKE, "trigger": "body", "directed": "none"}, 84, "nobody_there", "awake"),
    ({**AWAKE}, 60, "not_enough_known", ""),
]


@pytest.mark.parametrize(("fields", "age", "reasons", "against"), EXPLAINED)
def test_a_smile_is_explained(fields, age, reasons, against):
    given = classify(seen("smile", BORN, **fields), age)
    assert (codes(given.reasons), codes(given.against)) == (
        reasons.split(),
        against.split(),
    )


@pytest.mark.parametrize(
    ("fields", "age", "reasons", "against"),
    [
        ({"state": "asleep"}, 60, "asleep_laugh", ""),
        ({"state": "drowsy"}, 60, "drowsy_laugh", ""),
        (AWAKE, 60, "laughed", "laugh_alone"),
        (AT_ME, 27, "laughed at_person social_trigger", "early_day"),
        (AT_ME, 28, "laughed at_person social_trigger laugh_counts", ""),
    ],
)
def test_a_laugh_is_explained(fields, age, reasons, against):
    given = classify(seen("laugh", BORN, **fields), age)
    assert (codes(given.reasons), codes(given.against)) == (
        reasons.split(),
        against.split(),
    )


def test_every_rule_has_its_sentences_and_no_other():
    assert sorted(BY_RULE) == sorted(rule.name for rule in Rule)


def test_the_day_is_named_where_age_decides():
    [early] = laugh_reasons(is_core=True, is_strong=False)[1]
    assert str(early) == (
        "It was before day 28. Such smiles are possible then, but still rare."
    )
