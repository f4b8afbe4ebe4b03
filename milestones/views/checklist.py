"""The milestone lists: what most children do by an age, and this baby's answers."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from clinical.catalog import CHECKLIST_AGES, LISTS, SOCIAL_SMILE, SourceList, catalog
from clinical.checklist import due_date, opens_on
from milestones.checklists import age_now, by_domain, current_answers, item_of
from milestones.models import Answer
from milestones.services import assessment
from milestones.views.scope import visit


@require_safe
def checklist(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The list for an age, by default the one for now, and the motor milestones."""
    here = visit(request, pk)
    subject, today = here.baby.birth, here.today
    now = age_now(subject, today)
    asked = request.GET.get("age", "")
    age = int(asked) if asked in map(str, CHECKLIST_AGES) else now
    entries = catalog().by_age[age]
    motor = [catalog().by_id[window.id] for window in catalog().windows]
    wanted = {SOCIAL_SMILE, *(entry.id for entry in (*entries, *motor))}
    rows = Answer.objects.visible_to(request.user).filter(
        baby=here.baby, on__lte=today, expectation_id__in=wanted
    )
    held = current_answers(rows.order_by("on", "logged_at", "pk"))
    items = [item_of(entry, held, subject, today) for entry in entries]
    opens = opens_on(subject, age)
    asks_smile = any(item.slug == SOCIAL_SMILE for item in items)
    smile = assessment(here.baby, today=today).smile if asks_smile else None
    context = {
        **here.page("milestones"),
        "age": age,
        "ages": CHECKLIST_AGES,
        "is_now": age == now,
        "due": due_date(subject, age),
        "opens": opens if today < opens else None,
        "domains": by_domain(items),
        "motor": [item_of(entry, held, subject, today) for entry in motor],
        "has_checked_once": any(entry.is_checked_once for entry in entries),
        "smile_slug": SOCIAL_SMILE,
        "smile_on": smile and smile.record.first_strong_on,
        "cdc": LISTS[SourceList.CDC],
        "cdc_name": gettext(LISTS[SourceList.CDC].name),
        "who": LISTS[SourceList.WHO],
        "who_name": gettext(LISTS[SourceList.WHO].name),
    }
    return render(request, "milestones/checklist.html", context)
