"""Where rows become clinical facts: the one place they are unpacked."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from accounts.by_hand import asked
from babies.episodes import Told, observation_from, with_laughs
from babies.facts import TALLY_FIELDS, tallies_of, tallies_under
from babies.models import Baby, SmileDay
from clinical.ages import Birth
from clinical.assessment import Assessment, Facts
from clinical.catalog import SOCIAL_SMILE, fact_id
from clinical.checklist import Answer as Given, Value
from clinical.concerns import Concern as Named, ConcernKind
from clinical.episodes import SMILE_SKILLS
from clinical.observations import Kind, Observation
from clinical.window import DayTally, smile_record, smile_window
from milestones.strip import StripDates, last_day

# By hand, and one question instead of four: every page of a baby asks it, and the
# four took longer to put together than to answer.
SAID: Final = """
SELECT 'answer', expectation_id, value, "on", logged_at, id FROM milestones_answer
WHERE baby_id = %s AND "on" <= %s AND binned_at IS NULL
UNION ALL
SELECT 'concern', kind, '', "on", logged_at, id FROM babies_concern
WHERE baby_id = %s AND "on" <= %s AND binned_at IS NULL
UNION ALL
SELECT 'loss', skill, '', "on", logged_at, id FROM babies_lostskill
WHERE baby_id = %s AND "on" <= %s AND binned_at IS NULL
UNION ALL
SELECT 'episode', kind, state || ' ' || directed || ' ' || responds
  || ' ' || CAST(COALESCE(duration_s, 0) AS text)
  || ' ' || CAST(COALESCE(count_today, 0) AS text)
  || ' [' || CAST("trigger" AS text) || ',' || CAST(ticks AS text) || ']',
  "on", logged_at, id FROM babies_episode
WHERE baby_id = %s AND "on" <= %s AND binned_at IS NULL
ORDER BY 4, 5, 6
"""


def facts_of(baby: Baby, *, today: date, birth: Birth | None = None) -> Facts:
    """A baby's rows up to a day as clinical facts.

    They hold what any earlier day needs, too. With another `birth` every smile is
    classified anew, since its class depends on the dates.
    """
    subject = birth or baby.birth
    said = _said(baby, today)
    answers = [Given(what, Value(value), on) for what, value, on in said["answer"]]
    episodes = [_episode(*row) for row in said["episode"]]
    if birth is None:
        tallies = _tallies(baby, subject, answers, today)
    else:
        tallies = tallies_under(baby, subject)
    return Facts(
        birth=subject,
        weeks_only=subject.gestation_days is not None
        and baby.gestation_weeks is not None
        and baby.gestation_days is None,
        observations=[
            *(
                Observation(Kind.SKILL_LOSS, on, skill=skill)
                for skill, _, on in said["loss"]
            ),
            *episodes,
        ],
        tallies=with_laughs(tallies, episodes, subject),
        answers=answers,
        concerns=[Named(ConcernKind(kind), on) for kind, _, on in said["concern"]],
        visit_on=baby.visit_on,
    )


def _said(baby: Baby, today: date) -> dict[str, list[tuple[str, str, date]]]:
    """What the family said up to a day, by its kind, the oldest first."""
    said: dict[str, list[tuple[str, str, date]]] = {
        "answer": [],
        "concern": [],
        "loss": [],
        "episode": [],
    }
    for kind, what, value, on, *_order in asked(Baby, SAID, *(baby.pk, today) * 4):
        # SQLite keeps dates as text.
        day = date.fromisoformat(on) if isinstance(on, str) else on
        said[kind].append((what, value, day))
    return said


def _episode(kind: str, packed: str, on: date) -> Observation:
    """An odd laugh or spell, from the one text that the query makes of it."""
    state, directed, responds, seconds, times, lists = packed.split(" ", 5)
    trigger, ticks = json.loads(lists)
    return observation_from(
        Told(
            kind=kind,
            on=on,
            time_zone="",
            state=state,
            directed=directed,
            responds=responds,
            duration_s=int(seconds),
            count_today=int(times),
            trigger=trigger,
            ticks=ticks,
        )
    )


def _tallies(
    baby: Baby, subject: Birth, answers: Sequence[Given], today: date
) -> list[DayTally]:
    """The days of smiles that a judgement up to today needs.

    Those of the strip always. Once the smile was confirmed on one of them, no later
    day can change what is said: the first smile, the day it was confirmed and the
    status are the earliest of their kind, and what was logged besides is only
    counted while no smile is known. So a long diary costs what a short one does.
    """
    end = last_day(strip_dates(subject, today))
    days = tallies_of(baby, until=min(end, today))
    if today <= end:
        return days
    confirmed_on = smile_record(days, _smiles_told(answers), None).confirmed_on
    if confirmed_on is not None and confirmed_on <= end:
        return days
    later = SmileDay.objects.filter(baby=baby, on__gt=end, on__lte=today)
    rows = later.order_by("on").values_list(*TALLY_FIELDS)
    return [*days, *(DayTally(*row) for row in rows)]


def _smiles_told(answers: Iterable[Given]) -> list[date]:
    return [
        answer.on
        for answer in answers
        if answer.value is Value.YES and fact_id(answer.expectation) == SOCIAL_SMILE
    ]


def strip_dates(subject: Birth, on: date) -> StripDates:
    """The dates of the day strip as it stands on a day."""
    window = smile_window(subject)
    return StripDates(
        born_on=subject.born_on,
        zero_on=subject.zero_on,
        today=on,
        window_from=window.opens,
        window_to=window.last_day,
    )


def asks_whether_lost(facts: Facts, found: Assessment) -> bool:
    """Whether a "not yet" after confirmed smiles still waits for its question (E.2).

    Telling of the loss answers it, and so does a later "yes".
    """
    losses = [
        seen.on
        for seen in facts.observations
        if seen.skill in SMILE_SKILLS and seen.on <= found.on
    ]
    not_yet_on = found.smile.record.not_yet_on
    if not found.questions or not_yet_on is None:
        return False
    return max(losses, default=date.min) < not_yet_on
