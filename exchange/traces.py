"""What no foreign key leads to: names in notes of staff, sessions, logs and files."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CASCADE, SET_NULL, Model, QuerySet, TextField
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


def count_about(start: Model) -> dict[str, int]:
    """How many rows go with one, itself among them, by the label of their model."""
    found = {_label(type(start)): 1}
    for rows in rows_about(start):
        if number := rows.count():
            found[_label(rows.model)] = number
    return found


def rows_about(start: Model) -> list[QuerySet[Any]]:
    """The rows that are deleted with one, by their kinds; those that hang on others first."""
    ways = reversed(paths_to(type(start)).items())
    return [_at(model, path, start) for model, path in ways]


def _at(model: type[Model], path: str, start: Any) -> QuerySet[Any]:
    return model._default_manager.filter(**{path: start})  # noqa: SLF001 -- documented


def paths_to(start: type[Model]) -> dict[type[Model], str]:
    """The models whose rows are deleted with one, each with its way there."""
    found: dict[type[Model], str] = {}
    waiting: list[tuple[type[Model], str]] = [(start, "")]
    while waiting:
        model, path = waiting.pop(0)
        for child, name in _keys_to(model, CASCADE):
            if child not in found:
                found[child] = f"{name}__{path}".strip("_")
                waiting.append((child, found[child]))
    return found


def _keys_to(model: type[Model], rule: Any) -> Iterator[tuple[type[Model], str]]:
    """The models with a key to one, which follows a rule, and the key's name."""
    for field in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 -- documented
        if isinstance(field, ForeignObjectRel) and field.on_delete is rule:
            yield field.related_model, field.field.name


def delete_with_rows(start: Model) -> None:
    """Delete one and all that goes with it, a statement a kind.

    A long diary then needs no more memory than a short one.
    """
    for rows in rows_about(start):
        for child, name in _keys_to(rows.model, SET_NULL):
            pointing = child._default_manager.filter(**{f"{name}__in": rows})  # noqa: SLF001 -- documented
            pointing.update(**{name: None})
        # What hangs on these rows is gone, so that none must be read before it goes.
        rows._raw_delete(DEFAULT_DB_ALIAS)  # noqa: SLF001 -- as the library itself does
    start.delete()


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


def forget_in_admin(start: Model) -> None:
    """Delete what the admin's own log says about a row and those that go with it."""
    itself = _at(type(start), "pk", start.pk)
    for rows in (itself, *rows_about(start)):
        kind = ContentType.objects.get_for_model(rows.model)
        log = LogEntry.objects.filter(content_type=kind)
        if noted := set(log.values_list("object_id", flat=True)):
            keys = {str(key) for key in rows.values_list("pk", flat=True)}
            log.filter(object_id__in=keys & noted).delete()


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
    return any(re.search(_whole(trace), text) for trace in traces)


def _whole(trace: str) -> str:
    """An address is not the end of another: eve@example.com is not steve@example.com."""
    found = re.escape(trace)
    return rf"(?<![\w.+-]){found}(?![\w.-])" if "@" in trace else found


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
