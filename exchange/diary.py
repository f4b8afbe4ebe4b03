"""What the page for the visit reads of a diary: few rows, however long it is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet, Sum

from babies.choices import SmileClassChoice
from babies.models import NEWEST_FIRST, Baby, Concern, Episode, Smile, SmileDay
from clinical.smiles import Classification

MOST_ENTRIES: Final = 10
MOST_ROWS: Final = 5
COUNTED: Final = Q(strong__gt=0) | Q(likely_social__gt=0)


def counts_by_class(
    baby: Baby, odd: Iterable[Classification | None], *, today: date
) -> dict[str, int]:
    """All smiles by class, up to a day; with them the laughs logged as odd."""
    days = SmileDay.objects.filter(baby=baby, on__lte=today)
    sums = days.aggregate(**{name: Sum(name) for name in SmileClassChoice.values})
    more = Counter(given.smile_class.value for given in odd if given is not None)
    return {name: (total or 0) + more[name] for name, total in sums.items()}


def counted_smiles(baby: Baby, *, today: date) -> list[Smile]:
    """The newest smiles that count; found by their days, not in the whole diary."""
    days = SmileDay.objects.filter(COUNTED, baby=baby, on__lte=today)
    newest = days.order_by("-on").values_list("on", flat=True)[:MOST_ENTRIES]
    found = Smile.objects.filter(
        Q(is_strong=True) | Q(smile_class=SmileClassChoice.LIKELY_SOCIAL),
        baby=baby,
        on__in=list(newest),
        binned_at__isnull=True,
    )
    return list(found.order_by(*NEWEST_FIRST)[:MOST_ENTRIES])


def newest_worries(baby: Baby, *, today: date) -> QuerySet[Concern]:
    """What the family named last."""
    rows = Concern.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    return rows.order_by("-on", "-logged_at", "pk")[:MOST_ROWS]


def newest_episodes(baby: Baby, *, today: date) -> QuerySet[Episode]:
    """The last odd laughs and spells."""
    rows = Episode.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    return rows.order_by("-on", "-logged_at", "pk")[:MOST_ROWS]
