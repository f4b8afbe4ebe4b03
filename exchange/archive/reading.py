"""The diary in an archive, line by line: each line is a row, or a remark about it."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from exchange.archive.fields import (
    Field,
    WrongError,
    choice,
    key,
    moment,
    read_fields,
)
from exchange.archive.kinds import CHANGE, KINDS, Kind
from exchange.archive.packing import APP, DIARY
from exchange.archive.unpacking import Archive, check_format, plain_word
from exchange.archive.writing import ME, OTHER, Json
from exchange.jobs import StopError

#: A smile whose note was changed a hundred times.
LONGEST_LINE: Final = 1024**2
HEAD_END: Final = b',"rows":['
HEAD_START: Final = b'{"about":'
END: Final = b"]}"
BY: Final = choice((ME, OTHER))


@dataclass(frozen=True, slots=True)
class Version:
    """What a row said at some time, as it is kept."""

    answers: Json
    at: datetime
    is_mine: bool
    change: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an archive, each value checked for itself."""

    line: int
    kind: Kind
    #: As it stands in the file.
    found: Json
    said: dict[str, Any]
    baby: uuid.UUID
    key: uuid.UUID | None
    is_mine: bool
    at: datetime | None
    history: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that cannot be, with the field to look at and a word for why."""

    line: int
    field: str
    code: str


def lines_of(archive: Archive) -> Iterator[tuple[int, bytes]]:
    """The lines of the diary with their numbers. Raises StopError."""
    waiting, number = b"", 0
    for piece in archive.pieces(DIARY):
        *whole, waiting = (waiting + piece).split(b"\n")
        for line in whole:
            number += 1
            yield number, line
        if len(waiting) > LONGEST_LINE:
            raise StopError("line_too_long", line=number + 1)
    if waiting:
        yield number + 1, waiting


def rows_of(archive: Archive) -> Iterator[Row | Remark]:
    """The rows of the diary, and a remark for each line that is none.

    Raises StopError where the diary as a whole is not one.
    """
    lines = lines_of(archive)
    _check_head(next(lines, (1, b""))[1])
    for number, line in lines:
        if line == END:
            return
        yield _row(number, line)
    raise StopError("cut_off")


def _check_head(line: bytes) -> None:
    if not (line.startswith(HEAD_START) and line.endswith(HEAD_END)):
        raise StopError("not_ours")
    try:
        about = json.loads(line[len(HEAD_START) : -len(HEAD_END)].decode())
    except (ValueError, RecursionError) as error:
        raise StopError("bad_line", line=1) from error
    if not isinstance(about, dict) or about.get("app") != APP:
        raise StopError("not_ours")
    check_format(about.get("format"))


def _row(number: int, line: bytes) -> Row | Remark:
    try:
        found = json.loads(line.removesuffix(b",").decode())
    except (ValueError, RecursionError):
        return Remark(number, "", "bad_json")
    if not isinstance(found, dict):
        return Remark(number, "", "bad_json")
    try:
        return _checked(number, found)
    except WrongError as error:
        return Remark(number, plain_word(error.field[:40]), error.code)


def _checked(number: int, found: Json) -> Row:
    kind = KINDS.get(str(found.get("row")))
    if kind is None:
        raise WrongError("unknown_kind", "row")
    _refuse_unknown(found, names_of(kind))
    own = _own_fields(kind)
    meta = read_fields(own, found)
    return Row(
        line=number,
        kind=kind,
        found=found,
        said=read_fields(kind.fields, found),
        baby=meta.get("baby") or meta["id"],
        key=meta.get("id"),
        is_mine=meta.get("by") == ME,
        at=meta.get("at"),
        history=tuple(_history(kind, found)) if kind.history else (),
    )


def names_of(kind: Kind) -> set[str]:
    """What a row of a kind may say, and must."""
    named = {field.name for field in (*kind.fields, *_own_fields(kind))} | {"row"}
    return named | ({"history"} if kind.history else set())


def _own_fields(kind: Kind) -> list[Field]:
    """What rows have beside what they say."""
    own = [] if kind.name == "baby" else [Field("baby", key)]
    if kind.has_id:
        own.append(Field("id", key))
    if kind.has_author:
        own += [Field("by", BY), Field("at", moment)]
    return own


def _refuse_unknown(found: Mapping[str, Any], known: Iterable[str]) -> None:
    for name in found:
        if name not in known:
            raise WrongError("unknown_field", name)


def _history(kind: Kind, found: Json) -> Iterator[Version]:
    listed = found.get("history")
    if not isinstance(listed, list):
        raise WrongError("not_a_list", "history")
    for each in listed:
        try:
            yield _version(kind, each)
        except WrongError as error:
            raise WrongError(error.code, f"history {error.field}") from error


def _version(kind: Kind, each: Any) -> Version:
    has_change = kind.name == "smile"
    wanted = [Field("by", BY), Field("at", moment)]
    if has_change:
        wanted.append(Field("change", CHANGE))
    if not isinstance(each, dict) or not isinstance(each.get("answers"), dict):
        raise WrongError("not_a_list", "answers")
    _refuse_unknown(each, {"answers", *(field.name for field in wanted)})
    said = read_fields(wanted, each)
    answers = each["answers"]
    _refuse_unknown(answers, {field.name for field in kind.history})
    # Older versions know fewer questions.
    read_fields((f for f in kind.history if f.name in answers), answers)
    return Version(answers, said["at"], said["by"] == ME, said.get("change", ""))
