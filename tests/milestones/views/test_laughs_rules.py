"""The worked cases of clinical rules F.3, from the form to the flag."""

import uuid
from datetime import date
from typing import Any

import pytest
import time_machine

from babies.models import Episode
from milestones.services import assessment
from tests.factories import make_social_smile
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
AWAKE = {"kind": "laugh", "state": "awake"}
UNHAPPY = {**AWAKE, "trigger": "none", "before": "out_of_context"}
INFORMATIONAL: tuple[str, dict[str, Any]] = ("informational", {})
TALK = "talk_to_pediatrician", {"laughter": "this_week"}
SAME_DAY = "same_day", {"laughter": "today"}
EMERGENCY = "emergency", {"laughter": "now"}
CASES = {
    "laughs at peek-a-boo, looks at parent, 3 s": (
        [{**AWAKE, "trigger": "play", "directed": "person", "seconds": "3"}],
        INFORMATIONAL,
    ),
    "one giggle in sleep": ([{"kind": "laugh", "state": "asleep"}], INFORMATIONAL),
    "sleep giggle, same every night, wakes crying, 4 in a night": (
        [
            {
                "kind": "laugh",
                "state": "asleep",
                "during": "stereotyped",
                "after": "wakes_from_sleep",
                "count_today": "4",
            }
        ],
        TALK,
    ),
    "two awake laughs on different days, no trigger, unhappy": (
        [
            {**UNHAPPY, "during": "mirthless", "on": "2026-11-20"},
            {**UNHAPPY, "during": "mirthless", "on": "2026-11-22"},
        ],
        TALK,
    ),
    "one awake laugh, no trigger, once, happy": ([UNHAPPY], INFORMATIONAL),
    "held sideways eyes, reacts to name": (
        [{**AWAKE, "during": "eye_deviation", "responds": "yes"}],
        SAME_DAY,
    ),
    "six quick bends after a nap, well between": (
        [{"kind": "spasm_cluster", "state": "awake", "count_today": "6"}],
        ("same_day", {"spell": "today"}),
    ),
    "flushed face, then sleepy": (
        [{**AWAKE, "during": "colour_change_mild", "after": "drowsy_after"}],
        SAME_DAY,
    ),
    "arms jerking, no response, 40 s": (
        [{**AWAKE, "during": "limb_jerks", "responds": "no", "seconds": "40"}],
        EMERGENCY,
    ),
    "a spell with blue lips": (
        [{"kind": "spell", "danger": "blue_or_grey"}],
        ("emergency", {"spell": "now"}),
    ),
}


@pytest.mark.parametrize(("episodes", "expected"), CASES.values(), ids=list(CASES))
def test_a_case_told_in_the_form_gets_its_level(signed_in, baby, episodes, expected):
    for on in (date(2026, 10, 20), date(2026, 10, 22)):
        make_social_smile(baby=baby, on=on)
    level, flags = expected
    page = f"/babies/{baby.pk}/laughs/"
    with time_machine.travel("2026-11-23T12:00Z", tick=False):
        responses = [
            signed_in.post(f"{page}new/", {"key": str(uuid.uuid4()), **said})
            for said in episodes
        ]
        shown = words_of(signed_in.get(page))
    assert Episode.objects.count() == len(episodes)
    found = assessment(baby, today=TODAY)
    assert found.advice.level == level
    assert {flag.kind.value: flag.when.value for flag in found.flags} == flags
    urgent = [each["Location"].startswith("/urgent/") for each in responses]
    assert urgent == [level == "emergency"] * len(episodes)
    assert ("film the next one" in shown.split("Add an episode")[0]) is bool(flags)
