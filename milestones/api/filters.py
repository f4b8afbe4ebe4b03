"""By what programs choose among answers and worries."""

from django_filters.filters import CharFilter, ChoiceFilter, UUIDFilter
from django_filters.rest_framework.filterset import FilterSet

from babies.api.filters import DayFilter
from babies.choices import ConcernChoice, EpisodeKind, PhotoOf
from clinical.advice import FlagKind
from milestones.models import ValueChoice


class AnswerFilter(DayFilter):
    """Answers of some days, to an expectation, of a value."""

    expectation = CharFilter("expectation_id")
    value = ChoiceFilter("value", choices=ValueChoice.choices)


class ConcernFilter(DayFilter):
    """Worries of some days, of a kind."""

    kind = ChoiceFilter("kind", choices=ConcernChoice.choices)


class EpisodeFilter(DayFilter):
    """Odd laughs and spells of some days, of a kind."""

    kind = ChoiceFilter("kind", choices=EpisodeKind.choices)


class FamilyReviewFilter(FilterSet):
    """Reviews of a kind of flag."""

    kind = ChoiceFilter("kind", choices=[(k.value, k.value) for k in FlagKind])


class PhotoFilter(DayFilter):
    """Photos of some days, of an entry, of a kind of entries."""

    of = ChoiceFilter("entry_kind", choices=PhotoOf.choices)
    entry = UUIDFilter("entry_id")
