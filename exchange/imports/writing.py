"""Putting what was confirmed into the diary, in one go; and taking all of it back.

The caller holds the baby, in a transaction.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from accounts.models import User
from babies.bins import BIN_TIME
from babies.bulk import (
    A_BATCH,
    Watch,
    bin_sleeps,
    bin_smiles,
    log_sleeps,
    log_smiles,
    new_ids,
    restore_smiles,
)
from babies.homes import today_at_home
from babies.models import Baby, DiaryRow, First, Sleep, Smile
from babies.said import Seen
from babies.sleep_log import Times
from exchange.imports.sleep_times import Taken
from exchange.models import Import, Upload
from milestones.bulk import (
    SaidAnswer,
    SaidFirst,
    bin_entries,
    log_answers,
    log_firsts,
    restore_entries,
)
from milestones.models import Answer

KEPT: Final = timedelta(days=1)
#: So many of a person wait; with another the oldest is forgotten, before its time.
MOST_WAITING: Final = 20
MODELS: Final[Mapping[str, type[DiaryRow]]] = {
    "smiles": Smile,
    "sleeps": Sleep,
    "answers": Answer,
    "firsts": First,
}
ENTRIES: Final[Mapping[str, type[Answer | First]]] = {
    "answers": Answer,
    "firsts": First,
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that one import says, by the ids its entries will have."""

    smiles: Mapping[uuid.UUID, Seen] = field(default_factory=dict)
    sleeps: Mapping[uuid.UUID, Times] = field(default_factory=dict)
    answers: Mapping[uuid.UUID, SaidAnswer] = field(default_factory=dict)
    firsts: Mapping[uuid.UUID, SaidFirst] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[uuid.UUID, Any]:
        """The entries of one kind."""
        said: Mapping[uuid.UUID, Any] = getattr(self, kind)
        return said


def bring(
    files: list[dict[str, str]], *, baby: Baby, source: str, by: User, now: datetime
) -> Upload:
    """Keep what was brought for a day, until it is confirmed or forgotten."""
    upload = Upload(baby=baby, by=by, source=source, files=files, at=now)
    purge_uploads(now=now)
    waiting = Upload.objects.filter(by=by).order_by("-at", "pk")
    oldest = waiting.values_list("pk", flat=True)[MOST_WAITING - 1 :]
    Upload.objects.filter(pk__in=list(oldest)).delete()
    upload.save()
    return upload


def new_in(batch: Batch) -> dict[str, int]:
    """How many entries of each kind the diary does not have yet, in its bin or out."""
    return {kind: len(new_ids(MODELS[kind], batch.of(kind))) for kind in MODELS}


def write(
    batch: Batch, *, upload: Upload, now: datetime, watch: Watch = iter
) -> Import:
    """Log what is new and remember it as one import; the upload has done its work.

    `watch` sees each new entry go by.
    """
    baby, by = upload.baby, upload.by
    told: dict[str, Any] = {"baby": baby, "by": by, "now": now, "watch": watch}
    rows = {
        "smiles": log_smiles(said=batch.smiles, **told),
        "sleeps": log_sleeps(said=batch.sleeps, **told),
        "answers": log_answers(said=batch.answers, **told),
        "firsts": log_firsts(said=batch.firsts, **told),
    }
    done = Import.objects.create(
        pk=upload.pk,
        baby=baby,
        by=by,
        source=upload.source,
        rows={kind: [str(key) for key in keys] for kind, keys in rows.items() if keys},
        at=now,
    )
    upload.delete()
    return done


def undo(done: Import, *, by: User, now: datetime) -> int:
    """Put everything that an import added into the bin; how many entries."""
    baby = done.baby
    moved = bin_smiles(baby=baby, keys=_keys(done, "smiles"), by=by, now=now)
    moved += bin_sleeps(baby=baby, keys=_keys(done, "sleeps"), now=now)
    for kind, model in ENTRIES.items():
        moved += bin_entries(model, baby=baby, keys=_keys(done, kind), now=now)
    done.undone_at = now
    done.save(update_fields=["undone_at"])
    return moved


def redo(done: Import, *, by: User, now: datetime) -> int:
    """Take everything of an import back from the bin that still can stand; how many."""
    baby, today = done.baby, today_at_home(done.baby, now)
    moved = restore_smiles(baby=baby, keys=_keys(done, "smiles"), by=by, now=now)
    moved += _restore_sleeps(done, now)
    for kind, model in ENTRIES.items():
        keys = _keys(done, kind)
        moved += restore_entries(model, baby=baby, keys=keys, today=today)
    done.undone_at = None
    done.save(update_fields=["undone_at"])
    return moved


def can_redo(done: Import, now: datetime) -> bool:
    """Whether an undone import still lies in the bin."""
    return done.undone_at is not None and now < done.undone_at + BIN_TIME


def _keys(done: Import, kind: str) -> list[uuid.UUID]:
    return [uuid.UUID(key) for key in done.rows.get(kind, ())]


def _restore_sleeps(done: Import, now: datetime) -> int:
    """Take back the sleeps whose time is still free; how many."""
    baby, taken = done.baby, Taken(done.baby, now)
    free = []
    for sleep in _binned_sleeps(done):
        start, end = sleep.started_at, sleep.ended_at or now
        is_early = sleep.on < baby.birth_on
        if not is_early and taken.in_the_way(sleep.pk, start, end) is None:
            taken.take(sleep.pk, start, end)
            free.append(sleep.pk)
    for start_at in range(0, len(free), A_BATCH):
        some = Sleep.objects.filter(pk__in=free[start_at : start_at + A_BATCH])
        some.update(binned_at=None)
    return len(free)


def _binned_sleeps(done: Import) -> list[Sleep]:
    keys = _keys(done, "sleeps")
    rows = Sleep.objects.filter(baby=done.baby_id, binned_at__isnull=False)
    return [
        sleep
        for start in range(0, len(keys), A_BATCH)
        for sleep in rows.filter(pk__in=keys[start : start + A_BATCH])
    ]


def purge_uploads(*, now: datetime) -> int:
    """Forget what was brought a day ago and never confirmed; how many uploads."""
    gone, _kinds = Upload.objects.filter(at__lte=now - KEPT).delete()
    return gone
