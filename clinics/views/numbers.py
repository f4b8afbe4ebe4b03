"""The clinic's numbers: rates only, and no way to a baby."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from babies.homes import wall_time
from clinical.numbers import (
    COHORT_LATE_FROM_PERMILLE,
    COHORT_LATE_TO_PERMILLE,
    LATE_FROM_DAY,
)
from clinics.choices import COUNTING_ROLES
from clinics.numbers import numbers_of
from clinics.small_cells import SMALLEST
from clinics.views.scope import StaffRequest, clinic_page, for_staff
from clinics.worklist import Worklist

#: The share of babies in the cohort who did not smile back, in percent.
BAND: Final = (COHORT_LATE_FROM_PERMILLE / 10, COHORT_LATE_TO_PERMILLE / 10)


@require_safe
@for_staff(COUNTING_ROLES)
def numbers(request: StaffRequest) -> HttpResponse:
    """How long reasons wait, and what comes of them."""
    clinic = request.staff.clinic
    worklist = Worklist(clinic, request.now).brought_up_to_date()
    found = numbers_of(worklist, wall_time(request.now, clinic.time_zone).date())
    late = found.late_permille
    context = clinic_page(request, tab="numbers") | {
        "tables": found.tables,
        "late_percent": None if late is None else late / 10,
        "band": BAND,
        "late_from": LATE_FROM_DAY,
        "smallest": SMALLEST,
    }
    return render(request, "clinics/numbers.html", context)
