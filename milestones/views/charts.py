"""Charts: the pattern of smiles and sleep, each with its numbers as a table."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babies.episodes import with_laughs
from babies.facts import tallies_of
from babies.page import FamilyRequest
from babies.sleeps import minutes_by_day
from clinical.assessment import Assessment, Facts, assess
from clinical.window import DayTally
from milestones.charts import ChartDates, smile_chart
from milestones.facts import facts_of, strip_dates
from milestones.sleep_chart import SleepChart, first_day, sleep_chart
from milestones.stretches import (
    WEEKS,
    Origin,
    Stretch,
    part_now,
    parts_of,
    stretch,
)
from milestones.strip import last_day
from milestones.views.scope import Visit, visit


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few ways to look at a chart."""

    words: str
    query: str
    is_current: bool


@require_safe
def charts(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Smiles by week or month and class, and sleep by day."""
    here = visit(request, pk)
    subject = here.baby.birth
    facts = facts_of(here.baby, today=here.today)
    found = assess(facts, here.today)
    asked = request.GET.get("age", "")
    origin = Origin(asked) if asked in set(Origin) else Origin.CORRECTED
    parts = parts_of(subject, here.today, origin)
    part = request.GET.get("part", "")
    if part not in parts:
        part = part_now(subject, here.today, origin)
    shown = stretch(subject, part, today=here.today, origin=origin)
    context = {
        **here.page("more"),
        "chart": smile_chart(shown, _dates(here, found), _days(here, facts, shown)),
        "sleep": _sleep(here),
        "first_on": found.smile.record.first_strong_on,
        "is_corrected": origin is Origin.CORRECTED and subject.days_early > 0,
        "origins": _origins(origin, part) if subject.days_early else [],
        "parts": _parts(parts, part, origin) if len(parts) > 1 else [],
    }
    return render(request, "milestones/charts.html", context)


def _days(here: Visit, facts: Facts, shown: Stretch) -> Iterable[DayTally]:
    """The days of a stretch; while a baby is small, the assessment read them all."""
    if here.today <= last_day(strip_dates(facts.birth, here.today)):
        return facts.tallies or ()
    days = tallies_of(here.baby, since=shown.since, until=shown.until)
    odd = [seen for seen in facts.observations if shown.holds(seen.on)]
    return with_laughs(days, odd, facts.birth)


def _dates(here: Visit, found: Assessment) -> ChartDates:
    """What is marked on the chart; a family that wants quiet sees no window."""
    window = found.smile.window
    return ChartDates(
        today=here.today,
        window=None if here.baby.quiet_since else (window.opens, window.last_day),
        first_on=found.smile.record.first_strong_on,
    )


def _sleep(here: Visit) -> SleepChart:
    """The last two weeks of sleep; one that still runs counts up to now."""
    born_on = here.baby.birth_on
    minutes = minutes_by_day(
        here.baby, first_day(here.today, born_on), here.today, now=here.now
    )
    return sleep_chart(minutes, today=here.today, born_on=born_on)


def _origins(origin: Origin, part: str) -> list[Choice]:
    words = {
        Origin.CORRECTED: _("From the due date"),
        Origin.BIRTH: _("From birth"),
    }
    return [
        Choice(said, f"age={each}&part={part}", each is origin)
        for each, said in words.items()
    ]


def _parts(parts: list[str], part: str, origin: Origin) -> list[Choice]:
    return [
        Choice(_part_words(each), f"age={origin}&part={each}", each == part)
        for each in parts
    ]


def _part_words(part: str) -> str:
    if part == WEEKS:
        return _("First half year by week")
    return _("Year %(number)s by month") % {"number": part}
