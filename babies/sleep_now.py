"""Whether a baby is asleep by the family's timer: one cheap look."""

from babies.models import Baby, Sleep


def running_sleep(baby: Baby) -> Sleep | None:
    """The sleep whose timer runs; there is at most one (a constraint says so)."""
    return Sleep.objects.filter(
        baby=baby, ended_at__isnull=True, binned_at__isnull=True
    ).first()
