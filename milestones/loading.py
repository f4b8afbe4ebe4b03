"""The clinical catalog as rows, so that answers have something to point to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from clinical.catalog import Expectation as Entry, catalog
from milestones.models import Expectation

COMPARED = ("source_list", "age_months", "domain", "summary", "position", "retired_on")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a load touched."""

    added: int
    changed: int
    retired: int
    unchanged: int


@transaction.atomic
def load_expectations(*, today: date, entries: Iterable[Entry] | None = None) -> Loaded:
    """Bring the rows in step with the catalog; what left it is retired, never deleted.

    Running it again changes nothing.
    """
    rows = {entry.id: _row(entry) for entry in entries or catalog().expectations}
    known = {row.pk: row for row in Expectation.objects.all()}
    added = [row for pk, row in rows.items() if pk not in known]
    changed = [
        row for pk, row in rows.items() if pk in known and _differ(row, known[pk])
    ]
    gone = [pk for pk, row in known.items() if pk not in rows and not row.retired_on]
    Expectation.objects.bulk_create(added)
    Expectation.objects.bulk_update(changed, COMPARED)
    Expectation.objects.filter(pk__in=gone).update(retired_on=today)
    return Loaded(
        added=len(added),
        changed=len(changed),
        retired=len(gone),
        unchanged=len(rows) - len(added) - len(changed),
    )


def _row(entry: Entry) -> Expectation:
    return Expectation(
        id=entry.id,
        source_list=entry.source_list.value,
        age_months=entry.age_months,
        domain=entry.domain.value,
        summary=entry.summary,
        position=entry.position,
        retired_on=None,
    )


def _differ(one: Expectation, other: Expectation) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in COMPARED)
