"""Days of smiles: derived rows, counted again from a day's smiles when one changes."""

from datetime import date
from typing import Final

from django.db.models import Count, F, Q, QuerySet

from babies.choices import ReporterChoice, SmileClassChoice
from babies.models import Baby, Smile, SmileDay

COUNTS: Final = {
    **{
        value: Count("pk", filter=Q(smile_class=value))
        for value in SmileClassChoice.values
    },
    "strong": Count("pk", filter=Q(is_strong=True)),
    "staff_strong": Count(
        "pk", filter=Q(is_strong=True, reporter=ReporterChoice.STAFF)
    ),
}


def refresh_day(baby: Baby, on: date) -> None:
    """Count one day again: one look at its smiles, one write."""
    counts = _smiles_of(baby).filter(on=on).aggregate(total=Count("pk"), **COUNTS)
    if not counts.pop("total"):
        SmileDay.objects.filter(baby=baby, on=on).delete()
        return
    SmileDay.objects.bulk_create(
        [SmileDay(baby=baby, on=on, **counts)],
        update_conflicts=True,
        unique_fields=["baby", "on"],
        update_fields=list(COUNTS),
    )


def add_to_day(smile: Smile) -> None:
    """Count one new smile in its day, whose baby the caller holds."""
    counts = {smile.smile_class: 1}
    if smile.is_strong:
        counts["strong"] = 1
        counts["staff_strong"] = int(smile.reporter == ReporterChoice.STAFF)
    day = SmileDay.objects.filter(baby_id=smile.baby_id, on=smile.on)
    if not day.update(**{name: F(name) + more for name, more in counts.items()}):
        SmileDay.objects.create(baby_id=smile.baby_id, on=smile.on, **counts)


def rebuild_days(baby: Baby) -> None:
    """Count all days of a baby again."""
    SmileDay.objects.filter(baby=baby).delete()
    counted = _smiles_of(baby).order_by("on").values("on").annotate(**COUNTS)
    SmileDay.objects.bulk_create([SmileDay(baby=baby, **day) for day in counted])


def _smiles_of(baby: Baby) -> QuerySet[Smile]:
    return Smile.objects.filter(baby=baby, binned_at__isnull=True)
