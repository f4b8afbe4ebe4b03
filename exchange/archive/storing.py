"""New rows of an archive as rows of the diary, many at a time."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import User
from babies.choices import Role
from babies.days import rebuild_days
from babies.models import (
    Baby,
    BabyVersion,
    BedtimeStep,
    Caregiver,
    Photo,
    Sleep,
    SleepVersion,
    Smile,
    SmileVersion,
    photo_place,
)
from babies.photos import small_place
from babies.said import Seen
from babies.services import held, new_smile
from babies.watch import facts_changed
from exchange.archive.kinds import EVENING, PHOTO, SMILE, STEP, Kind
from exchange.archive.placing import Placed, Placer, Target
from exchange.archive.reading import Row, Version


@dataclass(slots=True)
class Storer:
    """Writes what a placer finds new, within one transaction of the caller."""

    placer: Placer
    #: Then rows keep their authors; else all were brought by who imports.
    is_exporter: bool
    #: Where the photos lie, made anew.
    folder: Path
    changed: dict[uuid.UUID, Baby] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    @contextmanager
    def or_no_files(self) -> Iterator[None]:
        """Takes the photos out of the store again when the rows cannot be kept."""
        is_kept = False
        try:
            yield
            is_kept = True
        finally:
            for place in () if is_kept else self.places:
                default_storage.delete(place)

    def author(self, *, is_mine: bool) -> User | None:
        """Who wrote a row. Others are not named in an archive."""
        return self.placer.who if is_mine or not self.is_exporter else None

    def add_baby(self, row: Row, target: Target) -> None:
        """A baby that was not there, with its first parent and its history."""
        baby = target.baby
        baby.created_by = self.author(is_mine=row.is_mine)
        baby.created_at = row.at or self.placer.now
        baby.save(force_insert=True)
        Caregiver.objects.create(
            baby=baby, user=self.placer.who, role=Role.PARENT, since_at=self.placer.now
        )
        BabyVersion.objects.bulk_create(
            BabyVersion(baby=baby, **self._past(version)) for version in row.history
        )

    def store(self, kind: Kind, target: Target, placed: Sequence[Placed]) -> None:
        """New rows of one kind."""
        if not placed:
            return
        if target.baby.pk not in self.changed:
            # Held from the first row on, as for any entry.
            self.changed[target.baby.pk] = held(Baby.objects.all()).get(
                pk=target.baby.pk
            )
        rows = [self._row(each, kind, target) for each in placed]
        manager = kind.model._default_manager  # noqa: SLF001 -- documented by Django
        if kind is PHOTO:
            for row, each in zip(rows, placed, strict=True):
                self._keep_files(row, each)
        manager.bulk_create(rows)
        if kind is STEP:
            for row, each in zip(rows, placed, strict=True):
                target.steps[each.row.said["number"]] = row
        self._store_history(placed, rows, target)

    def finish(self) -> None:
        """Count the days of the babies that have new rows."""
        for baby in self.changed.values():
            rebuild_days(baby)
            facts_changed(baby)

    def _row(self, placed: Placed, kind: Kind, target: Target) -> Any:
        said = dict(placed.said)
        if kind is STEP:
            del said["number"]
            return BedtimeStep(baby=target.baby, **said)
        by = self.author(is_mine=placed.row.is_mine)
        if kind is SMILE:
            return self._smile(placed, target, by)
        if kind is EVENING:
            found = [
                target.steps[each] for each in said["steps"] if each in target.steps
            ]
            said["steps"] = [step.pk for step in found]
        own = {} if placed.key is None else {"pk": placed.key}
        wrote = {kind.by: by, kind.at: placed.row.at}
        return kind.model(baby=target.baby, **own, **said, **wrote)

    def _smile(self, placed: Placed, target: Target, by: User | None) -> Smile:
        said = {name: placed.said[name] for name in Seen.__slots__}
        row = new_smile(
            key=placed.key or uuid.uuid4(),
            baby=target.baby,
            seen=Seen(**{**said, "trigger": tuple(said["trigger"])}),
            by=self.placer.who,
            now=placed.row.at or self.placer.now,
        )
        row.logged_by, row.together = by, placed.said["together"]
        return row

    def _store_history(
        self, placed: Sequence[Placed], rows: Sequence[Any], target: Target
    ) -> None:
        pairs = [
            (row, version)
            for row, each in zip(rows, placed, strict=True)
            for version in each.row.history
        ]
        if pairs and isinstance(pairs[0][0], Smile):
            SmileVersion.objects.bulk_create(
                SmileVersion(
                    smile=row,
                    baby=target.baby,
                    change=version.change,
                    **self._past(version),
                )
                for row, version in pairs
            )
        elif pairs and isinstance(pairs[0][0], Sleep):
            SleepVersion.objects.bulk_create(
                SleepVersion(sleep=row, baby=target.baby, **self._past(version))
                for row, version in pairs
            )

    def _past(self, version: Version) -> dict[str, Any]:
        by = self.author(is_mine=version.is_mine)
        return {"answers": version.answers, "by": by, "at": version.at}

    def _keep_files(self, photo: Photo, placed: Placed) -> None:
        photo.image.name = photo_place(photo, "")
        own = placed.row.key
        for place, name in (
            (photo_place(photo, ""), f"{own}.webp"),
            (small_place(photo), f"{own}-small.webp"),
        ):
            # The id is free, so nobody needs a file that lies there still.
            default_storage.delete(place)
            content = (self.folder / name).read_bytes()
            default_storage.save(place, ContentFile(content))
            self.places.append(place)
