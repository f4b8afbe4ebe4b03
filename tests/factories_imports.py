"""Uploads and imports for tests."""

from datetime import datetime
from typing import Any

from accounts.models import User
from babies.models import Baby
from exchange.imports.sources import look
from exchange.imports.writing import write
from exchange.models import Import, Source, Upload
from tests.factories import NOW, parent_of

TABLE = """When,Seen,State,Before,Looking at,Notes
2026-10-16 14:05,smile,awake,face,person,first one
2026-10-18 09:30,smile,awake,voice,person,
2026-10-18,laugh,awake,play,person,=1+1
"""
COLUMNS = {"day": 0, "kind": 1, "state": 2, "trigger": 3, "directed": 4, "note": 5}


def a_file(text: str, name: str = "table.csv") -> dict[str, str]:
    """A file as an upload keeps it."""
    return {"name": name, "text": text, "encoding": "utf-8"}


ONE_DAY = [a_file("When\n2026-10-20\n")]


def make_upload(
    *,
    baby: Baby,
    by: User | None = None,
    files: list[dict[str, str]] | None = None,
    source: str = Source.CSV,
    at: datetime = NOW,
    **answers: Any,
) -> Upload:
    """A table of three smiles, with the questions about it answered."""
    said = {"zone": baby.time_zone, "order": "dmy", "columns": COLUMNS, **answers}
    return Upload.objects.create(
        baby=baby,
        by=by or parent_of(baby),
        source=source,
        files=[a_file(TABLE)] if files is None else files,
        answers=said,
        at=at,
    )


def make_import(*, baby: Baby, now: datetime = NOW) -> Import:
    """An import of that table."""
    upload = make_upload(baby=baby)
    return write(look(upload, {}, now).looked.batch, upload=upload, now=now)
