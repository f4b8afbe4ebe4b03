"""An archive that is looked through, and then put into the diary as a whole."""

import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from babies.pictures import Picture, PictureError, remade
from exchange.archive.checks import Seen, nothing_seen
from exchange.archive.fields import WrongError
from exchange.archive.kinds import BABY
from exchange.archive.packing import DIARY
from exchange.archive.placing import Placer
from exchange.archive.reading import Remark, Row, rows_of
from exchange.archive.storing import Storer
from exchange.archive.unpacking import Archive, opened
from exchange.jobs import StopError, counted, expect
from exchange.models import Job

A_CHUNK: Final = 400
#: More lines than these nobody reads.
MOST_REMARKS: Final = 20
LARGEST_PHOTO: Final = 15 * 1024**2
#: The diary's first line and its last.
LINES_AROUND: Final = 2
#: Of a WebP file of one chunk.
HEAD: Final = 20


@dataclass(slots=True)
class Look:
    """One look through a diary: its rows, as long as nothing is wrong with any."""

    archive: Archive
    seen: Seen
    remarks: list[Remark] = field(default_factory=list)
    wrong: int = 0

    def rows(self) -> Iterator[Row]:
        """The rows up to the first that cannot be; what comes after is read, too."""
        for read in rows_of(self.archive):
            found = self._checked(read) if isinstance(read, Row) else read
            if isinstance(found, Remark):
                self._note(found)
            elif not self.wrong:
                yield found

    def _checked(self, row: Row) -> Row | Remark:
        try:
            self.seen.check(row)
        except WrongError as error:
            return Remark(row.line, error.field, error.code)
        return row

    def _note(self, remark: Remark) -> None:
        self.wrong += 1
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append(remark)

    def refuse_wrong(self) -> None:
        """Raises StopError if any line cannot be."""
        if self.wrong:
            told = [[each.line, each.field, each.code] for each in self.remarks]
            raise StopError("lines", remarks=told, wrong=self.wrong)


def check(job: Job, now: datetime) -> Mapping[str, Any]:
    """What would be added, and what is there already. Raises StopError."""
    with job.file.open("rb") as file:
        archive = opened(file)
        for _name in archive.check_sums():
            pass
        expect(job, _steps_in(archive))
        for _photo in counted(job, pictures_of(archive)):
            pass
        placer = _placer(job, archive, now)
        _go(archive, placer, now, steps=lambda rows: counted(job, rows))
    return told_of(archive, placer)


def restore(job: Job, now: datetime) -> Mapping[str, Any]:
    """Put an archive into the diary, all that is new of it or nothing.

    Raises StopError. The photos are made anew before anything is held.
    """
    with job.file.open("rb") as file, tempfile.TemporaryDirectory() as folder:
        archive = opened(file)
        expect(job, _steps_in(archive))
        for key, picture in counted(job, pictures_of(archive)):
            (Path(folder) / f"{key}.webp").write_bytes(picture.large)
            (Path(folder) / f"{key}-small.webp").write_bytes(picture.small)
        placer = _placer(job, archive, now)
        storer = Storer(placer, archive.exporter == job.who.email, Path(folder))
        with storer.or_no_files(), transaction.atomic():
            _go(
                archive,
                placer,
                now,
                storer=storer,
                steps=lambda rows: counted(job, rows),
            )
    place, job.file.name = str(job.file), ""
    transaction.on_commit(lambda: job.file.storage.delete(place))
    return told_of(archive, placer)


def _placer(job: Job, archive: Archive, now: datetime) -> Placer:
    return Placer(job.who, now, archive.is_ours, frozenset(archive.files))


def _go(
    archive: Archive,
    placer: Placer,
    now: datetime,
    *,
    storer: Storer | None = None,
    steps: Callable[[Iterator[Row]], Iterator[Row]] = iter,
) -> None:
    """Place every row, and store it where there is somebody to do so."""
    look = Look(archive, nothing_seen(now))
    grouped = groupby(steps(look.rows()), key=lambda row: (row.kind.name, row.baby))
    for (kind, _baby), rows in grouped:
        while chunk := list(islice(rows, A_CHUNK)):
            if kind == BABY.name:
                _place_babies(chunk, placer, storer)
                continue
            placed = list(placer.place(chunk))
            if storer is not None:
                storer.store(chunk[0].kind, placer.targets[chunk[0].baby], placed)
    look.refuse_wrong()
    if storer is not None:
        storer.finish()


def _place_babies(rows: list[Row], placer: Placer, storer: Storer | None) -> None:
    for row in rows:
        target = placer.place_baby(row)
        if storer is not None and target.is_new:
            storer.add_baby(row, target)


def _steps_in(archive: Archive) -> int:
    """The photos of an archive, and the lines of its diary."""
    lines = sum(piece.count(b"\n") for piece in archive.pieces(DIARY))
    return lines - LINES_AROUND + sum(map(is_photo, archive.files))


def told_of(archive: Archive, placer: Placer) -> dict[str, Any]:
    """What was found, for the page that tells."""
    targets = placer.targets.values()
    return {
        "babies": [str(each.baby.pk) for each in targets if not each.is_new],
        "names": [[each.baby.name, each.is_new] for each in targets],
        "counts": {name: dict(fates) for name, fates in placer.counts.items()},
        "exporter": archive.exporter,
        "first": next((str(each.baby.pk) for each in targets), ""),
    }


def pictures_of(archive: Archive) -> Iterator[tuple[uuid.UUID, Picture]]:
    """The photos of an archive, made anew. Raises StopError for what is none."""
    for name in archive.files:
        if not is_photo(name):
            continue
        if archive.zip.getinfo(name).file_size > LARGEST_PHOTO:
            raise StopError("bad_photo", name=name)
        content = b"".join(archive.pieces(name))
        try:
            picture = remade(BytesIO(content), len(content))
            key = uuid.UUID(name.removeprefix("photos/").removesuffix(".webp"))
        except (PictureError, ValueError) as error:
            raise StopError("bad_photo", name=name) from error
        yield key, replace(picture, large=content) if is_plain(content) else picture


def is_photo(name: str) -> bool:
    """Whether a file of an archive is a photo."""
    return name.startswith("photos/")


def is_plain(content: bytes) -> bool:
    """Whether a photo holds its dots and nothing beside: it may stay as it is.

    So it does when Smilestone made it; made anew each time, it would fade.
    """
    size = int.from_bytes(content[16:20], "little")
    is_webp = content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8 "
    return is_webp and len(content) == HEAD + size + size % 2
