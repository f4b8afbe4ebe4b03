"""What of the staff waits for a family: said where it looks anyway."""

from typing import Any, Final

from django import template

from accounts.by_hand import asked
from babies.models import Baby
from clinics.choices import Verdict

register = template.Library()

# Written by hand: on the page that is opened most, the same by the ORM took a fifth of
# the time. The page has made sure that the baby is in reach.
WAITING: Final = """
SELECT EXISTS (
  SELECT 1 FROM clinics_correction WHERE baby_id = %s AND verdict = %s
), EXISTS (
  SELECT 1 FROM clinics_staffadvice WHERE baby_id = %s AND reply = ''
)
"""


@register.inclusion_tag("clinics/_from_staff.html")
def from_staff(baby: Baby, *, may_edit: bool, may_manage: bool) -> dict[str, Any]:
    """Suggested dates and advice that wait for those who can answer; one query."""
    if not may_edit:
        return {"baby": baby}
    [(dates, advice)] = asked(Baby, WAITING, baby.pk, Verdict.OPEN, baby.pk)
    return {"baby": baby, "dates": dates and may_manage, "advice": advice}
