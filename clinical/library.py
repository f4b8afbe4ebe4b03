"""The library: tips and learn pages, read once from their data files.

Implements clinical rules A.1 (what is known of smiles), E.1 (early help), H.1 and
H.2 (tips, and why smiles matter). Nothing of clinical rules I may stand in it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from clinical.catalog import DATA, catalog
from clinical.catalog_reading import Report, Row, read_rows
from clinical.numbers import TIPS_FIRST_DAY, TIPS_LAST_DAY
from clinical.reasons import gettext_noop as _

TIPS_FILE: Final = "tips.csv"
TIPS_HEADER: Final = (
    "id,from_day,to_day,gaps,title,text,safe_sleep,sources,reviewed_on,evidence"
)
LEARN_FILE: Final = "learn.csv"
LEARN_HEADER: Final = "id,page,mark,text,sources,reviewed_on"


class Gap(StrEnum):
    """What is missing, which a tip serves; the more pressing first."""

    BEFORE_DUE = "before_due"
    LOOKING = "looking"
    LISTENING = "listening"
    NO_SMILE_LOGGED = "no_smile_logged"
    ONLY_SLEEP_SMILES = "only_sleep_smiles"
    FEW_AWAKE_ENTRIES = "few_awake_entries"
    SEEN_ONCE = "seen_once"
    ACHIEVED = "achieved"


class Mark(StrEnum):
    """How sure a sentence is; a step is something to do and claims nothing."""

    KNOWN = "known"
    LIKELY = "likely"
    OPEN = "open"
    STEP = "step"


class Page(StrEnum):
    """The pages to learn from, by the end of their address."""

    SLEEP_SMILES = "sleep-smiles"
    TWO_KINDS = "two-kinds-of-smiles"
    WHY_SMILES_MATTER = "why-smiles-matter"
    LATE_SMILES = "late-smiles"
    EARLY_HELP = "early-help"


PAGE_TITLES: Final[Mapping[Page, str]] = MappingProxyType(
    {
        Page.SLEEP_SMILES: _("Why babies smile in their sleep"),
        Page.TWO_KINDS: _("Newborn smiles and social smiles"),
        Page.WHY_SMILES_MATTER: _("Why smiles matter"),
        Page.LATE_SMILES: _("When smiles are late"),
        Page.EARLY_HELP: _("Early help, and how to get it"),
    }
)
PAGE_LEADS: Final[Mapping[Page, str]] = MappingProxyType(
    {
        Page.SLEEP_SMILES: _("What is known of the first smiles, and what is not."),
        Page.TWO_KINDS: _("How to tell the two apart, and when each one comes."),
        Page.WHY_SMILES_MATTER: _("Five good reasons, and how sure each one is."),
        Page.LATE_SMILES: _("What you can do now, and what a check looks at."),
        Page.EARLY_HELP: _("Who may ask, how soon it starts, and what it costs."),
    }
)
# Wherever sleep is spoken of, the safe-sleep points stand beside it (G.5).
ABOUT_SLEEP: Final = frozenset({Page.SLEEP_SMILES})
MARK_LABELS: Final[Mapping[Mark, str]] = MappingProxyType(
    {
        Mark.KNOWN: _("Known"),
        Mark.LIKELY: _("Likely"),
        Mark.OPEN: _("Open question"),
        Mark.STEP: _("What you can do"),
    }
)


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing to try, for some corrected days and some gaps; both ends count.

    `text` has a gap for the name. `safe_sleep`: it touches sleep, so the safe-sleep
    points stand beside it.
    """

    id: str
    from_day: int
    to_day: int
    gaps: frozenset[Gap]
    title: str
    text: str
    safe_sleep: bool
    sources: tuple[str, ...]
    reviewed_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a page, with how sure it is and what it rests on."""

    id: str
    page: Page
    mark: Mark
    text: str
    sources: tuple[str, ...]
    reviewed_on: date


@dataclass(frozen=True, slots=True)
class Library:
    """All tips and all claims, in the order of their files."""

    tips: tuple[Tip, ...]
    tip_by_id: Mapping[str, Tip]
    claims: tuple[Claim, ...]
    by_page: Mapping[Page, tuple[Claim, ...]]


@cache
def library() -> Library:
    """The product's own library, read on first use."""
    return load_library()


def load_library(folder: Path = DATA) -> Library:
    """The library in a folder; raises CatalogError naming each mistake."""
    report = Report()
    keys = set(catalog().source_by_key)
    tips = tuple(
        _tip_of(row, keys) for row in read_rows(folder / TIPS_FILE, TIPS_HEADER, report)
    )
    claims = tuple(
        _claim_of(row, keys)
        for row in read_rows(folder / LEARN_FILE, LEARN_HEADER, report)
    )
    report.raise_if_any()
    by_page = {page: tuple(c for c in claims if c.page is page) for page in Page}
    return Library(
        tips=tips,
        tip_by_id=MappingProxyType({tip.id: tip for tip in tips}),
        claims=claims,
        by_page=MappingProxyType(by_page),
    )


def _tip_of(row: Row, keys: Collection[str]) -> Tip:
    tip = Tip(
        id=row.unique("id"),
        from_day=row.whole("from_day", TIPS_FIRST_DAY, TIPS_LAST_DAY),
        to_day=row.whole("to_day", TIPS_FIRST_DAY, TIPS_LAST_DAY),
        gaps=_gaps(row),
        title=row.text("title"),
        text=row.text("text"),
        safe_sleep=row.choice("safe_sleep", ("yes", "no")) == "yes",
        sources=row.keys("sources", keys),
        reviewed_on=_day(row),
        evidence=row.text("evidence"),
    )
    if row.is_sound and tip.from_day > tip.to_day:
        row.note("to_day", "comes before from_day")
    if row.is_sound and (tip.to_day < 0) != (tip.gaps == {Gap.BEFORE_DUE}):
        row.note("gaps", "before_due goes with the days before the due date alone")
    return tip


def _gaps(row: Row) -> frozenset[Gap]:
    known = {gap.value: gap for gap in Gap}
    named = row.cells["gaps"].split(";")
    for name in named:
        if name not in known:
            row.note("gaps", f"'{name}' is not one of {', '.join(known)}")
    return frozenset(known[name] for name in named if name in known)


def _claim_of(row: Row, keys: Collection[str]) -> Claim:
    mark = row.choice("mark", Mark)
    is_bare_step = mark is Mark.STEP and not row.cells["sources"]
    return Claim(
        id=row.unique("id"),
        page=row.choice("page", Page),
        mark=mark,
        text=row.text("text"),
        sources=() if is_bare_step else row.keys("sources", keys),
        reviewed_on=_day(row),
    )


def _day(row: Row) -> date:
    cell = row.cells["reviewed_on"]
    try:
        return date.fromisoformat(cell)
    except ValueError:
        row.note("reviewed_on", f"'{cell}' is not a date such as 2026-11-23")
        return date.min
