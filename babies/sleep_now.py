"""Whether a baby is asleep by the family's timer: one cheap look."""

from typing import Final

from django.db.models import UUIDField

from accounts.prepared import Place, Prepared
from babies.models import Baby, Sleep

_RUNNING: Final = Prepared(
    lambda: Sleep.objects.filter(
        baby=Place("baby", UUIDField()), ended_at__isnull=True, binned_at__isnull=True
    )
)


def running_sleep(baby: Baby) -> Sleep | None:
    """The sleep whose timer runs; there is at most one (a constraint says so)."""
    return next(iter(_RUNNING.ask(baby=baby.pk)), None)
