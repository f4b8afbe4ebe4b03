"""What a reading of a file rests on, beside the file: the baby's dates, sleeps there.

A long table is read before anything is held. If its ground is the same once the baby
is held, what was read still stands.
"""

from babies.models import Sleep
from babies.said import Profile, profile_of
from exchange.imports.csv_file import way_of
from exchange.imports.guess import Holds
from exchange.models import Source, Upload

Ground = tuple[Profile, tuple[object, ...]]


def ground_of(upload: Upload) -> Ground:
    """As it is now."""
    sleeps = Sleep.objects.filter(baby=upload.baby, binned_at__isnull=True)
    rows = sleeps.order_by("pk").values_list("pk", "started_at", "ended_at")
    return profile_of(upload.baby), tuple(rows) if _has_sleeps(upload) else ()


def _has_sleeps(upload: Upload) -> bool:
    if upload.source == Source.CSV:
        return way_of(upload).holds is Holds.SLEEPS
    return upload.source == Source.BABY_BUDDY
