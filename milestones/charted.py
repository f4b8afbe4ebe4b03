"""What the charts show of a diary: for the page, and for programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from babies.episodes import with_laughs
from babies.facts import tallies_of
from babies.models import Baby
from babies.sleeps import minutes_by_day
from clinical.assessment import Assessment, Facts, assess
from clinical.window import DayTally
from milestones.charts import ChartDates, SmileChart, smile_chart
from milestones.facts import facts_of, strip_dates
from milestones.sleep_chart import SleepChart, first_day, sleep_chart
from milestones.stretches import Stretch
from milestones.strip import last_day


@dataclass(frozen=True, slots=True)
class Smiled:
    """The chart of a stretch of a life, what it marks, and the first social smile."""

    chart: SmileChart
    window: tuple[date, date] | None
    first_on: date | None


def smiled(baby: Baby, shown: Stretch, *, today: date) -> Smiled:
    """Smiles by week or month and class."""
    facts = facts_of(baby, today=today)
    found = assess(facts, today)
    dates = _dates(baby, found)
    chart = smile_chart(shown, dates, _days(baby, facts, shown, today))
    return Smiled(chart, dates.window, dates.first_on)


def _days(baby: Baby, facts: Facts, shown: Stretch, today: date) -> Iterable[DayTally]:
    """The days of a stretch; while a baby is small, the assessment read them all."""
    if today <= last_day(strip_dates(facts.birth, today)):
        return facts.tallies or ()
    days = tallies_of(baby, since=shown.since, until=shown.until)
    odd = [seen for seen in facts.observations if shown.holds(seen.on)]
    return with_laughs(days, odd, facts.birth)


def _dates(baby: Baby, found: Assessment) -> ChartDates:
    """What is marked on the chart; a family that wants quiet sees no window."""
    window = found.smile.window
    return ChartDates(
        today=found.on,
        window=None if baby.quiet_since else (window.opens, window.last_day),
        first_on=found.smile.record.first_strong_on,
    )


def slept(baby: Baby, *, today: date, now: datetime) -> SleepChart:
    """The last two weeks of sleep; one that still runs counts up to now."""
    born_on = baby.birth_on
    minutes = minutes_by_day(baby, first_day(today, born_on), today, now=now)
    return sleep_chart(minutes, today=today, born_on=born_on)
