"""By what programs choose among answers and worries."""

from django_filters.filters import CharFilter, ChoiceFilter

from babies.api.filters import DayFilter
from babies.choices import ConcernChoice, EpisodeKind
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
