"""By what programs of staff choose among steps and referrals."""

from django_filters.filters import ChoiceFilter, DateFilter, UUIDFilter
from django_filters.rest_framework.filterset import FilterSet

from babies.api.filters import ISO
from clinical.advice import FlagKind
from clinics.choices import Action, Mode, ReferralStep


class ReviewFilter(FilterSet):
    """Steps about a baby, a kind of reason, of an action."""

    # Which clinic is asked about was decided before: see `StaffViewSet.duty`.
    clinic = UUIDFilter("case__clinic")
    baby = UUIDFilter("case__baby")
    kind = ChoiceFilter("case__kind", choices=[(k.value, k.value) for k in FlagKind])
    action = ChoiceFilter("action", choices=Action.choices)


class ReferralFilter(FilterSet):
    """Referrals of a baby, at a step, or due by a day."""

    clinic = UUIDFilter("clinic")
    baby = UUIDFilter("baby")
    step = ChoiceFilter("step", choices=ReferralStep.choices)
    due_until = DateFilter("due_on", "lte", input_formats=ISO)


class SharedFilter(FilterSet):
    """Shares of a baby, to look or to watch."""

    clinic = UUIDFilter("clinic")
    baby = UUIDFilter("baby")
    mode = ChoiceFilter("mode", choices=Mode.choices)
