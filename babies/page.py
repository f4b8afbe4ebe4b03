"""What every page of a baby shows: its ages, the other babies, one's own role."""

import uuid
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.prepared import Place, Prepared
from accounts.templatetags.shell import link
from babies.age_words import ages_line
from babies.choices import Role
from babies.homes import today_at_home
from babies.models import EDITING_ROLES, Baby, Caregiver
from babies.together import twins_among

_FAMILY: Final = Prepared(
    lambda: (
        Caregiver.objects.filter(
            user=Place("user", User._meta.pk),  # noqa: SLF001 -- documented by Django
            baby__binned_at__isnull=True,
        )
        .select_related("baby")
        .order_by("baby__name", "baby__created_at")
    )
)


class FamilyRequest(HttpRequest):
    """A request of somebody signed in, which the sign-in check has made sure of."""

    user: User
    htmx: HtmxDetails


def family_of(user: User) -> list[Caregiver]:
    """The babies a person sees, each with the person's role, in one query."""
    return _FAMILY.ask(user=user.pk)


def baby_page(
    request: FamilyRequest,
    baby: Baby,
    *,
    now: datetime,
    tab: str = "",
    family: list[Caregiver] | None = None,
) -> dict[str, Any]:
    """The context shared by the pages of a baby; one query without its `family`."""
    cared_for = family_of(request.user) if family is None else family
    today = today_at_home(baby, now)
    roles = {row.baby_id: row.role for row in cared_for}
    return {
        "baby": baby,
        "ages_line": ages_line(baby.birth, today),
        "babies_switch": [
            (
                row.baby.name,
                link("milestones:today", row.baby_id),
                row.baby_id == baby.pk,
            )
            for row in cared_for
        ],
        "tab": tab,
        "today": today,
        "now": now,
        "may_edit": roles.get(baby.pk) in EDITING_ROLES,
        "may_manage": roles.get(baby.pk) == Role.PARENT,
        # For whom one tap can log as well.
        "twins": twins_among(cared_for, baby),
        # Under which the next entry is stored: a second submit adds nothing.
        "new_key": uuid.uuid4(),
    }
