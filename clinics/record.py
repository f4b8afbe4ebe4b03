"""A baby's record as a share shows it: what is not shared is not even read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from babies.facts import tallies_of
from babies.words import in_words
from clinics.choices import Part
from clinics.models import Share
from clinics.reading import Reading, reading_of
from clinics.record_facts import Fact, Sign, facts_for, signs_of
from clinics.record_family import family_part, notes_part
from clinics.record_lines import PartShown
from clinics.record_parts import (
    laughs_part,
    milestones_part,
    photos_part,
    sleep_part,
    smiles_part,
)
from milestones.facts import strip_dates
from milestones.strip import Strip, day_strip

PARTS: Final[Mapping[Part, Callable[[Reading, int], PartShown]]] = {
    Part.SMILES: smiles_part,
    Part.MILESTONES: milestones_part,
    Part.LAUGHS: laughs_part,
    Part.SLEEP: sleep_part,
    Part.SUMMARY: family_part,
    Part.NOTES: notes_part,
    Part.PHOTOS: photos_part,
}


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands first in a record: the ten facts, and why."""

    name: str
    facts: list[Fact]
    signs: list[Sign]
    reasons: list[str]
    strip: Strip | None
    rules_version: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a share shows of a baby on a day."""

    first: FirstPage
    parts: list[PartShown]


def first_page(share: Share, today: date) -> FirstPage:
    """The ten facts of a share's baby; the parts are a click away."""
    return _first(reading_of(share, today))


def record_of(share: Share, today: date) -> Record:
    """The whole record of a share's baby on a day at its home."""
    read = reading_of(share, today)
    shown = [make(read, 1) for part, make in PARTS.items() if read.shows(part)]
    return Record(_first(read), shown)


def part_of(share: Share, part: Part, today: date, page: int = 1) -> PartShown:
    """One part of a share's record; the caller knows that it is shared."""
    shown = PARTS[part](reading_of(share, today), page)
    # Only the first page holds what is newest.
    return shown if page == 1 else replace(shown, newest=None, is_old=False)


def _first(read: Reading) -> FirstPage:
    smiles = read.shows(Part.SMILES)
    return FirstPage(
        name=read.baby.name,
        facts=facts_for(read),
        signs=signs_of(read),
        reasons=[in_words(r) for r in read.found.smile_reasons] if smiles else [],
        strip=_strip(read) if smiles else None,
        rules_version=read.found.rules_version,
    )


def _strip(read: Reading) -> Strip:
    """The day strip; the assessment read its days, odd laughs among them."""
    dates = strip_dates(read.baby.birth, read.today)
    if read.shows(Part.LAUGHS):
        return day_strip(dates, list(read.facts.tallies or ()))
    return day_strip(dates, tallies_of(read.baby, until=read.today))
