"""Days of smiles: derived rows, counted again from a day's smiles when one changes."""

from datetime import date
from typing import Final

from django.db.models import Count, DateField, Q, QuerySet, UUIDField

from accounts.by_hand import written
from accounts.prepared import Place, Prepared
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
#: One smile more in a day, which may be its first.
ADDED: Final = f"""
INSERT INTO babies_smileday (baby_id, "on", {", ".join(COUNTS)})
VALUES (%s, %s, {", ".join("%s" for _name in COUNTS)})
ON CONFLICT (baby_id, "on") DO UPDATE SET
  {", ".join(f"{name} = babies_smileday.{name} + excluded.{name}" for name in COUNTS)}
"""  # noqa: S608 -- the names above

MOST_SHOWN: Final = 12
_OF_DAY: Final = Prepared(
    lambda: Smile.objects.filter(
        baby=Place("baby", UUIDField()),
        on=Place("on", DateField()),
        binned_at__isnull=True,
    ).order_by("-logged_at", "pk")[: MOST_SHOWN + 1]
)


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
    is_by_staff = smile.reporter == ReporterChoice.STAFF
    counts = dict.fromkeys(COUNTS, 0) | {
        smile.smile_class: 1,
        "strong": int(smile.is_strong),
        "staff_strong": int(smile.is_strong and is_by_staff),
    }
    written(SmileDay, ADDED, smile.baby_id, smile.on, *counts.values())


def rebuild_days(baby: Baby) -> None:
    """Count all days of a baby again."""
    SmileDay.objects.filter(baby=baby).delete()
    counted = _smiles_of(baby).order_by("on").values("on").annotate(**COUNTS)
    SmileDay.objects.bulk_create([SmileDay(baby=baby, **day) for day in counted])


def last_of_day(baby: Baby, on: date) -> list[Smile]:
    """The last smiles of a day, one more than Today shows, the newest on top."""
    rows = _OF_DAY.ask(baby=baby.pk, on=on)
    for row in rows:
        row.baby = baby
    return rows


def _smiles_of(baby: Baby) -> QuerySet[Smile]:
    return Smile.objects.filter(baby=baby, binned_at__isnull=True)
