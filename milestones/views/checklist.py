"""The milestones: what is asked for now, what is there, and the lists by age."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from clinical.assessment import assess
from clinical.catalog import CHECKLIST_AGES, LISTS, SourceList, catalog
from clinical.checklist import due_date, opens_on
from milestones.cards import Cards, sorted_cards, with_smile
from milestones.checklists import Told, age_now, by_domain, current_answers, item_of
from milestones.emergency import emergency_number
from milestones.facts import facts_of
from milestones.flags import reviews_of
from milestones.overview import overview
from milestones.rows import RowsOn, hidden_fields, row_of
from milestones.views.scope import Visit, visit

FIRSTS_SHOWN = 4


@require_safe
def checklist(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Milestones at a glance, or one list when its age is asked for."""
    here = visit(request, pk)
    asked = request.GET.get("age", "")
    is_list = asked in map(str, CHECKLIST_AGES)
    return _list(here, int(asked)) if is_list else _glance(here)


def _glance(here: Visit) -> HttpResponse:
    baby, today = here.baby, here.today
    found = assess(facts_of(baby, today=today), today)
    smile_on = found.smile.record.first_strong_on
    seen = overview(baby.birth, told_by(here), smile_on, today)
    shell = here.page("milestones")
    page = rows_on(here, smile_on, "now", may_edit=shell["may_edit"])
    firsts = baby.firsts.filter(binned_at__isnull=True)
    newest = list(firsts.order_by("-on", "-logged_at", "pk")[: FIRSTS_SHOWN + 1])
    is_quiet = baby.quiet_since is not None
    cards = Cards(None, [], [], [])
    if not is_quiet:
        cards = with_smile(sorted_cards(found, reviews_of(baby, found), baby))
    context = {
        **shell,
        "here": cards,
        "number": emergency_number(baby.time_zone) if cards.urgent else "",
        "seen": seen,
        "now": [row_of(item, page) for item in seen.now],
        "still_open": [row_of(item, page) for item in seen.still_open],
        "later": [row_of(item, page) for item in seen.later],
        "firsts": newest[:FIRSTS_SHOWN],
        "has_more_firsts": len(newest) > FIRSTS_SHOWN,
        "is_quiet": is_quiet,
        "back": "list",
        **_lists(),
    }
    return render(here.request, "milestones/milestones.html", context)


def _list(here: Visit, age: int) -> HttpResponse:
    """Everything on the list of one age, whatever was answered."""
    subject, today = here.baby.birth, here.today
    entries, opens = catalog().by_age[age], opens_on(subject, age)
    held = current_answers(told_by(here))
    found = assess(facts_of(here.baby, today=today), today)
    shell = here.page("milestones")
    smile_on = found.smile.record.first_strong_on
    page = rows_on(here, smile_on, "list", may_edit=shell["may_edit"])
    items = [item_of(entry, held, subject, today) for entry in entries]
    context = {
        **shell,
        "age": age,
        "is_now": age == age_now(subject, today),
        "due": due_date(subject, age),
        "opens": opens if today < opens else None,
        "domains": [
            (name, [row_of(item, page) for item in of_domain])
            for name, of_domain in by_domain(items)
        ],
        "has_checked_once": any(entry.is_checked_once for entry in entries),
        **_lists(),
    }
    return render(here.request, "milestones/checklist.html", context)


def told_by(here: Visit) -> list[Told]:
    """What the family answered up to today, the oldest first."""
    # The baby was reached through its family, so its rows need not ask again.
    rows = here.baby.answers.filter(on__lte=here.today, binned_at__isnull=True)
    given = rows.order_by("on", "logged_at", "pk").values_list(*Told._fields)
    return [Told(*row) for row in given]


def rows_on(
    here: Visit, smile_on: date | None, place: str, *, may_edit: bool, up: str = ""
) -> RowsOn:
    """The page its rows stand on; their forms share what they send."""
    return RowsOn(
        birth=here.baby.birth,
        today=here.today,
        may_edit=may_edit,
        smile_on=smile_on,
        sent=hidden_fields(here.request, today=here.today, place=place),
        up=up,
    )


def _lists() -> dict[str, Any]:
    """The lists by age, and where they come from."""
    return {
        "ages": CHECKLIST_AGES,
        "cdc": LISTS[SourceList.CDC],
        "cdc_name": gettext(LISTS[SourceList.CDC].name),
    }
