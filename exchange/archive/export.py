"""An archive of one baby or of all, written a row at a time."""

import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import IO, Any, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _, override

from accounts.models import User
from babies.models import Baby
from exchange.archive.kinds import BABY, OF_A_BABY, PHOTO, Kind
from exchange.archive.packing import APP, DIARY, FORMAT, README, Packer
from exchange.archive.tables import cells, columns, line
from exchange.archive.writing import (
    A_CHUNK,
    babies_of,
    baby_row,
    count_rows,
    line_of,
    rows_in,
    rows_of,
    teller,
)
from exchange.fhir.bundle import bundle
from exchange.fhir.codes import PLACE
from exchange.fhir.reading import family_reading
from exchange.jobs import StopError, counted, expect
from exchange.models import Job

Place = tuple[str, str]
#: Each row is written twice: into the diary, and into its table.
TWICE: Final = 2


def export(job: Job, now: datetime) -> Mapping[str, Any]:
    """Put an archive together and keep it with the job. Raises StopError."""
    babies = list(babies_of(job.who, job.baby_id))
    if not babies:
        raise StopError("gone")
    expect(job, TWICE * sum(map(count_rows, babies)) + len(babies))
    with tempfile.TemporaryFile() as file, override(job.who.language or None):
        write(file, babies, job, now)
        file.seek(0)
        job.file.save("", File(file), save=False)
    return {"babies": [str(baby.pk) for baby in babies], "bytes": job.file.size}


def write(file: IO[bytes], babies: list[Baby], job: Job, now: datetime) -> None:
    """Everything of some babies into a zip file."""
    packer = Packer(file)
    with packer.part(README) as part:
        part.write(readme(babies, now).encode())
    photos: list[Place] = []
    steps = chain(_diary(packer, babies, job.who, photos), _tables(packer, babies, job))
    for _step in counted(job, steps):
        pass
    for baby in babies:
        _fhir(packer, baby, job, now)
    for name, place in photos:
        _photo(packer, name, place)
    packer.finish(exporter=job.who.email, now=now)


def _diary(
    packer: Packer, babies: Iterable[Baby], who: User, photos: list[Place]
) -> Iterator[Kind]:
    """The diary a row a line, so that a reader needs to hold one line only."""
    about = {"app": APP, "exporter": who.email, "format": FORMAT}
    with packer.part(DIARY) as out:
        out.write(b'{"about":' + line_of(about) + b',"rows":[')
        end = b"\n"
        for baby in babies:
            out.write(end + line_of(baby_row(baby, who)))
            end = b",\n"
        for baby in babies:
            for kind, row, found in rows_in(baby, who):
                out.write(end + line_of(found))
                if kind is PHOTO:
                    photos.append((photo_name(row.pk), row.image.name))
                yield kind
        out.write(b"\n]}\n")


def _tables(packer: Packer, babies: Iterable[Baby], job: Job) -> Iterator[Kind]:
    """A table for each kind."""
    for kind in (BABY, *OF_A_BABY):
        with packer.part(f"csv/{kind.name}.csv") as out:
            out.write(line(columns(kind)))
            for baby in babies:
                for cell_line in _lines(kind, baby, job.who):
                    out.write(cell_line)
                    yield kind


def _lines(kind: Kind, baby: Baby, who: User) -> Iterator[bytes]:
    if kind is BABY:
        yield line(cells(kind, baby, baby_row(baby, who), baby.name))
        return
    as_json = teller(baby, who, has_past=False)
    for row in rows_of(kind, baby, has_past=False).iterator(chunk_size=A_CHUNK):
        yield line(cells(kind, row, as_json(kind, row), baby.name))


def _fhir(packer: Packer, baby: Baby, job: Job, now: datetime) -> None:
    """The same for a doctor's system, without who else cares and shares."""
    found = family_reading(baby, now=now)
    mine = [carer for carer in found.carers if carer.user_id == job.who_id]
    read = replace(found, carers=mine, shares=[], referrals=[])
    with packer.part(f"fhir/{baby.pk}.json") as out:
        for piece in bundle(read, job.asked.get("codes", PLACE)):
            out.write(piece.encode())


def photo_name(pk: uuid.UUID | None) -> str:
    """What a photo is called in an archive."""
    return f"photos/{pk}.webp"


def _photo(packer: Packer, name: str, place: str) -> None:
    """A photo's file; one that is lost is left out."""
    if not default_storage.exists(place):
        return
    with (
        default_storage.open(place) as content,
        packer.part(name, is_packed=True) as out,
    ):
        for piece in content.chunks():
            out.write(piece)


def readme(babies: Iterable[Baby], now: datetime) -> str:
    """What is in the file, in plain words."""
    names = ", ".join(baby.name for baby in babies)
    return (
        "\n\n".join(
            (
                _("This is the diary of %(names)s, as Smilestone kept it on %(day)s.")
                % {"names": names, "day": now.date().isoformat()},
                _(
                    "diary.json holds everything: each entry with its history, in a form "
                    "that programs read. Smilestone takes it back in under “Bring a diary "
                    "back”; please leave the file as it is for that."
                ),
                _(
                    "The folder csv holds the same as tables, for any program that shows "
                    "tables. Where a text begins like a formula, an apostrophe stands in "
                    "front of it."
                ),
                _(
                    "The folder photos holds the photos. They keep no place and no time."
                ),
                _("The folder fhir holds what a doctor's system can read."),
                _(
                    "manifest.json names each file, its size and its checksum "
                    "(SHA-256). So a damaged file is found."
                ),
                _(
                    "Nothing in here is locked: who has the file can read it. Keep it "
                    "where you keep private things."
                ),
            )
        )
        + "\n"
    )
