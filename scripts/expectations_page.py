"""Write docs/expectations.md: each expectation with its age, domain and source.

Run `python -m scripts.expectations_page` after a change to clinical/data; a test
fails while the page is out of step.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from clinical.ages import AgeBasis
from clinical.catalog import (
    DOMAIN_LABELS,
    LISTS,
    Catalog,
    Expectation,
    Group,
    LadderStep,
    MotorWindow,
    SourceList,
    catalog,
)

PAGE: Final = Path(__file__).parents[1] / "docs" / "expectations.md"

INTRO: Final = """\
# Expectations

Written from `clinical/data` by `python -m scripts.expectations_page`; do not edit.

Everything the app may ask about, in our own words, with the text it was taken from.
The keys in the last columns are explained under [Sources](#sources). The lists say
when to talk to someone; they name no condition and make no promise. They have not
yet been signed off by a licensed clinician.
"""
CDC: Final = """\
## CDC checklists, 2022

Three in four children or more would be expected to do an item by its age, so up to
one in four may not do it yet. It is a way to keep watch, not a screening test. The
summaries are ours, and nobody at the CDC has endorsed them. Items compared with a
single copy of the list are marked *one copy*. The official wording:
<{address}>.
"""
WHO: Final = """\
## WHO motor windows, 2006

The ages by which 1, 50 and 99 in 100 children of the study did it, in days of
corrected age (months x 30.4375). The first and last were read in the study's abstract,
the middle one in secondary copies only. No other percentiles are used. The study:
<{address}>.
"""
LADDER: Final = """\
## Path of smiles

Typical days, not limits. Only the window of the social smile leads to advice.
"""
COHORT: Final = """\
## Smiles back by week: the Dutch SMOCC cohort

How many babies were seen in each week of corrected age, and how many of them smiled
back. Babies were seen at clinic visits, so the weeks do not follow the same babies,
and weeks with few babies say little. Data: childdevdata, CC BY 4.0, counted by us (key SMOCC).
"""


def page(source: Catalog) -> str:
    """The whole page as Markdown."""
    parts = [
        INTRO,
        CDC.format(address=LISTS[SourceList.CDC].address),
        *(_checklist(age, entries) for age, entries in source.by_age.items()),
        WHO.format(address=LISTS[SourceList.WHO].address),
        _table(
            ("What", "Id", "Days", "Optional", "Source"), map(_window, source.windows)
        ),
        LADDER,
        _table(("Step", "Id", "Days", "Domain", "Source"), map(_step, source.ladder)),
        COHORT,
        _table(("Week", "Term", "Preterm"), _weeks(source)),
        "## Sources\n",
        _table(
            ("Key", "What", "Address"),
            ((entry.key, entry.what, entry.address) for entry in source.sources),
        ),
    ]
    return "\n".join(parts)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _checklist(age: int, entries: Iterable[Expectation]) -> str:
    heads = ("Expectation", "Id", "Domain", "Source")
    return f"### {age} months\n\n{_table(heads, map(_expectation, entries))}"


def _expectation(entry: Expectation) -> tuple[str, ...]:
    sources = ", ".join(entry.sources)
    return (
        entry.summary,
        f"`{entry.id}`",
        DOMAIN_LABELS[entry.domain],
        f"{sources} (*one copy*)" if entry.is_checked_once else sources,
    )


def _window(window: MotorWindow) -> tuple[str, ...]:
    return (
        f"{window.label}: {window.criterion}",
        f"`{window.id}`",
        f"{window.p01_days}, {window.p50_days}, {window.p99_days}",
        window.why_optional if window.is_optional else "no",
        ", ".join(window.sources),
    )


def _step(step: LadderStep) -> tuple[str, ...]:
    basis = "from birth" if step.age_basis is AgeBasis.BIRTH else "corrected"
    return (
        f"{step.label}. {step.note}",
        f"`{step.id}`",
        f"{step.typical_from_days}-{step.typical_to_days}, {basis}",
        DOMAIN_LABELS[step.domain],
        ", ".join(step.sources),
    )


def _weeks(source: Catalog) -> list[tuple[str, ...]]:
    seen = {(e.group, e.week): f"{e.smiled} of {e.assessed}" for e in source.cohort}
    return [
        (
            str(week),
            seen.get((Group.TERM, week), ""),
            seen.get((Group.PRETERM, week), ""),
        )
        for week in sorted({entry.week for entry in source.cohort})
    ]


def write(target: Path = PAGE) -> None:
    """Write the page."""
    target.write_text(page(catalog()), encoding="utf-8")


if __name__ == "__main__":
    write()
