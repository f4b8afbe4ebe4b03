"""Short ways to say what was seen, answered or feared, for the tests of the rules."""

from collections.abc import Iterable
from datetime import date, timedelta

from clinical.ages import Birth, birth
from clinical.assessment import Assessment, Facts, assess
from clinical.checklist import Answer, Value
from clinical.concerns import Concern, ConcernKind
from clinical.observations import (
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

BORN = date(2026, 3, 1)
TERM = birth(BORN, 280)
SMILE_ITEM = "cdc-02m-social-smile-responsive"


def day(number: int, subject: Birth = TERM) -> date:
    """The day on which a baby is so many days old, counted from the zero day."""
    return subject.zero_on + timedelta(days=number)


def triggers(named: str | Iterable[str]) -> tuple[Trigger, ...]:
    return tuple(Trigger(one) for one in ([named] if isinstance(named, str) else named))


def seen(kind: str, on: date, *ticks: str, **fields) -> Observation:
    """An observation, its choices given by the words of a case."""
    return Observation(
        kind=Kind(kind),
        on=on,
        state=State(fields.get("state", "unsure")),
        eyes=Eyes(fields.get("eyes", "unsure")),
        trigger=triggers(fields.get("trigger", "unsure")),
        directed=Directed(fields.get("directed", "unsure")),
        form=Form(fields.get("form", "unsure")),
        repeatable=Repeatable(fields.get("repeatable", "not_tried")),
        reporter=Reporter(fields.get("reporter", "parent")),
        responds=Responds(fields.get("responds", "unsure")),
        duration_s=fields.get("duration_s", 0),
        count_today=fields.get("count_today", 0),
        ticks=frozenset(ticks),
        skill=fields.get("skill", ""),
    )


AT_ME = {"state": "awake", "eyes": "open", "trigger": "face", "directed": "person"}
TOUCHED = {**AT_ME, "trigger": "touch"}
SLEEPING = {"state": "asleep", "eyes": "closed", "trigger": "none", "directed": "none"}


def strong(on: date, **fields) -> Observation:
    """A smile that counts by itself: awake, at a person, after a face."""
    return seen("smile", on, **{**AT_ME, **fields})


def weak(on: date, **fields) -> Observation:
    """A smile that counts with another day: awake, at a person, after a touch."""
    return seen("smile", on, **{**TOUCHED, **fields})


def reflex(on: date) -> Observation:
    """A smile in sleep."""
    return seen("smile", on, **SLEEPING)


def answer(expectation: str, value: str, on: date) -> Answer:
    return Answer(expectation, Value(value), on)


def concern(kind: str, on: date) -> Concern:
    return Concern(ConcernKind(kind), on)


def assessed(today: date, *known, subject: Birth = TERM, visit_on=None) -> Assessment:
    """The assessment of a mixed list of observations, answers and concerns."""
    return assess(
        Facts(
            birth=subject,
            observations=[item for item in known if isinstance(item, Observation)],
            answers=[item for item in known if isinstance(item, Answer)],
            concerns=[item for item in known if isinstance(item, Concern)],
            visit_on=visit_on,
        ),
        today,
    )


def flags_of(found: Assessment) -> dict[str, tuple[str, str]]:
    """The level and time of each flag, by kind."""
    return {
        flag.kind.value: (flag.level.value, flag.when.value) for flag in found.flags
    }


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]
