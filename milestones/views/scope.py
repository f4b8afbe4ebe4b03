"""Whose page it is, and which day it is at that baby's home."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404
from django.utils import timezone

from babies.homes import today_at_home
from babies.models import Baby, Caregiver
from babies.page import FamilyRequest, baby_page, family_of
from babies.views.posts import reach
from milestones.services import LogLine


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a baby, at one moment; `family` is who else there is to look at."""

    request: FamilyRequest
    baby: Baby
    today: date
    now: datetime
    family: list[Caregiver] | None = None

    def page(self, tab: str = "") -> dict[str, Any]:
        """The context every page of the baby has."""
        return baby_page(
            self.request,
            self.baby,
            now=self.now,
            tab=tab,
            family=self.family,
        )

    def line(self, said: dict[str, Any]) -> LogLine:
        """Who logs what a form said, and when."""
        return LogLine(
            key=said["key"],
            baby=self.baby,
            on=said["on"],
            by=self.request.user,
            today=self.today,
            now=self.now,
        )


def visit(request: FamilyRequest, pk: uuid.UUID) -> Visit:
    """The baby of an address: to read for whoever sees it, to write for editors.

    A page to read shows the other babies too, so all are read at once. A post holds
    its baby while it is checked and stored, so its view is done `at_once`.
    """
    now = timezone.now()
    if request.method == "POST":
        baby = reach(request, Baby.objects.editable_by(request.user), pk)
        return Visit(request, baby, today_at_home(baby, now), now)
    family = family_of(request.user)
    seen = next((row.baby for row in family if row.baby_id == pk), None)
    if seen is None:
        raise Http404
    return Visit(request, seen, today_at_home(seen, now), now, family)
