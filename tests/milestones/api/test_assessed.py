import json
from datetime import date
from typing import Any

import pytest

from clinical.cases import assess_line
from milestones.loading import load_expectations
from tests.factories import (
    NOW,
    make_baby,
    make_concern,
    make_smile,
    make_social_smile,
    parent_of,
)
from tests.factories_api import api
from tests.factories_episodes import make_episode

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
YES = {"expectation": "social-smile", "value": "yes", "on": "2026-11-01"}


@pytest.fixture
def baby():
    load_expectations(today=NOW.date())
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def case_of(baby, today, **lists):
    """The same facts for `manage.py assess`."""
    return {
        "id": str(baby.pk),
        "born": str(baby.birth_on),
        "gestation_weeks": 40,
        "gestation_days": 0,
        "today": today,
        **lists,
    }


def test_an_assessment_is_what_assess_prints(baby, program):
    make_smile(baby=baby, on=date(2026, 10, 1), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 10))
    make_episode(baby=baby, on=date(2026, 10, 5))
    make_concern(baby=baby, on=date(2026, 10, 20))
    shown = program.get(of(baby, "assessment")).json()
    smile = {"kind": "smile", "on": "2026-10-01", "state": "asleep"}
    at_me = {"state": "awake", "trigger": "face", "directed": "person"}
    case = case_of(
        baby,
        "2026-11-23",
        observations=[
            smile,
            {"kind": "laugh", "on": "2026-10-05"},
            {"kind": "smile", "on": "2026-10-10", **at_me},
        ],
        concerns=[{"kind": "worry", "on": "2026-10-20"}],
    )
    printed, readable = assess_line(json.dumps(case))
    assert readable
    kept = ("class", "reasons")
    shown_classes = [
        {name: row[name] for name in kept} for row in shown.pop("observations")
    ]
    rows: Any = printed.pop("observations")
    classes = [{name: row[name] for name in kept} for row in rows]
    assert (shown_classes[0], shown_classes[2]) == (classes[0], classes[2])
    assert shown == json.loads(json.dumps(printed))


def test_a_day_is_judged_by_what_was_before_it(baby, program):
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    make_episode(baby=baby, on=date(2026, 11, 3))
    then = program.get(of(baby, "assessment") + "?on=2026-10-28&facts=then").json()
    all_of_it = program.get(of(baby, "assessment") + "?on=2026-10-28&facts=all").json()
    assert (then["smile"]["status"], then["observations"]) == ("late", [])
    assert all_of_it == {**then, "later": {"first_on": "2026-11-02"}}


def test_nothing_came_later(baby, program):
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    shown = program.get(of(baby, "assessment") + "?facts=all").json()
    assert (shown["on"], shown["later"]) == ("2026-11-23", {"first_on": None})


def test_a_sleep_laugh_is_told_apart(baby, program):
    make_smile(baby=baby, on=date(2026, 10, 1), state="asleep", kind="laugh")
    shown = program.get(of(baby, "assessment")).json()["observations"]
    assert [row.get("sub_type") for row in shown] == ["sleep_laugh"]
