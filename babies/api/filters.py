"""By what programs choose among the entries of a diary."""

from typing import Any

from django_filters.filters import ChoiceFilter, DateFilter
from django_filters.rest_framework.filterset import FilterSet

from babies.choices import KindChoice, SmileClassChoice, StateChoice

ISO = ["%Y-%m-%d"]


class DayFilter(FilterSet):
    """The days from and to which entries are asked for, both included."""

    since = DateFilter("on", "gte", input_formats=ISO)
    until = DateFilter("on", "lte", input_formats=ISO)


class SmileFilter(DayFilter):
    """Smiles of some days, of a kind, of a class."""

    kind = ChoiceFilter("kind", choices=KindChoice.choices)
    state = ChoiceFilter("state", choices=StateChoice.choices)

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """With `class`, which Python keeps for itself."""
        by_class = ChoiceFilter("smile_class", choices=SmileClassChoice.choices)
        return {**super().get_filters(), "class": by_class}
