"""What pages about sleep have in common: the safe-sleep points, and times in words."""

from datetime import date, datetime
from typing import Any

from django import template

from babies.models import Sleep
from babies.sleep_words import in_hours, minutes_of, since_in_words
from babies.words import in_words
from clinical.sleep_texts import SAFE_SLEEP

register = template.Library()


@register.inclusion_tag("babies/_sleep_safe.html")
def safe_sleep() -> dict[str, Any]:
    """The safe-sleep points; they belong beside every text about sleep (G.5)."""
    points = [(point.is_first, in_words(point.reason)) for point in SAFE_SLEEP]
    return {
        "first": [words for is_first, words in points if is_first],
        "others": [words for is_first, words in points if not is_first],
    }


@register.filter
def since(sleep: Sleep, today: date) -> str:
    """When a sleep began, with its day unless that is today."""
    return since_in_words(sleep, today)


@register.filter
def so_far(sleep: Sleep, now: datetime) -> str:
    """How long a running sleep has lasted."""
    return in_hours(minutes_of(sleep, now))
