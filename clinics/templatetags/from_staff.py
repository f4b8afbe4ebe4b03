"""What of the staff waits for a family: said where it looks anyway."""

from typing import Any

from django import template
from django.db.models import Exists, OuterRef

from babies.models import Baby, Viewer
from clinics.choices import Verdict
from clinics.models import Correction, StaffAdvice

register = template.Library()


@register.inclusion_tag("clinics/_from_staff.html")
def from_staff(baby: Baby, user: Viewer) -> dict[str, Any]:
    """Suggested dates and advice that wait for an answer of this person; one query."""
    dates = Correction.objects.managed_by(user).filter(verdict=Verdict.OPEN)
    advice = StaffAdvice.objects.editable_by(user).filter(reply="")
    waiting = (
        Baby.objects.visible_to(user)
        .filter(pk=baby.pk)
        .annotate(
            dates=Exists(dates.filter(baby=OuterRef("pk"))),
            advice=Exists(advice.filter(baby=OuterRef("pk"))),
        )
        .values("dates", "advice")
    )
    return {"baby": baby, "waits": waiting.first()}
