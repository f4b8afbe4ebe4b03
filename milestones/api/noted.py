"""Entries that are said once and taken back, never changed: answers, worries."""

import uuid
from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import ValidationError

from accounts.api.problems import ConflictError
from babies.api.entries import EntryViewSet, Here, Sent
from babies.homes import today_at_home
from babies.services import IdTakenError
from milestones.forms import DatedForm
from milestones.refusals import RefusedEntryError
from milestones.services import LogLine, put_back, take_back


@dataclass(frozen=True, slots=True)
class Noted:
    """A form that was checked, and what it says of the columns of a row."""

    form: Any
    columns: dict[str, Any]


class NotedViewSet(EntryViewSet):
    """Each kind has its form of the pages, and stores what a checked form says."""

    @abstractmethod
    def log(self, line: LogLine, noted: Noted) -> Any:
        """A new row. Raises RefusedEntryError."""

    def is_same(self, row: Any, said: Noted, sent: Sent) -> bool:
        """By its columns; the day of what was sent without one was that of then."""
        columns = dict(said.columns)
        if "on" not in sent:
            del columns["on"]
        return all(getattr(row, name) == value for name, value in columns.items())

    def store(self, key: uuid.UUID, said: Noted, here: Here) -> Any:
        """A row as one that was logged by hand. Raises IdTakenError."""
        line = LogLine(
            key=key,
            baby=here.baby,
            on=said.columns["on"],
            by=here.user,
            today=today_at_home(here.baby, here.now),
            now=here.now,
        )
        row = self.log(line, said)
        if row.pk != key:
            # The pages go on under another id; a program is told.
            raise IdTakenError
        return row

    def put_into_bin(self, row: Any, here: Here) -> None:
        """It counts no more."""
        take_back(row, baby=here.baby, now=here.now)

    def take_out(self, row: Any, here: Here) -> None:
        """It counts again, unless its day cannot be any more."""
        try:
            put_back(row, baby=here.baby, today=here.today)
        except RefusedEntryError as refused:
            raise ConflictError(refused.sentence) from refused


def checked(form: DatedForm) -> DatedForm:
    """The form, if it refuses nothing; its fields are named as the API's."""
    if not form.is_valid():
        errors = {name: list(map(str, said)) for name, said in form.errors.items()}
        raise ValidationError(errors)
    return form
