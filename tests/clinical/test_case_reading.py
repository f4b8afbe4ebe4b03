"""A case becomes facts: each field is read, missing ones get their stand-in."""

from datetime import date

import pytest

from clinical.ages import birth
from clinical.assessment import Facts
from clinical.case_fields import CaseError
from clinical.cases import facts_from
from clinical.observations import TICKS, Observation
from tests.clinical.facts import answer, concern, seen

F2_TICKS = [
    "out_of_context",
    "mirthless",
    "stereotyped",
    "cannot_interrupt",
    "sleep_transition",
    "wakes_from_sleep",
    "eye_deviation",
    "limb_jerks",
    "stiffening",
    "automatisms",
    "colour_change_mild",
    "breathing_trouble",
    "blue_or_grey",
    "drowsy_after",
    "still_unresponsive",
    "repeated_without_recovery",
    "spasm_cluster",
    "skill_loss",
    "video",
]
TERM = {"born": "2026-03-01", "gestation_weeks": 40, "gestation_days": 0}
CASE = {**TERM, "today": "2026-04-30"}
ON = "2026-04-20"
DAY = date(2026, 4, 20)
BORN = date(2026, 3, 1)


def test_a_bare_case():
    assert facts_from({"born": "2026-03-01", "today": "2026-04-30"}) == (
        Facts(
            birth=birth(BORN, None),
            observations=(),
            answers=(),
            concerns=(),
        ),
        date(2026, 4, 30),
    )


def test_a_bare_observation_has_the_stand_ins_of_the_rules():
    facts, _ = facts_from({**CASE, "observations": [{"kind": "spell", "on": ON}]})
    assert list(facts.observations) == [seen("spell", DAY)]
    assert list(facts.observations) == [Observation(seen("spell", DAY).kind, DAY)]


def test_every_field_of_an_observation_is_read():
    fields = {
        "state": "drowsy",
        "eyes": "closed",
        "trigger": ["touch", "sound"],
        "directed": "object",
        "form": "open_mouth",
        "repeatable": "yes",
        "reporter": "staff",
        "responds": "no",
        "duration_s": 2.5,
        "count_today": 4,
        "skill": "coos",
    }
    ticks = dict.fromkeys(F2_TICKS, True)
    row = {"kind": "laugh", "on": ON, **fields, **ticks, "not_a_field": 1}
    facts, _ = facts_from({**CASE, "observations": [row]})
    assert list(facts.observations) == [seen("laugh", DAY, *F2_TICKS, **fields)]


def test_the_ticks_are_those_of_the_rules():
    assert sorted(TICKS) == sorted(F2_TICKS)


@pytest.mark.parametrize("tick", F2_TICKS)
def test_each_tick_is_read_by_its_own_name(tick):
    row = {"kind": "laugh", "on": ON, **dict.fromkeys(F2_TICKS, False), tick: True}
    facts, _ = facts_from({**CASE, "observations": [row]})
    assert facts.observations[0].ticks == {tick}


def test_answers_concerns_and_the_visit_are_read():
    facts, today = facts_from(
        {
            **CASE,
            "gestation_weeks": 34,
            "gestation_days": None,
            "answers": [{"expectation": "coos", "value": "not_sure", "on": ON}],
            "concerns": [{"kind": "fever", "on": ON}],
            "visit_on": "2026-05-02",
        }
    )
    assert facts == Facts(
        birth=birth(BORN, 238),
        weeks_only=True,
        observations=(),
        answers=(answer("coos", "not_sure", DAY),),
        concerns=(concern("fever", DAY),),
        visit_on=date(2026, 5, 2),
    )
    assert today == date(2026, 4, 30)


def test_facts_on_the_day_of_birth_are_accepted():
    on = "2026-03-01"
    facts, _ = facts_from(
        {
            **CASE,
            "observations": [{"kind": "smile", "on": on}],
            "answers": [{"expectation": "coos", "value": "yes", "on": on}],
            "concerns": [{"kind": "worry", "on": on}],
            "visit_on": on,
        }
    )
    assert [item.on for item in facts.observations] == [BORN]
    assert [item.on for item in facts.answers] == [BORN]
    assert [item.on for item in facts.concerns] == [BORN]
    assert facts.visit_on == BORN


def one(name, **row):
    """A case with one row in one list."""
    return {name: [row]}


BEFORE = "2026-02-28"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"visit_on": BEFORE}, "visit_on: is before the birth date"),
        (
            one("observations", kind="smile", on=BEFORE),
            "observations[0].on: is before the birth date",
        ),
        (one("observations", on=ON), "observations[0].kind: is required"),
        (
            one("observations", kind="smile", on=ON, trigger=["tickle"]),
            "observations[0].trigger: must be one of "
            "face, voice, play, touch, object, sound, body, none, unsure",
        ),
        (
            one("observations", kind="skill_loss", on=ON, skill="flying"),
            "observations[0].skill: must be social_smile or an expectation's id",
        ),
        (
            one("answers", expectation="flying", value="yes", on=ON),
            "answers[0].expectation: must be the id of an expectation",
        ),
        (one("answers", expectation="coos", on=ON), "answers[0].value: is required"),
        (one("concerns", on=ON), "concerns[0].kind: is required"),
        (
            {"today": BEFORE},
            "born: The birth date is after today. Please check it.",
        ),
        (
            {"gestation_weeks": 50},
            "gestation_weeks: Weeks at birth go from 22 weeks to 44 weeks and 6 days.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(fields, error):
    with pytest.raises(CaseError) as refused:
        facts_from({**CASE, **fields})
    assert str(refused.value) == error
