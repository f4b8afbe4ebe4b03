"""Days of smiles always equal a recount of the smiles."""

import uuid
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from babies.days import COUNTS, rebuild_days, refresh_day
from babies.models import Baby, Smile, SmileDay
from babies.services import (
    bin_smile,
    change_answers,
    edit_baby,
    log_smile,
    restore_smile,
)
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_profile,
    make_seen,
    make_smile,
    parent_of,
)

ANSWERS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["smile", "laugh"]),
        "state": st.sampled_from(["asleep", "awake", "unsure"]),
        "trigger": st.sampled_from([(), ("face",), ("touch", "voice")]),
        "directed": st.sampled_from(["person", "none", "unsure"]),
        "reporter": st.sampled_from(["parent", "staff"]),
    }
)
DAYS = st.sampled_from([20, 26, 28, 29, 50])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["log", "change", "bin", "restore", "dates"]),
        st.integers(0, 3),
        DAYS,
        ANSWERS,
    ),
    max_size=12,
)


def recount(baby):
    """The days, counted by hand from the rows."""
    days: dict[date, Counter[str]] = {}
    for smile in Smile.objects.filter(baby=baby, binned_at=None):
        day = days.setdefault(smile.on, Counter())
        day[smile.smile_class] += 1
        day["strong"] += smile.is_strong
        day["staff_strong"] += smile.is_strong and smile.reporter == "staff"
    return {on: {name: day[name] for name in COUNTS} for on, day in days.items()}


def stored(baby):
    rows = SmileDay.objects.filter(baby=baby).values("on", *COUNTS)
    return {row["on"]: {name: row[name] for name in COUNTS} for row in rows}


def take(baby, step):
    """One step of somebody's day."""
    what, which, day, answers = step
    by, smiles = parent_of(baby), list(Smile.objects.order_by("logged_at", "pk"))
    seen = make_seen(baby=baby, on=BORN_ON + timedelta(days=day), **answers)
    if what == "log":
        log_smile(key=uuid.uuid4(), baby=baby, seen=seen, by=by, now=NOW)
    elif what == "dates":
        weeks = 36 + which
        edit_baby(
            baby=baby, profile=make_profile(gestation_weeks=weeks), by=by, now=NOW
        )
    elif smiles:
        smile = smiles[which % len(smiles)]
        if what == "change":
            change_answers(smile=smile, seen=seen, by=by, now=NOW)
        elif what == "bin":
            bin_smile(smile=smile, by=by, now=NOW)
        else:
            restore_smile(smile=smile, by=by, now=NOW)


@pytest.mark.django_db(transaction=False)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_days_equal_a_recount_after_any_steps(steps, db):
    Baby.objects.all().delete()
    baby = make_baby()
    for step in steps:
        take(baby, step)
        assert stored(baby) == recount(baby)
    before = stored(baby)
    rebuild_days(baby)
    assert stored(baby) == before


@pytest.mark.django_db
def test_refresh_day_mends_a_day_and_drops_an_empty_one():
    smile = make_smile(baby=make_baby(), state="asleep")
    SmileDay.objects.update(reflex=7, social=2)

    refresh_day(smile.baby, smile.on)
    assert stored(smile.baby) == recount(smile.baby)

    Smile.objects.all().delete()
    refresh_day(smile.baby, smile.on)
    assert stored(smile.baby) == {}
