"""Story S2: forty babies stand in the order in which somebody should see them."""

import random
import re
from datetime import timedelta

import pytest
import time_machine

from babies.choices import ConcernChoice
from babies.watch import set_watched
from clinical.numbers import LATE_FROM_DAY
from clinics.choices import Mode
from clinics.worklist import Wanted, Worklist
from tests.clinics.rows import make_share, make_staff
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_social_smile,
    make_user,
)
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
ITEMS = ("cdc-02m-studies-faces", "cdc-02m-notices-loud-noise")


def ago(days):
    return TODAY - timedelta(days=days)


def emergency(baby, days):
    make_episode(baby=baby, on=ago(days), ticks=("breathing_trouble",))


def same_day(baby, days):
    make_episode(baby=baby, on=ago(days), ticks=("limb_jerks",))


def worry(baby, days):
    make_concern(baby=baby, on=ago(days), kind=ConcernChoice.WORRY)


def nothing(baby, days):
    """Nothing was ever logged."""


def smiling(baby):
    for days in (50, 48):
        make_social_smile(baby=baby, on=ago(days))


def several(baby, days):
    smiling(baby)
    for item in ITEMS:
        make_answer(baby=baby, on=ago(days), expectation=item, value="not_yet")


def not_yet(baby, days):
    make_answer(baby=baby, on=TODAY, value="not_yet")


def lost(baby, days):
    smiling(baby)
    make_lost_skill(baby=baby, on=ago(days), skill=ITEMS[0])


#: The groups of the story in its order, with the days since which each has waited.
STORY = (
    ("emergency", emergency, (3, 1, 1)),
    ("same-day", same_day, (6, 2, 2, 0)),
    ("worry", worry, (9, 4, 4, 4, 1)),
    ("clearly late", nothing, (60, 40, 40, 35, 28, 27)),
    ("several", several, (8, 5, 5, 5, 2)),
    ("late, not yet", not_yet, (12, 7, 7, 3, 1)),
    ("lost skill", lost, (11, 6, 6, 4, 2)),
    ("late, nothing logged", nothing, (20, 13, 13, 13, 5, 1, 0)),
)
OLD = {several: 80, lost: 80}


def in_order(known):
    """By the story's group, then by days waiting, then by name."""
    return known[:3]


#: How old those are who have no smile yet depends on how late it is.
NO_SMILE_YET = (nothing, not_yet)


def forty_babies(clinic):
    """The babies of the story in its order, though written down in any other."""
    dice = random.Random(2)  # noqa: S311 -- no secret
    family = make_user()
    known = [
        (place, -days, f"Test {dice.randrange(10**6):06}", facts)
        for place, (_, facts, waits) in enumerate(STORY)
        for days in waits
    ]
    for _place, waited, name, facts in dice.sample(known, len(known)):
        age = LATE_FROM_DAY - waited if facts in NO_SMILE_YET else OLD.get(facts, 40)
        baby = make_baby(by=family, name=name, birth_on=ago(age))
        facts(baby, -waited)
        set_watched(baby, is_watched=True)
        make_share(baby=baby, clinic=clinic, mode=Mode.WATCH)
    return [
        (name, -waited) for _place, waited, name, _facts in sorted(known, key=in_order)
    ]


def test_forty_babies_stand_in_the_order_of_the_story(client, settings):
    settings.STAFF_TWO_FACTOR = "optional"
    nurse = make_staff()
    story = forty_babies(nurse.clinic)
    rows = Worklist(nurse.clinic, NOW).brought_up_to_date().page(Wanted()).rows
    assert len(story) == 40
    assert [(row.name, row.days_waiting) for row in rows] == story
    client.force_login(nurse.user)
    with time_machine.travel(NOW, tick=False):
        page = client.get("/clinic/").content.decode()
    assert re.findall(r"Test \d{6}", page) == [name for name, _ in story]
