"""A world with a row of every kind that can point at a baby, and how to search it."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.deletion import Collector

from babies.models import Baby, Sleep, SleepVersion, Smile, VisitNotes
from babies.services import bin_smile
from clinics.codes import make_code
from clinics.looks import record_look
from clinics.models import (
    Case,
    CaseStep,
    Correction,
    Note,
    Share,
    Staff,
)
from exchange.models import Delivery
from milestones.flag_days import judge
from milestones.models import TipTried
from tests.architecture.access_clinics import make_clinic_world
from tests.exchange.rows import make_feed, make_webhook
from tests.factories import (
    NOW,
    make_answer,
    make_lost_skill,
    parent_of,
)
from tests.factories_jobs import make_ended_job

NAME = "Quillfeather"
#: Not words of a family, or of a fixed set.
NOT_WORDS = {
    "time_zone", "secret_hash", "code_hash", "passcode_hash", "rules_version",
    "secret", "address", "skill", "tip", "kind", "level", "when", "status", "evidence",
    "image", "file", "receipt_number", "salt", "digest", "seal", "part", "fault",
    "subject", "event",
}  # fmt: skip


def pointing_at(start: type[models.Model]) -> set[type[models.Model]]:
    """The models whose rows lead to a row of `start` over any number of keys."""
    found: set[type[models.Model]] = {start}
    size = 0
    while size != len(found):
        size = len(found)
        found |= {
            model
            for model in apps.get_models()
            for field in model._meta.concrete_fields
            if field.is_relation and field.related_model in found
        }
    return found


def rows_about(start: models.Model) -> dict[type[models.Model], list[Any]]:
    """The ids of all rows that the library itself would delete with one."""
    collector = Collector(DEFAULT_DB_ALIAS, origin=start)
    collector.collect([start])
    found: dict[type[models.Model], list[Any]] = defaultdict(list)
    for model, objects in collector.data.items():
        found[model] += [each.pk for each in objects]
    for rows in collector.fast_deletes:
        found[rows.model] += rows.values_list("pk", flat=True)
    # More than one key may lead to a row.
    return {model: list(dict.fromkeys(keys)) for model, keys in found.items() if keys}


def make_everything() -> Baby:
    """A baby with a row of every kind, each text of which names it."""
    world = make_clinic_world()
    baby = Baby.objects.get(pk=world.keys["parent"]["pk"])
    share = Share.objects.get(pk=world.keys["nurse"]["share"])
    nurse = Staff.objects.get(user=world.users["nurse"])
    _diary(baby)
    _clinic(baby, share, nurse)
    hook = make_webhook(baby=baby)
    Delivery.objects.create(webhook=hook, body=NAME, made_at=NOW)
    make_feed(baby=baby)
    make_ended_job(baby=baby, who=parent_of(baby))
    for model, keys in rows_about(baby).items():
        _name_in(model, keys)
    Baby.objects.filter(pk=baby.pk).update(name=NAME)
    baby.refresh_from_db()
    return baby


def _diary(baby: Baby) -> None:
    bin_smile(smile=Smile.objects.filter(baby=baby)[0], by=parent_of(baby), now=NOW)
    make_answer(baby=baby, on=date(2026, 10, 2))
    make_lost_skill(baby=baby, on=date(2026, 10, 2))
    VisitNotes.objects.create(baby=baby, changed_at=NOW)
    nap = Sleep.objects.filter(baby=baby)[0]
    SleepVersion.objects.create(sleep=nap, baby=baby, answers={}, at=NOW)
    day = {"on": date(2026, 10, 2), "logged_at": NOW}
    TipTried.objects.create(baby=baby, tip="face-to-face", outcome="smiled", **day)


def _clinic(baby: Baby, share: Share, nurse: Staff) -> None:
    for part in ("summary", "smiles"):
        record_look(share=share, staff=nurse, part=part, now=NOW)
    make_code(baby=baby, parts=["summary"], by=parent_of(baby), now=NOW)
    case = Case.objects.create(
        clinic=nurse.clinic,
        baby=baby,
        kind="social_smile_late",
        since=NOW.date(),
        action="acknowledged",
        covers_urgency=1,
        covers_newest_on=NOW.date(),
        covers_facts=0,
        first_step_at=NOW,
        last_step_at=NOW,
    )
    CaseStep.objects.create(case=case, action="acknowledged", by=nurse, at=NOW)
    wrote = {"baby": baby, "clinic": nurse.clinic, "by": nurse, "at": NOW}
    Note.objects.create(audience="team", **wrote)
    dates = {"before": {"name": NAME}, "after": {"name": NAME}, "by": nurse, "at": NOW}
    Correction.objects.get_or_create(
        baby=baby, clinic=nurse.clinic, verdict="open", defaults=dates
    )
    Baby.objects.filter(pk=baby.pk).update(is_watched=True)
    judge(Baby.objects.get(pk=baby.pk))


def _name_in(model: type[models.Model], keys: list[Any]) -> None:
    """Write the baby's name into every column for words."""
    words = {
        field.name: f"{NAME} smiled"
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and field.name not in NOT_WORDS
    }
    if words:
        model._default_manager.filter(pk__in=keys).update(**words)


def places_with(traces: set[str]) -> Iterator[str]:
    """Where in the whole database and store one of the words can be found."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- its own tables
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if any(trace in str(value).lower() for trace in traces):
                        yield f"{table}.{column}"
    for place in files_under(""):
        content = default_storage.open(place).read() if place[-1] != "/" else b""
        text = place + content.decode("latin-1")
        if any(trace in text.lower() for trace in traces):
            yield place


def files_under(place: str) -> Iterator[str]:
    """Every folder, with a stroke at its end, and every file of the store."""
    folders, files = default_storage.listdir(place)
    for folder in folders:
        yield f"{place}{folder}/"
        yield from files_under(f"{place}{folder}/")
    yield from (f"{place}{file}" for file in files)


def spellings(keys: Any) -> set[str]:
    """Ids as databases and addresses write them; plain numbers are no trace."""
    found = [key for key in keys if isinstance(key, uuid.UUID)]
    return {str(key) for key in found} | {key.hex for key in found}
