"""Babies, what is seen of them, and cases as JSON, made at random."""

from datetime import date, timedelta

from hypothesis import strategies as st

from clinical.ages import birth
from clinical.assessment import Facts
from clinical.catalog import catalog
from clinical.checklist import Answer, Value
from clinical.concerns import Concern, ConcernKind
from clinical.observations import (
    TICKS,
    Directed,
    Eyes,
    Form,
    Kind,
    Observation,
    Repeatable,
    Reporter,
    Responds,
    State,
    Trigger,
)

FIRST, LAST = date(2019, 1, 1), date(2031, 12, 31)
gestations = st.none() | st.integers(154, 314)
births = st.builds(birth, st.dates(FIRST, LAST), gestations)
SMILE_FACTS = ["social-smile", "cdc-02m-social-smile-responsive"]
# Mostly ids whose answers the rules read; any other now and then.
expectations = st.sampled_from(SMILE_FACTS) | st.sampled_from(sorted(catalog().by_id))
ages = st.integers(0, 150) | st.integers(0, 2190)


def days_of(subject):
    """Days of a baby's life, most of them in the first months."""
    return ages.map(lambda number: subject.born_on + timedelta(days=number))


def observations(on, kinds=tuple(Kind)):
    return st.builds(
        Observation,
        kind=st.sampled_from(kinds),
        on=on,
        state=st.sampled_from(State),
        eyes=st.sampled_from(Eyes),
        trigger=st.lists(st.sampled_from(Trigger), max_size=3).map(tuple),
        directed=st.sampled_from(Directed),
        form=st.sampled_from(Form),
        repeatable=st.sampled_from(Repeatable),
        reporter=st.sampled_from(Reporter),
        responds=st.sampled_from(Responds),
        duration_s=st.sampled_from([0, 3, 299, 300, 900.5]),
        count_today=st.integers(0, 4),
        ticks=st.frozensets(st.sampled_from(sorted(TICKS)), max_size=3),
        skill=st.sampled_from(["", "social_smile", "coos"]),
    )


def answers(on):
    return st.builds(Answer, expectations, st.sampled_from(Value), on)


def concerns(on):
    return st.builds(Concern, st.sampled_from(ConcernKind), on)


def up_to(size, strategy):
    return st.lists(strategy, max_size=size)


@st.composite
def babies(draw):
    """A baby's facts and a day to look at them."""
    subject = draw(births)
    on = days_of(subject)
    facts = Facts(
        birth=subject,
        weeks_only=draw(st.booleans()),
        observations=draw(up_to(6, observations(on))),
        answers=draw(up_to(6, answers(on))),
        concerns=draw(up_to(3, concerns(on))),
        visit_on=draw(st.none() | on),
    )
    return facts, draw(on)


def cases():
    """JSON objects that look like cases; few of them can be read."""
    dates = st.dates(date(2025, 1, 1), date(2027, 1, 1)).map(date.isoformat)
    scalars = (
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    )
    loose = scalars | dates | up_to(2, scalars)
    row = st.fixed_dictionaries(
        {"on": dates | loose},
        optional={
            "kind": st.sampled_from([*Kind, *ConcernKind]) | loose,
            "state": st.sampled_from(State) | loose,
            "trigger": st.sampled_from(Trigger)
            | up_to(2, st.sampled_from(Trigger))
            | loose,
            "directed": st.sampled_from(Directed) | loose,
            "duration_s": loose,
            "count_today": loose,
            "limb_jerks": loose,
            "skill": expectations | loose,
            "expectation": expectations | loose,
            "value": st.sampled_from(Value) | loose,
        },
    )
    return st.fixed_dictionaries(
        {"born": dates | loose, "today": dates | loose},
        optional={
            "id": loose,
            "gestation_weeks": st.integers(20, 45) | loose,
            "gestation_days": st.integers(0, 6) | loose,
            "due_date": dates | loose,
            "visit_on": dates | loose,
            "observations": up_to(2, row | scalars) | loose,
            "answers": up_to(2, row | scalars) | loose,
            "concerns": up_to(2, row | scalars) | loose,
        },
    )
