"""When a button was tapped whose post had to wait for a signal."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.http import QueryDict

from babies.models import Baby

LONGEST_WAIT: Final = timedelta(days=31)


def tapped_at(sent: QueryDict, *, baby: Baby, now: datetime) -> datetime:
    """The moment of the tap: now, less the whole seconds its post says it waited.

    Told as a length, so that a phone whose clock is wrong still tells the right moment.
    """
    waited = sent.get("waited", "")
    is_sound = waited.isascii() and waited.isdecimal() and len(waited) < 9
    seconds = timedelta(seconds=int(waited) if is_sound else 0)
    birth = datetime.combine(baby.birth_on, time.min, ZoneInfo(baby.time_zone))
    return max(now - min(seconds, LONGEST_WAIT), birth.astimezone(now.tzinfo))
