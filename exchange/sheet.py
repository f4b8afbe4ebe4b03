"""The page for the visit as plain words: screen and paper both show just this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know: what it is called, and one or more lines about it."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A smile that counts: its class and that in words, its day, what was seen."""

    smile_class: str
    words: str
    on: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page; `ruled` empty lines at its end are for handwriting."""

    title: str
    lead: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()
    ruled: int = 0

    @property
    def rules(self) -> range:
        """One step for each empty line."""
        return range(self.ruled)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """The whole page, with the code of a link in its corner if there is one.

    `share_address` is empty on every page made later than the link: its secret is
    shown once and only its hash is kept, so nothing can draw its code again.
    """

    title: str
    made: str
    sections: tuple[Section, ...]
    footer: str
    share_address: str = ""
