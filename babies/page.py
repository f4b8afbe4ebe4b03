"""What every page of a baby shows: its ages, the other babies, one's own role."""

import uuid
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from babies.age_words import ages_line
from babies.choices import Role
from babies.models import EDITING_ROLES, Baby, Caregiver


class FamilyRequest(HttpRequest):
    """A request of somebody signed in, which the sign-in check has made sure of."""

    user: User
    htmx: HtmxDetails


def baby_page(
    request: FamilyRequest, baby: Baby, *, today: date, now: datetime, tab: str = ""
) -> dict[str, Any]:
    """The context shared by the pages of a baby, for one query."""
    cared_for = (
        Caregiver.objects.filter(user=request.user)
        .select_related("baby")
        .order_by("baby__name", "baby__created_at")
    )
    roles = {row.baby_id: row.role for row in cared_for}
    return {
        "baby": baby,
        "ages_line": ages_line(baby.birth, today),
        "babies_switch": [
            (
                row.baby.name,
                reverse("milestones:today", args=[row.baby_id]),
                row.baby_id == baby.pk,
            )
            for row in cared_for
        ],
        "tab": tab,
        "today": today,
        "now": now,
        "may_edit": roles.get(baby.pk) in EDITING_ROLES,
        "may_manage": roles.get(baby.pk) == Role.PARENT,
        # Under which the next entry is stored: a second submit adds nothing.
        "new_key": uuid.uuid4(),
    }
