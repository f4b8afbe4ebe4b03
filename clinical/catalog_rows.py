"""What each line of the catalog's files says, checked against the other lines."""

from collections.abc import Collection, Iterable
from typing import Final

from clinical.ages import AgeBasis
from clinical.catalog_entries import (
    CHECKLIST_AGES,
    LISTS,
    Checked,
    CohortWeek,
    Domain,
    Expectation,
    Group,
    LadderStep,
    MotorWindow,
    Source,
    SourceList,
    StepKind,
)
from clinical.catalog_reading import KEY, Row

DAYS_PER_MONTH: Final = 30.4375
OLDEST_DAYS: Final = 2192
EARLIEST_WEEK: Final = -18
LATEST_WEEK: Final = 26
MOST_BABIES: Final = 5000
# The copies of the CDC list that the entries were compared with.
COPIES: Final = ("S15", "S20", "S21")


def source_of(row: Row) -> Source:
    """A source with a key of its own."""
    return Source(row.unique("key", KEY), row.text("what"), row.text("address"))


def cdc_expectation_of(row: Row, position: int, keys: Collection[str]) -> Expectation:
    """An entry of the CDC lists whose id begins with its age (D.1)."""
    expectation_id = row.unique("id")
    age = int(row.choice("age_months", map(str, CHECKLIST_AGES)))
    prefix = f"cdc-{age:02d}m-"
    if row.is_sound and not expectation_id.startswith(prefix):
        row.note("id", f"'{expectation_id}' does not begin with {prefix}")
    sources = row.keys("sources", keys)
    expected = LISTS[SourceList.CDC].source
    copies = sources[1:]
    if sources[0] != expected or not copies or not set(copies) <= set(COPIES):
        row.note("sources", f"must be {expected} and some of {', '.join(COPIES)}")
    return Expectation(
        id=expectation_id,
        source_list=SourceList.CDC,
        age_months=age,
        domain=row.choice("domain", Domain),
        summary=row.text("summary"),
        sources=sources,
        checked_in=copies,
        position=position,
    )


def window_of(row: Row, keys: Collection[str]) -> MotorWindow:
    """A WHO window whose days follow from its months (D.2)."""
    window = MotorWindow(
        id=row.unique("id"),
        label=row.text("label"),
        criterion=row.text("criterion"),
        p01_months=row.tenths("p01_months"),
        p50_months=row.tenths("p50_months"),
        p99_months=row.tenths("p99_months"),
        p01_days=row.whole("p01_days", 1, OLDEST_DAYS),
        p50_days=row.whole("p50_days", 1, OLDEST_DAYS),
        p99_days=row.whole("p99_days", 1, OLDEST_DAYS),
        range_checked_in=row.choice("range_checked_in", Checked),
        median_checked_in=row.choice("median_checked_in", Checked),
        is_optional=row.choice("optional", ("yes", "no")) == "yes",
        why_optional=row.optional_text("why_optional"),
        sources=row.keys("sources", keys),
    )
    if row.is_sound:
        _check_window(window, row)
    return window


def _check_window(window: MotorWindow, row: Row) -> None:
    for name, months, days in (
        ("p01_days", window.p01_months, window.p01_days),
        ("p50_days", window.p50_months, window.p50_days),
        ("p99_days", window.p99_months, window.p99_days),
    ):
        if days != round(months * DAYS_PER_MONTH):
            row.note(name, f"{days} is not {months} months in days")
    if not window.p01_days < window.p50_days < window.p99_days:
        row.note("p50_days", "must lie between p01_days and p99_days")
    if window.is_optional != bool(window.why_optional):
        row.note("why_optional", "must be given exactly when optional is yes")


def step_of(row: Row, keys: Collection[str]) -> LadderStep:
    """A step of the smile path that ends after it begins (D.3)."""
    step = LadderStep(
        id=row.unique("id"),
        label=row.text("label"),
        typical_from_days=row.whole("typical_from_days", 0, OLDEST_DAYS),
        typical_to_days=row.whole("typical_to_days", 0, OLDEST_DAYS),
        age_basis=row.choice("age_basis", (AgeBasis.CORRECTED, AgeBasis.BIRTH)),
        kind=row.choice("kind", StepKind),
        domain=row.choice("domain", Domain),
        note=row.text("note"),
        sources=row.keys("sources", keys),
    )
    if row.is_sound and step.typical_from_days >= step.typical_to_days:
        row.note("typical_to_days", "must come after typical_from_days")
    return step


def weeks_of(rows: Iterable[Row]) -> tuple[CohortWeek, ...]:
    """The weeks of the cohort, each once, with no more smiles than babies."""
    weeks: dict[tuple[Group, int], CohortWeek] = {}
    for row in rows:
        entry = CohortWeek(
            group=row.choice("group", Group),
            week=row.whole("corrected_week", EARLIEST_WEEK, LATEST_WEEK),
            assessed=row.whole("assessed", 1, MOST_BABIES),
            smiled=row.whole("smiled", 0, MOST_BABIES),
        )
        if row.is_sound and entry.smiled > entry.assessed:
            row.note("smiled", f"{entry.smiled} is more than the {entry.assessed} seen")
        if row.is_sound and (entry.group, entry.week) in weeks:
            row.note("corrected_week", f"{entry.week} is there twice")
        weeks[entry.group, entry.week] = entry
    return tuple(weeks.values())


def expectations_of_windows(windows: Iterable[MotorWindow]) -> list[Expectation]:
    """The WHO windows as expectations, in order."""
    return [
        Expectation(
            id=window.id,
            source_list=SourceList.WHO,
            age_months=None,
            domain=Domain.MOVEMENT,
            summary=window.label,
            sources=window.sources,
            checked_in=(),
            position=position,
        )
        for position, window in enumerate(windows, start=1)
    ]


def expectations_of_ladder(ladder: Iterable[LadderStep]) -> list[Expectation]:
    """The steps of the smile path as expectations, in order."""
    return [
        Expectation(
            id=step.id,
            source_list=SourceList.LADDER,
            age_months=None,
            domain=step.domain,
            summary=step.label,
            sources=step.sources,
            checked_in=(),
            position=position,
        )
        for position, step in enumerate(ladder, start=1)
    ]
