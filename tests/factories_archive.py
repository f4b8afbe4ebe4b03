"""A diary with rows of every kind, and archives of it."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import User
from babies.bedtime_log import retire_step
from babies.choices import PhotoOf
from babies.models import Baby, Caregiver, Photo, Sleep
from babies.photos import Pictured, small_place
from babies.said import profile_of, seen_of
from babies.services import change_answers, edit_baby
from babies.sleep_log import change_sleep, times_of
from exchange.archive.packing import DIARY
from exchange.jobs import Asked, add_job
from exchange.models import Job, JobKind
from exchange.notes import HELP, save_notes
from exchange.tasks import work_on
from milestones.models import Review, TipTried
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_lost_skill,
    make_social_smile,
    make_user,
)
from tests.factories_episodes import make_episode
from tests.factories_logging import make_first
from tests.factories_photos import make_photo
from tests.factories_sleep import make_night, make_sleep, make_step

DAY = date(2026, 11, 20)
EVENING = datetime.fromisoformat("2026-11-20T20:00:00+00:00")


def make_full_diary(*, by: User, name: str = "Test Juniper") -> Baby:
    """A baby with rows of every kind, two authors, histories and photos."""
    baby = make_baby(by=by, name=name)
    other = make_caregiver(baby=baby, user=make_user()).user
    said = replace(profile_of(baby), visit_on=date(2026, 11, 2))
    baby = edit_baby(baby=baby, profile=said, by=other, now=NOW)
    smile = make_social_smile(baby=baby, on=DAY, note="=a note, with\n“lines”")
    smile.baby = baby
    changed = replace(seen_of(smile), eyes="open")
    change_answers(smile=smile, seen=changed, by=other, now=NOW)
    make_social_smile(baby=baby, on=DAY - timedelta(days=1), by=other)
    answer = make_answer(baby=baby, on=DAY)
    make_concern(baby=baby, on=DAY, note="At night")
    make_lost_skill(baby=baby, on=DAY)
    make_episode(baby=baby, on=DAY, ticks=("video",), duration_s=20)
    _sleep_with_history(baby, by)
    step, gone = make_step(baby=baby), make_step(baby=baby, words="A long bath")
    retire_step(step=gone, now=NOW)
    make_night(baby=baby, on=DAY, at=EVENING, steps=(gone.pk, step.pk))
    first = make_first(baby=baby, on=DAY)
    TipTried.objects.create(
        baby=baby, on=DAY, tip="hold-close", outcome="smiled", logged_at=NOW
    )
    _review(baby, by)
    told = {**dict.fromkeys(HELP, ""), "hearing": "Passed at birth"}
    save_notes(baby=baby, said=told, by=by, now=NOW)
    for kind, row in (
        (PhotoOf.SMILE, smile),
        (PhotoOf.ANSWER, answer),
        (PhotoOf.FIRST, first),
    ):
        make_photo(baby=baby, entry=Pictured(baby, kind, row.pk, row.on), words="Us")
    return baby


def _sleep_with_history(baby: Baby, by: User) -> None:
    sleep: Sleep = make_sleep(baby=baby)
    change_sleep(
        sleep=sleep, times=replace(times_of(sleep), note="Long"), by=by, now=NOW
    )


def _review(baby: Baby, by: User) -> None:
    Review.objects.create(
        baby=baby, kind="social_smile_late", since=date(2026, 10, 28),
        level="talk_to_pediatrician", when="this_week", newest_on=date(2026, 11, 1),
        facts=3, action="booked", by=by, at=NOW,
    )  # fmt: skip


def exported(who: User, baby: Baby | None = None) -> Job:
    """An export, done."""
    return done(JobKind.EXPORT, who, baby=baby)


def archive_of(who: User, baby: Baby | None = None) -> bytes:
    """The file of an export."""
    job = exported(who, baby)
    with job.file.open("rb") as file:
        return bytes(file.read())


def imported(content: bytes, who: User, *, kind: str = JobKind.RESTORE) -> Job:
    """An import of a file, done."""
    return done(kind, who, content=content)


def done(
    kind: str, who: User, *, baby: Baby | None = None, content: bytes | None = None
) -> Job:
    """A job of some kind, done by the worker's function."""
    asked = Asked(key=uuid.uuid4(), kind=kind, who=who, baby=baby)
    file = None if content is None else ContentFile(content)
    job = add_job(asked, now=NOW, file=file)
    work_on.call(str(job.pk))
    job.refresh_from_db()
    return job


def part_of(content: bytes, name: str = "diary.json") -> bytes:
    """One file of an archive."""
    with ZipFile(BytesIO(content)) as packed:
        return packed.read(name)


def rows_in(content: bytes, kind: str = "") -> list[dict[str, Any]]:
    """The rows of an archive, of one kind or of all."""
    rows = json.loads(part_of(content))["rows"]
    return [row for row in rows if kind in ("", row["row"])]


def with_parts(
    content: bytes, parts: Mapping[str, bytes | None], *, summed: bool = True
) -> bytes:
    """An archive with other files in it; the list of files still fits, unless told."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as packed:
        found = {each: packed.read(each) for each in packed.namelist()}
    for name, part in parts.items():
        found.pop(name, None)
        if part is not None:
            found[name] = part
    if summed:
        found["manifest.json"] = _summed(found)
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, part in found.items():
            packed.writestr(name, part)
    return out.getvalue()


def _summed(found: Mapping[str, bytes]) -> bytes:
    told = json.loads(found["manifest.json"])
    told["files"] = {
        name: {"bytes": len(part), "sha256": hashlib.sha256(part).hexdigest()}
        for name, part in found.items()
        if name != "manifest.json"
    }
    return json.dumps(told).encode()


def with_rows(content: bytes, rows: list[Any]) -> bytes:
    """An archive whose diary has other rows."""
    head = part_of(content).split(b"\n", 1)[0]
    lines = b",".join(b"\n" + json.dumps(row).encode() for row in rows)
    return with_parts(content, {DIARY: head + lines + b"\n]}\n"})


def wipe() -> None:
    """Delete every baby with its photos, and nobody's account."""
    for photo in Photo.objects.all():
        default_storage.delete(str(photo.image))
        default_storage.delete(small_place(photo))
    Baby.objects.all().delete()
    assert not Caregiver.objects.exists()
