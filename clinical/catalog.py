"""The catalog: what most children do by when, read once from its data files.

Implements clinical rules D.1 to D.3. A file with a mistake is refused whole, with
the file, the line and the field of every mistake.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from clinical.catalog_entries import (
    CHECKLIST_AGES,
    CHECKLIST_COUNTS,
    DOMAIN_LABELS,
    LISTS,
    Checked,
    CohortWeek,
    Domain,
    Expectation,
    Group,
    LadderStep,
    MotorWindow,
    OfficialList,
    Source,
    SourceList,
    StepKind,
)
from clinical.catalog_reading import (
    CatalogError,
    Mistake,
    Report,
    read_rows,
)
from clinical.catalog_rows import (
    cdc_expectation_of,
    expectations_of_ladder,
    expectations_of_windows,
    source_of,
    step_of,
    weeks_of,
    window_of,
)

__all__ = [
    "CDC_SMILES_BACK",
    "CHECKLIST_AGES",
    "CHECKLIST_COUNTS",
    "DOMAIN_LABELS",
    "LISTS",
    "SOCIAL_SMILE",
    "URGENT_WITH_LATE_SMILE",
    "Catalog",
    "CatalogError",
    "Checked",
    "CohortWeek",
    "Domain",
    "Expectation",
    "Group",
    "LadderStep",
    "Mistake",
    "MotorWindow",
    "OfficialList",
    "Source",
    "SourceList",
    "StepKind",
    "catalog",
    "fact_id",
    "load_catalog",
]

DATA: Final = Path(__file__).parent / "data"

SOCIAL_SMILE: Final = "social-smile"
# The same fact as the social smile: one answer serves both, and it never counts
# as a second late sign.
CDC_SMILES_BACK: Final = "cdc-02m-social-smile-responsive"
# Unmet, each of these makes a late smile a matter for this week (B.3).
URGENT_WITH_LATE_SMILE: Final = (
    "cdc-02m-notices-loud-noise",
    "cdc-02m-studies-faces",
    "cdc-02m-tracks-moving-person",
)

CDC_FILE: Final = "cdc_milestones.csv"
CDC_HEADER: Final = "id,age_months,domain,summary,sources"
WHO_FILE: Final = "who_motor.csv"
WHO_HEADER: Final = (
    "id,label,criterion,p01_months,p50_months,p99_months,p01_days,p50_days,p99_days,"
    "range_checked_in,median_checked_in,optional,why_optional,sources"
)
LADDER_FILE: Final = "smile_ladder.csv"
LADDER_HEADER: Final = (
    "id,label,typical_from_days,typical_to_days,age_basis,kind,domain,note,sources"
)
COHORT_FILE: Final = "smocc_weeks.csv"
COHORT_HEADER: Final = "group,corrected_week,assessed,smiled"
SOURCES_FILE: Final = "sources.csv"
SOURCES_HEADER: Final = "key,what,address"


def fact_id(expectation_id: str) -> str:
    """The id under which answers about the same fact are counted."""
    return SOCIAL_SMILE if expectation_id == CDC_SMILES_BACK else expectation_id


@dataclass(frozen=True, slots=True)
class Catalog:
    """All of it. `expectations` holds the three lists: CDC, WHO, ladder."""

    expectations: tuple[Expectation, ...]
    windows: tuple[MotorWindow, ...]
    ladder: tuple[LadderStep, ...]
    cohort: tuple[CohortWeek, ...]
    sources: tuple[Source, ...]
    by_id: Mapping[str, Expectation]
    by_age: Mapping[int, tuple[Expectation, ...]]
    window_by_id: Mapping[str, MotorWindow]
    step_by_id: Mapping[str, LadderStep]
    source_by_key: Mapping[str, Source]


@cache
def catalog() -> Catalog:
    """The product's own catalog, read on first use."""
    return load_catalog()


def load_catalog(folder: Path = DATA) -> Catalog:
    """The catalog in a folder; raises CatalogError naming each mistake."""
    report = Report()
    sources = tuple(
        source_of(row)
        for row in read_rows(folder / SOURCES_FILE, SOURCES_HEADER, report)
    )
    keys = {source.key for source in sources}
    cdc = tuple(
        cdc_expectation_of(row, position, keys)
        for position, row in enumerate(
            read_rows(folder / CDC_FILE, CDC_HEADER, report), start=1
        )
    )
    windows = tuple(
        window_of(row, keys) for row in read_rows(folder / WHO_FILE, WHO_HEADER, report)
    )
    ladder = tuple(
        step_of(row, keys)
        for row in read_rows(folder / LADDER_FILE, LADDER_HEADER, report)
    )
    cohort = weeks_of(read_rows(folder / COHORT_FILE, COHORT_HEADER, report))
    _check_counts(cdc, report)
    _check_ids(cdc, ladder, report)
    report.raise_if_any()
    return _joined(cdc, windows, ladder, cohort, sources)


def _joined(
    cdc: tuple[Expectation, ...],
    windows: tuple[MotorWindow, ...],
    ladder: tuple[LadderStep, ...],
    cohort: tuple[CohortWeek, ...],
    sources: tuple[Source, ...],
) -> Catalog:
    expectations = (
        *cdc,
        *expectations_of_windows(windows),
        *expectations_of_ladder(ladder),
    )
    by_age = {
        age: tuple(entry for entry in cdc if entry.age_months == age)
        for age in CHECKLIST_AGES
    }
    return Catalog(
        expectations=expectations,
        windows=windows,
        ladder=ladder,
        cohort=cohort,
        sources=sources,
        by_id=MappingProxyType({entry.id: entry for entry in expectations}),
        by_age=MappingProxyType(by_age),
        window_by_id=MappingProxyType({window.id: window for window in windows}),
        step_by_id=MappingProxyType({step.id: step for step in ladder}),
        source_by_key=MappingProxyType({source.key: source for source in sources}),
    )


def _check_counts(cdc: Iterable[Expectation], report: Report) -> None:
    counts = Counter(entry.age_months for entry in cdc)
    for age, expected in CHECKLIST_COUNTS.items():
        if counts[age] != expected:
            problem = f"{counts[age]} entries at {age} months, not {expected}"
            report.note(Mistake(CDC_FILE, 1, "age_months", problem))


def _check_ids(
    cdc: Iterable[Expectation], ladder: Iterable[LadderStep], report: Report
) -> None:
    ids = {entry.id for entry in cdc}
    for needed in (CDC_SMILES_BACK, *URGENT_WITH_LATE_SMILE):
        if needed not in ids:
            report.note(Mistake(CDC_FILE, 1, "id", f"'{needed}' is missing"))
    if SOCIAL_SMILE not in {step.id for step in ladder}:
        report.note(Mistake(LADDER_FILE, 1, "id", f"'{SOCIAL_SMILE}' is missing"))
