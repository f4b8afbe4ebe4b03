"""Whose page it is, and which day it is at that baby's home."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from babies.homes import today_at_home
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from milestones.services import LogLine


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a baby, at one moment."""

    request: FamilyRequest
    baby: Baby
    today: date
    now: datetime

    def page(self, tab: str = "") -> dict[str, Any]:
        """The context every page of the baby has."""
        return baby_page(
            self.request, self.baby, today=self.today, now=self.now, tab=tab
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
    """The baby of an address: to read for whoever sees it, to write for editors."""
    if request.method == "POST":
        babies = Baby.objects.editable_by(request.user)
    else:
        babies = Baby.objects.visible_to(request.user)
    baby = get_object_or_404(babies, pk=pk)
    now = timezone.now()
    return Visit(request, baby, today_at_home(baby, now), now)
