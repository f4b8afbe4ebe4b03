"""Cases as JSON: the documented example, the settled readings, bad lines."""

import json

import pytest

from clinical import RULES_VERSION
from clinical.cases import assess_line, assess_lines

EXAMPLE = {
    "id": "C",
    "born": "2026-09-01",
    "gestation_weeks": 36,
    "gestation_days": 6,
    "today": "2026-11-19",
    "observations": [
        {
            "kind": "smile",
            "on": "2026-11-10",
            "state": "asleep",
            "eyes": "closed",
            "trigger": "none",
            "directed": "none",
        }
    ],
}
TERM = {"born": "2026-03-01", "gestation_weeks": 40, "gestation_days": 0}
AT_ME = {"kind": "smile", "state": "awake", "trigger": "face", "directed": "person"}


def answered(**fields):
    """The answer to a case of a term baby on day 60, with more or other fields."""
    case = {"id": 1, **TERM, "today": "2026-04-30", **fields}
    answer, readable = assess_line(json.dumps(case))
    assert readable, answer
    return answer


def late_when(**fields):
    flags = {flag["kind"]: flag["when"] for flag in answered(**fields)["flags"]}
    return flags.get("social_smile_late")


ANSWER = {
    "id": "C",
    "on": "2026-11-19",
    "birth_age_days": 79,
    "corrected_age_days": 57,
    "age_basis": "corrected",
    "age_notes": [
        "Born 22 days before the due date. "
        "Milestone ages count from the due date until the second birthday."
    ],
    "smile": {
        "status": "late",
        "evidence": "only_uncounted_smiles",
        "first_on": None,
        "window": {
            "zero_day": "2026-09-23",
            "opens": "2026-11-04",
            "last_day": "2026-11-18",
            "late_from": "2026-11-19",
            "clearly_late_from": "2026-12-16",
        },
        "reasons": ["1 sleep or reflex smile was logged. It does not count here."],
    },
    "observations": [
        {
            "class": "reflex",
            "reasons": [
                "Your baby was asleep. "
                "Sleep smiles come from inside, mostly in active sleep."
            ],
        }
    ],
    "flags": [
        {
            "kind": "social_smile_late",
            "level": "talk_to_pediatrician",
            "when": "within_2_weeks",
            "since": "2026-11-19",
            "reasons": [
                "The usual time ended on 18 November 2026.",
                "The smiles logged so far do not count yet.",
            ],
        }
    ],
    "advice": {"level": "talk_to_pediatrician", "when": "within_2_weeks"},
    "questions": [],
    "rules_version": RULES_VERSION,
}


def test_the_documented_example():
    [(text, readable)] = assess_lines([json.dumps(EXAMPLE)])
    assert readable
    assert json.loads(text) == ANSWER
    assert list(json.loads(text)) == list(ANSWER)


def test_an_achieved_smile_names_its_first_day_and_asks():
    smiles = [{**AT_ME, "on": on} for on in ("2026-04-15", "2026-04-17")]
    later = {"expectation": "social-smile", "value": "not_yet", "on": "2026-04-20"}
    answer = answered(observations=smiles, answers=[later])
    assert answer["smile"]["first_on"] == "2026-04-15"
    assert (answer["smile"]["status"], answer["smile"]["evidence"]) == (
        "achieved",
        None,
    )
    assert answer["advice"] == {"level": "informational", "when": None}
    assert answer["questions"] == [
        "You answered “not yet”, and smiles were logged before. Have they stopped?"
    ]


@pytest.mark.parametrize(
    ("fields", "corrected", "basis"),
    [
        ({}, 60, "birth"),
        (
            {"gestation_weeks": None, "gestation_days": None},
            60,
            "birth_gestation_unknown",
        ),
        ({"gestation_weeks": 34, "gestation_days": None}, 18, "corrected"),
        ({"gestation_weeks": 36, "gestation_days": 6}, 38, "corrected"),
        ({"gestation_weeks": 37, "gestation_days": 0}, 60, "birth"),
        ({"gestation_weeks": 42, "gestation_days": 6}, 60, "birth"),
        (
            {"gestation_weeks": None, "gestation_days": None, "due_date": "2026-03-23"},
            38,
            "corrected",
        ),
        (
            {"gestation_weeks": 36, "gestation_days": 6, "due_date": "2026-03-23"},
            38,
            "corrected",
        ),
        ({"gestation_weeks": 30, "today": "2028-03-01"}, 731, "birth"),
        ({"gestation_weeks": 30, "today": "2028-02-29"}, 660, "corrected"),
    ],
)
def test_ages_and_their_basis(fields, corrected, basis):
    answer = answered(**fields)
    assert (answer["corrected_age_days"], answer["age_basis"]) == (corrected, basis)


@pytest.mark.parametrize(
    ("fields", "is_marked"),
    [
        ({"gestation_weeks": 34, "gestation_days": None}, True),
        ({"gestation_weeks": 34, "gestation_days": 0}, False),
        (
            {"gestation_weeks": 34, "gestation_days": None, "due_date": "2026-04-12"},
            False,
        ),
        ({"gestation_weeks": None, "gestation_days": None}, False),
    ],
)
def test_weeks_alone_are_marked_as_approximate(fields, is_marked):
    notes = answered(**fields)["age_notes"]
    assert any("off by up to 6 days" in note for note in notes) is is_marked


def classes_of(*observations):
    return [row["class"] for row in answered(observations=observations)["observations"]]


def test_missing_fields_mean_unsure_or_false():
    assert classes_of(
        {"kind": "smile", "on": "2026-04-20"},
        {"kind": "smile", "on": "2026-04-20", "state": None, "trigger": None},
        {"kind": "smile", "on": "2026-04-20", "state": "awake", "directed": "person"},
        {"kind": "laugh", "on": "2026-04-20", "state": "awake", "out_of_context": None},
        {"kind": "spell", "on": "2026-04-20"},
        {"kind": "spasm_cluster", "on": "2026-04-20"},
        {"kind": "skill_loss", "on": "2026-04-20"},
    ) == ["unclear", "unclear", "likely_social", "laugh", None, None, None]


def test_the_strongest_of_several_triggers_counts():
    base = {"kind": "smile", "on": "2026-04-20", "state": "awake", "directed": "person"}
    lists = [["body", "voice"], ["touch", "object"], ["play"], []]
    assert classes_of(*[{**base, "trigger": given} for given in lists]) == [
        "social",
        "likely_social",
        "social",
        "likely_social",
    ]


def test_a_fact_after_today_is_left_unclassified():
    answer = answered(
        observations=[
            {**AT_ME, "on": "2026-05-01"},
            {"kind": "spell", "on": "2026-05-01", "blue_or_grey": True},
        ],
        answers=[{"expectation": "social-smile", "value": "yes", "on": "2026-05-01"}],
        concerns=[{"kind": "worry", "on": "2026-05-01"}],
    )
    assert answer["observations"] == [{"class": None, "reasons": []}] * 2
    assert answer["smile"]["status"] == "late"
    assert [flag["kind"] for flag in answer["flags"]] == ["social_smile_late"]


@pytest.mark.parametrize(
    ("observation", "flags"),
    [
        ({"kind": "spell", "limb_jerks": True}, [("spell", "same_day", "today")]),
        ({"kind": "spell", "limb_jerks": "unsure"}, []),
        ({"kind": "spell", "limb_jerks": False}, []),
        (
            {"kind": "spell", "limb_jerks": True, "responds": "no"},
            [("spell", "emergency", "now")],
        ),
        (
            {"kind": "laugh", "eye_deviation": True, "duration_s": 299.5},
            [("laughter", "same_day", "today")],
        ),
        (
            {"kind": "laugh", "eye_deviation": True, "duration_s": 300},
            [("laughter", "emergency", "now")],
        ),
        ({"kind": "spasm_cluster"}, [("spell", "same_day", "today")]),
        (
            {"kind": "laugh", "mirthless": True, "stereotyped": True, "count_today": 3},
            [("laughter", "talk_to_pediatrician", "this_week")],
        ),
        (
            {"kind": "laugh", "mirthless": True, "trigger": "none", "count_today": 3},
            [],
        ),
        (
            {"kind": "skill_loss", "skill": "social_smile"},
            [("skill_lost", "same_day", "today")],
        ),
        (
            {"kind": "skill_loss", "skill": "cdc-02m-studies-faces"},
            [("skill_lost", "same_day", "today")],
        ),
        ({"kind": "skill_loss"}, [("skill_lost", "same_day", "today")]),
    ],
)
def test_episodes_and_losses(observation, flags):
    found = answered(
        today="2026-04-20", observations=[{"on": "2026-04-20", **observation}]
    )
    told = [(flag["kind"], flag["level"], flag["when"]) for flag in found["flags"]]
    assert told == flags


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({}, "next_visit"),
        ({"visit_on": "2026-05-14"}, "next_visit"),
        ({"visit_on": "2026-05-15"}, "within_2_weeks"),
        ({"visit_on": None}, "next_visit"),
        ({"today": "2026-05-09", "visit_on": "2026-05-09"}, "next_visit"),
        ({"today": "2026-05-10", "visit_on": "2026-05-10"}, "within_2_weeks"),
        ({"today": "2026-05-24"}, "this_week"),
        ({"concerns": [{"kind": "hearing", "on": "2026-04-01"}]}, "this_week"),
        ({"today": "2026-04-26"}, None),
    ],
)
def test_how_soon_a_late_smile_is_talked_about(fields, when):
    assert late_when(**fields) == when


def test_the_item_about_smiling_back_is_the_same_fact():
    item = {"expectation": "cdc-02m-social-smile-responsive", "on": "2026-05-05"}
    yes = answered(today="2026-05-05", answers=[{**item, "value": "yes"}])
    assert (yes["smile"]["status"], yes["smile"]["first_on"]) == (
        "emerging",
        "2026-05-05",
    )
    no = answered(today="2026-05-05", answers=[{**item, "value": "not_yet"}])
    assert no["smile"]["evidence"] == "not_yet"
    assert [flag["kind"] for flag in no["flags"]] == ["social_smile_late"]


def test_lines_are_answered_in_order_and_blank_ones_passed_over():
    good, bad = json.dumps(EXAMPLE), "not JSON"
    answers = list(assess_lines([good + "\n", "\n", "  \n", bad, good]))
    assert [readable for _, readable in answers] == [True, False, True]
    assert [json.loads(text)["id"] for text, _ in answers] == ["C", None, "C"]
    assert all("\n" not in text for text, _ in answers)


def test_a_laugh_in_sleep_is_named_as_the_kind_of_reflex_it_is():
    asleep = {"on": "2026-04-20", "state": "asleep"}
    answer = answered(
        observations=[{"kind": "laugh", **asleep}, {"kind": "smile", **asleep}]
    )
    laugh, smile = answer["observations"]
    assert (laugh["class"], laugh["sub_type"]) == ("reflex", "sleep_laugh")
    assert smile.keys() == {"class", "reasons"}
