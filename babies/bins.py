"""The bin: entries rest there for thirty days, then they are deleted for good."""

from datetime import datetime, timedelta
from typing import Final

from babies.models import DiaryRow

BIN_DAYS: Final = 30
BIN_TIME: Final = timedelta(days=BIN_DAYS)


def purge_bin(*, now: datetime) -> int:
    """Delete for good what has been in the bin for thirty days; how many entries."""
    before = now - BIN_TIME
    gone = 0
    for kind in DiaryRow.__subclasses__():
        rows = kind._default_manager.filter(binned_at__lte=before)  # noqa: SLF001 -- documented, and every kind of entry has one
        gone += rows.count()
        rows.delete()
    return gone
