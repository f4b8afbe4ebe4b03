"""The clinic's numbers for programs: rates only, and no way to a baby."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from babies.api.entries import Shown
from clinical.numbers import COHORT_LATE_FROM_PERMILLE, COHORT_LATE_TO_PERMILLE
from clinics.api.staff import AT_CLINIC, StaffViewSet, check_names
from clinics.api.work_serializers import NumbersSerializer
from clinics.choices import COUNTING_ROLES
from clinics.numbers import Table, numbers_of
from clinics.small_cells import SMALLEST
from clinics.worklist import Worklist


class NumbersViewSet(StaffViewSet):
    """For leads and reviewers, who see no baby here."""

    serializer_class = NumbersSerializer
    roles = COUNTING_ROLES

    @extend_schema(summary="The clinic's numbers", parameters=[AT_CLINIC])
    def retrieve(self, request: Request) -> Response:
        """Small counts are hidden, and none can be worked out from the others."""
        check_names(request, ())
        duty = self.duty(request)
        worklist = Worklist(duty.staff.clinic, duty.now).brought_up_to_date()
        found = numbers_of(worklist, duty.today)
        late = found.late_permille
        cohort = (COHORT_LATE_FROM_PERMILLE, COHORT_LATE_TO_PERMILLE)
        return Response(
            {
                "on": duty.today.isoformat(),
                "smallest": SMALLEST,
                "tables": list(map(_shown, found.tables)),
                "late_percent": None if late is None else late / 10,
                "expected_late_percent": [permille / 10 for permille in cohort],
            }
        )


def _shown(table: Table) -> Shown:
    return {
        "name": table.heading.name,
        "title": str(table.heading.title),
        "about": str(table.heading.about),
        "cells": [
            {
                "words": str(line.words),
                "count": line.count,
                "percent": line.percent,
            }
            for line in table.lines
        ],
        "total": table.total,
    }
