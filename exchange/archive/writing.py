"""Rows of the diary as an archive holds them, in one order and the same bytes."""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db.models import Model, Prefetch, QuerySet

from accounts.models import User
from babies.models import (
    Baby,
    BabyVersion,
    BedtimeStep,
    DiaryRow,
    Sleep,
    SleepVersion,
    Smile,
    SmileVersion,
)
from exchange.archive.fields import written
from exchange.archive.kinds import BABY, EVENING, OF_A_BABY, STEP, Kind

Json = dict[str, Any]
A_CHUNK: Final = 1000
ME: Final = "me"
OTHER: Final = "other"
VERSIONS: Final[Mapping[type[Model], type[Any]]] = {
    Baby: BabyVersion,
    Smile: SmileVersion,
    Sleep: SleepVersion,
}


def rows_of(kind: Kind, baby: Baby, *, has_past: bool = True) -> QuerySet[Any]:
    """The rows of a kind that a baby's archive holds; what is in the bin is not."""
    rows = kind.model._default_manager.filter(baby=baby)  # noqa: SLF001 -- documented
    if not issubclass(kind.model, DiaryRow):
        return rows.order_by("pk")
    # Their indexes are in this order, so no database sorts a diary in its memory.
    kept = rows.filter(binned_at__isnull=True).order_by("on", "logged_at", "pk")
    return with_history(kind, kept) if has_past else kept


def with_history(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows, with what they said before, oldest first."""
    if not kind.history:
        return rows
    versions = VERSIONS[kind.model].objects.order_by("at", "pk")
    # As a list: a query made for each row, and never asked, takes half of an export.
    return rows.prefetch_related(Prefetch("versions", versions, to_attr="past"))


def rows_in(baby: Baby, who: User) -> Iterator[tuple[Kind, Any, Json]]:
    """Everything of a baby, kind after kind, as rows and as what is written."""
    as_json = teller(baby, who)
    for kind in OF_A_BABY:
        for row in rows_of(kind, baby).iterator(chunk_size=A_CHUNK):
            yield kind, row, as_json(kind, row)


def count_rows(baby: Baby) -> int:
    """How many rows that are."""
    return sum(rows_of(kind, baby, has_past=False).count() for kind in OF_A_BABY)


def teller(
    baby: Baby, who: User, *, has_past: bool = True
) -> Callable[[Kind, Any], Json]:
    """How the rows of a baby are written, for somebody who asks for them.

    Steps have counters for ids: they are numbered in their order instead.
    """
    steps = BedtimeStep.objects.filter(baby=baby).order_by("pk")
    numbers = {
        pk: place for place, pk in enumerate(steps.values_list("pk", flat=True), 1)
    }

    def as_json(kind: Kind, row: Any) -> Json:
        if kind is STEP:
            row.number = numbers[row.pk]
        found = said_of(kind, row, who, has_past=has_past)
        if kind is EVENING:
            found["steps"] = [numbers[pk] for pk in row.steps if pk in numbers]
        return {**found, "baby": str(baby.pk)}

    return as_json


def said_of(kind: Kind, row: Any, who: User, *, has_past: bool = True) -> Json:
    """What one row says, and said before if that was read with it.

    Others are not named; only who asks knows their own rows.
    """
    found = {field.name: written(getattr(row, field.name)) for field in kind.fields}
    found["row"] = kind.name
    if kind.has_id:
        found["id"] = str(row.pk)
    if kind.has_author:
        found["by"] = author(getattr(row, f"{kind.by}_id"), who)
        found["at"] = written(getattr(row, kind.at))
    if kind.history and has_past:
        found["history"] = [_version(each, who) for each in row.past]
    return found


def author(user_id: int | None, who: User) -> str:
    """Who wrote a row, as far as an archive tells."""
    return ME if user_id == who.pk else OTHER


def _version(row: Any, who: User) -> Json:
    found = {
        "answers": row.answers,
        "at": written(row.at),
        "by": author(row.by_id, who),
    }
    return {**found, "change": row.change} if hasattr(row, "change") else found


def line_of(found: Json) -> bytes:
    """What is written, as one line without its end."""
    packed = json.dumps(
        found, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return packed.encode()


def baby_row(baby: Baby, who: User) -> Json:
    """What a baby's own row says."""
    return said_of(BABY, baby, who)


def babies_of(who: User, only: uuid.UUID | None) -> QuerySet[Baby]:
    """The babies somebody may take along: one, or all for whom they may log."""
    babies = Baby.objects.editable_by(who)
    chosen = babies if only is None else babies.filter(pk=only)
    return with_history(BABY, chosen).order_by("pk")
