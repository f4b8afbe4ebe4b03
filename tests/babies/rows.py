"""What the derived rows hold."""

from babies.models import SmileDay


def days_of(baby):
    """The days of a baby, as {day: counts above zero}."""
    rows = SmileDay.objects.filter(baby=baby).order_by("on").values()
    return {
        row["on"]: {
            name: value
            for name, value in row.items()
            if value and name not in {"id", "baby_id", "on"}
        }
        for row in rows
    }
