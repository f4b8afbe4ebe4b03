"""A page about laughs and spells for the doctor, to print or to show."""

import uuid
from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from babies.age_words import in_weeks
from babies.episode_words import episode_lines
from babies.models import NEWEST_FIRST, Episode, LostSkill
from babies.page import FamilyRequest
from milestones.explained import skill_words
from milestones.views.scope import Visit, visit

#: How far back the page can look, in weeks; the first is for whoever asks nothing.
WEEKS: Final = (4, 1, 2, 8, 26)
#: What fits on paper that somebody will read.
MOST_SHOWN: Final = 40


@require_safe
def laugh_sheet(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The episodes of the last weeks with all that was seen, the oldest first."""
    here = visit(request, pk)
    asked = request.GET.get("weeks", "")
    weeks = int(asked) if asked in map(str, WEEKS) else WEEKS[0]
    since = here.today - timedelta(weeks=weeks)
    rows, total = _newest(here, since)
    lost = LostSkill.objects.visible_to(request.user).filter(
        baby=here.baby, on__gte=since, on__lte=here.today
    )
    gestation = here.baby.birth.gestation_days
    context = {
        **here.page("more"),
        "since": since,
        "choices": [
            (number, _weeks(number), number == weeks) for number in sorted(WEEKS)
        ],
        "chosen": _weeks(weeks),
        "lines": episode_lines(here.baby, reversed(rows)),
        "total": total,
        "left_out": total - len(rows),
        "gestation": None if gestation is None else in_weeks(gestation),
        "losses": [
            (row.on, skill_words(row.skill), row.note)
            for row in lost.order_by("on", "logged_at")
        ],
    }
    return render(request, "milestones/laugh_sheet.html", context)


def _newest(here: Visit, since: object) -> tuple[list[Episode], int]:
    """The newest episodes since a day, as many as fit, and how many there are."""
    mine = Episode.objects.visible_to(here.request.user).filter(
        baby=here.baby, on__gte=since, on__lte=here.today
    )
    newest = list(mine.order_by(*NEWEST_FIRST)[:MOST_SHOWN])
    total = len(newest) if len(newest) < MOST_SHOWN else mine.count()
    return newest, total


def _weeks(count: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}
