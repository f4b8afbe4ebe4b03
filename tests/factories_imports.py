"""Uploads and imports for tests."""

from datetime import UTC, datetime, timedelta
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

#: In the columns of Baby Buddy's exports; its times are those of its server's clock.
BUDDY_CHILDREN = """\
id,first_name,last_name,birth_date,birth_time
1,Juniper,Test,2026-09-01,
2,Wren,Test,2024-02-10,04:30:00
"""
BUDDY_SLEEP = """\
id,child_id,child_first_name,child_last_name,start,end,nap,notes,tags
11,1,Juniper,Test,2026-10-16 13:00:10,2026-10-16 14:30:50,1,in the sling,
12,1,Juniper,Test,2026-10-15 20:15:00,2026-10-16 01:45:00,0,,night
13,2,Wren,Test,2026-10-15 20:15:00,2026-10-16 05:45:00,0,,
"""
BUDDY_TUMMY = """\
id,child_id,child_first_name,child_last_name,start,end,milestone,tags
21,1,Juniper,Test,2026-10-16 10:00:00,2026-10-16 10:04:00,Held the head up,
22,1,Juniper,Test,2026-10-17 10:00:00,2026-10-17 10:05:00,Smiled at the mirror,
23,1,Juniper,Test,2026-10-18 10:00:00,2026-10-18 10:06:00,,
"""
BUDDY_NOTES = """\
id,child_id,child_first_name,child_last_name,note,time,tags
31,1,Juniper,Test,"Big smile for dad, really",2026-10-16 18:20:00,joy
32,1,Juniper,Test,smiling in her sleep,2026-10-17 03:10:00,
33,1,Juniper,Test,changed the sheets,2026-10-17 09:00:00,
34,1,Juniper,Test,still no smile today,2026-10-18 09:00:00,
"""


def a_file(text: str, name: str = "table.csv") -> dict[str, str]:
    """A file as an upload keeps it."""
    return {"name": name, "text": text, "encoding": "utf-8"}


BUDDY = [
    a_file(BUDDY_CHILDREN, "Child.csv"),
    a_file(BUDDY_SLEEP, "Sleep.csv"),
    a_file(BUDDY_TUMMY, "TummyTime.csv"),
    a_file(BUDDY_NOTES, "Note.csv"),
]
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


def many(baby: Baby, lines: int = 1200) -> Upload:
    """A table of smiles a quarter of an hour apart."""
    first = datetime(2026, 9, 2, tzinfo=UTC)
    rows = (f"{first + timedelta(minutes=15 * n):%Y-%m-%d %H:%M}" for n in range(lines))
    return make_upload(
        baby=baby, files=[a_file("When\n" + "\n".join(rows))], columns={"day": 0}
    )
