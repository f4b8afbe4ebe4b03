"""The list, which compares days in the database, says what the rules say."""

from datetime import timedelta

import pytest
from django.db import connection

from babies.models import Baby
from clinics.choices import Mode, Part
from clinics.models import Share
from clinics.worklist import Wanted, Worklist
from milestones.flag_days import row_of
from milestones.models import FlagDays
from tests.clinics.random_babies import FIRST, MOMENTS, babies
from tests.clinics.rows import make_clinic

BABIES = 10_000
LONG = timedelta(days=400)


def a_baby(number, one):
    return Baby(
        name=f"Test {number:05}",
        birth_on=one.facts.birth.born_on,
        zero_on=one.facts.birth.zero_on,
        time_zone=one.zone,
        is_watched=True,
        created_at=FIRST,
    )


def a_watch(baby, clinic):
    return Share(
        baby=baby,
        clinic=clinic,
        mode=Mode.WATCH,
        parts=list(Part.values),
        from_at=FIRST,
        until_at=FIRST + LONG,
        made_at=FIRST,
        accepted_at=FIRST,
    )


@pytest.mark.django_db
def test_the_list_finds_what_the_rules_find_for_ten_thousand_babies():
    clinic = make_clinic()
    known = list(babies(BABIES))
    rows = Baby.objects.bulk_create(a_baby(n, one) for n, one in enumerate(known))
    Share.objects.bulk_create(a_watch(row, clinic) for row in rows)
    FlagDays.objects.bulk_create(
        row_of(row, span)
        for row, one in zip(rows, known, strict=True)
        for span in one.spans
    )
    with connection.cursor() as cursor:
        # So many new rows at once, of which the planner has not heard yet.
        cursor.execute("ANALYZE")
    named = 0
    for place, now in enumerate(MOMENTS):
        listed = Worklist(clinic, now).page(Wanted(), size=BABIES).rows
        found = [
            (
                row.rank, row.since, row.name, row.kind, row.level, row.when,
                row.status, row.evidence, row.reasons,
            )
            for row in listed
        ]  # fmt: skip
        by_rules = [
            (rank, since, row.name, *said)
            for row, one in zip(rows, known, strict=True)
            if (first := one.firsts[place])
            for rank, since, *said in [first]
        ]
        assert found == sorted(by_rules)
        named += len(found)
    assert named > BABIES * len(MOMENTS) / 4
