"""What no foreign key leads to: names in notes of staff, sessions, logs and files."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CASCADE, Model, TextField
from django.db.models.deletion import Collector
from django.db.models.fields.related import ForeignObjectRel
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from babies.models import Baby, BabyVersion, Caregiver
from clinics.models import CaseStep, Note, ReferralEvent
from exchange.models import KeptNote, Receipt

SIGNED_IN: Final = "_auth_user_id"
LEFT_OUT: Final = "…"
#: Letters of a name that may be part of any other word.
SHORTEST_NAME: Final = 2
AT_ONCE: Final = 500
Rows = Mapping[type[Model], list[Any]]


def rows_about(start: Model) -> Rows:
    """The ids of all rows that are deleted with one, by their kinds."""
    collector = Collector(DEFAULT_DB_ALIAS, origin=start)
    collector.collect([start])
    found: dict[type[Model], list[Any]] = defaultdict(list)
    for model, objects in collector.data.items():
        found[model] += [each.pk for each in objects]
    for rows in collector.fast_deletes:
        found[rows.model] += rows.values_list("pk", flat=True)
    # More than one key may lead to a row.
    return {model: list(dict.fromkeys(keys)) for model, keys in found.items() if keys}


def counts(rows: Rows) -> dict[str, int]:
    """How many rows there are of each kind, by the label of the model."""
    return {_label(model): len(keys) for model, keys in rows.items()}


def count_about(baby: Baby) -> dict[str, int]:
    """The same for a baby, without reading the rows."""
    found = {_label(Baby): 1}
    for model, path in paths_to(Baby).items():
        rows = model._default_manager.filter(**{path: baby})  # noqa: SLF001 -- documented
        if number := rows.count():
            found[_label(model)] = number
    return found


def paths_to(start: type[Model]) -> dict[type[Model], str]:
    """The models whose rows are deleted with one, each with its way there."""
    found: dict[type[Model], str] = {}
    waiting: list[tuple[type[Model], str]] = [(start, "")]
    while waiting:
        model, path = waiting.pop(0)
        for child, name in _cascades_to(model):
            if child not in found:
                found[child] = f"{name}__{path}".strip("_")
                waiting.append((child, found[child]))
    return found


def _cascades_to(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """The models that go with one at once, and the name of their key to it."""
    for field in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 -- documented
        if isinstance(field, ForeignObjectRel) and field.on_delete is CASCADE:
            yield field.related_model, field.field.name


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 -- documented


def in_words(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """How many rows there are of each kind, in words, the most first."""
    found = [
        (str(apps.get_model(label)._meta.verbose_name_plural), count)  # noqa: SLF001 -- documented
        for label, count in counted.items()
    ]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def names_around(baby: Baby) -> list[str]:
    """By what a baby and its family can be known in a text, the longest first."""
    versions = BabyVersion.objects.filter(baby=baby).values_list("answers", flat=True)
    called = {baby.name, *(str(said.get("name", "")) for said in versions)}
    words = {word for name in called for word in name.split()}
    people = Caregiver.objects.filter(baby=baby)
    mails = set(people.values_list("user__email", flat=True))
    found = {each for each in called | words | mails if len(each) >= SHORTEST_NAME}
    return sorted(found, key=len, reverse=True)


def without(names: Collection[str], text: str) -> str:
    """A text with each of the names left out, however it is capitalised."""
    either = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", LEFT_OUT, text, flags=re.IGNORECASE)


def keep_staff_notes(baby: Baby, receipt: Receipt) -> int:
    """Keep what staff wrote in their own notes, without the family's names."""
    names = names_around(baby)
    kept = [
        KeptNote(
            clinic_id=clinic,
            receipt=receipt,
            words=without(names, words),
            who=who or "",
            at=at,
        )
        for clinic, words, who, at in _written_about(baby)
    ]
    return len(KeptNote.objects.bulk_create(kept, batch_size=AT_ONCE))


def _written_about(baby: Baby) -> Iterator[tuple[Any, ...]]:
    notes = Note.objects.filter(baby=baby)
    yield from notes.values_list("clinic", "words", "by__name", "at")
    steps = CaseStep.objects.filter(case__baby=baby).exclude(note="")
    yield from steps.values_list("case__clinic", "note", "by__name", "at")
    events = ReferralEvent.objects.filter(referral__baby=baby).exclude(note="")
    yield from events.values_list("referral__clinic", "note", "by__name", "at")


def forget_in_admin(rows: Rows) -> None:
    """Delete what the admin's own log says about rows."""
    for model, keys in rows.items():
        kind = ContentType.objects.get_for_model(model)
        for first in range(0, len(keys), AT_ONCE):
            some = [str(key) for key in keys[first : first + AT_ONCE]]
            LogEntry.objects.filter(content_type=kind, object_id__in=some).delete()


def forget_tasks(jobs: Collection[Any]) -> None:
    """Delete what the queue of background work says about jobs."""
    told = DBTaskResult.objects.annotate(told=Cast("args_kwargs", TextField()))
    for key in jobs:
        told.filter(told__contains=str(key)).delete()


def forget_in_sessions(traces: Collection[str], *, of: str = "") -> None:
    """Take traces out of all sessions, and end those of a person by the id."""
    for session in Session.objects.iterator():
        said = session.get_decoded()
        left = {name: value for name, value in said.items() if not _has(value, traces)}
        if of and said.get(SIGNED_IN) == of:
            session.delete()
        elif left != said:
            session.session_data = Session.objects.encode(left)
            session.save(update_fields=["session_data"])


def _has(value: object, traces: Collection[str]) -> bool:
    text = json.dumps(value)
    return any(trace in text for trace in traces)


def delete_folder(place: str) -> None:
    """Delete a folder of the store with all that is left in it."""
    if not default_storage.exists(place):
        return
    folders, files = default_storage.listdir(place)
    for folder in folders:
        delete_folder(f"{place}/{folder}")
    for file in files:
        default_storage.delete(f"{place}/{file}")
    default_storage.delete(place)
