"""Which flags are settled: what was done about them, and what has changed since."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import UUIDField

from accounts.prepared import Place, Prepared
from babies.models import Baby
from clinical.advice import LEVEL_RANK, WHEN_RANK, Flag, Level, When
from clinical.assessment import Assessment
from milestones.models import Review

_REVIEWS: Final = Prepared(
    lambda: Review.objects.filter(baby=Place("baby", UUIDField()))
)


def reviews_of(baby: Baby, found: Assessment) -> list[Review]:
    """What family and staff did about a baby's flags; none while nothing is flagged."""
    return _REVIEWS.ask(baby=baby.pk) if found.flags else []


def review_of(flag: Flag, reviews: Iterable[Review]) -> Review | None:
    """The latest review that settles a flag, or None while it is open.

    A rise in level or time, an earlier beginning or newer facts open it again.
    """
    settling = [review for review in reviews if _settles(review, flag)]
    return max(settling, key=_at, default=None)


def _settles(review: Review, flag: Flag) -> bool:
    return (
        review.kind == flag.kind
        and review.since == flag.since
        and LEVEL_RANK[Level(review.level)] >= LEVEL_RANK[flag.level]
        and WHEN_RANK[When(review.when)] >= WHEN_RANK[flag.when]
        and review.newest_on >= flag.newest_on
        and review.facts >= flag.facts
    )


def _at(review: Review) -> datetime:
    return review.at
