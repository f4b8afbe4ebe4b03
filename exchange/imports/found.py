"""What was found in something to import: entries, and lines that say nothing usable."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

Said = TypeVar("Said")
#: Ids made from a baby and what is said are the same in every run.
NAMESPACE: Final = uuid.UUID("7d3c4d1e-52a3-4a0e-9a8c-6c1f0c8f4b57")


@dataclass(frozen=True, slots=True)
class Remark:
    """What to look at: the line, the column if it is about one, and why."""

    line: int
    column: str
    sentence: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Said]):
    """What one line says, and the id under which it would be stored."""

    key: uuid.UUID
    line: int
    said: Said


@dataclass(slots=True)
class Found(Generic[Said]):
    """All that a file says: entries, what cannot be read, what is worth a look."""

    entries: list[Entry[Said]] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    repeated: int = 0
    _keys: set[uuid.UUID] = field(default_factory=set)

    def add(self, entry: Entry[Said], *, each_counts: bool = False) -> None:
        """One more entry; the same again is counted, and kept where each counts."""
        key = entry.key
        while each_counts and key in self._keys:
            key = uuid.uuid5(key, "again")
        if key in self._keys:
            self.repeated += 1
            return
        self._keys.add(key)
        self.entries.append(Entry(key, entry.line, entry.said))

    def said(self) -> dict[uuid.UUID, Said]:
        """What is said, by id."""
        return {entry.key: entry.said for entry in self.entries}

    def __iter__(self) -> Iterator[Entry[Said]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def key_of(baby: uuid.UUID, kind: str, *said: object) -> uuid.UUID:
    """The id of an entry, from whose it is and what it says."""
    words = "\x1f".join(str(each) for each in (baby, kind, *said))
    return uuid.uuid5(NAMESPACE, words)
