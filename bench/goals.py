"""What pages may cost, and which do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that a page may cost: times the bare page, milliseconds, or queries."""

    name: str
    column: str
    most: float


GOALS = (
    Goal("timeline_25", "ratio", 6),
    Goal("milestones", "ratio", 8),
    Goal("charts", "ratio", 8),
    Goal("visit_pdf", "cpu_ms", 60),
    Goal("worklist_50", "ratio", 8),
    Goal("worklist_50", "queries", 15),
    Goal("worklist_50_growth", "ratio", 1.2),
    Goal("staff_record", "ratio", 8),
    Goal("fhir_500", "ratio", 60),
    Goal("api_smiles_100", "ratio", 8),
    Goal("api_smile_post", "ratio", 2.5),
    Goal("api_assessment", "ratio", 5),
)


def verdicts(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """A line for each goal and each row that it is about."""
    return [
        f"{row['database']} {goal.name}: {goal.column} {row[goal.column]}, "
        f"at most {goal.most}: {_verdict(float(str(row[goal.column])), goal)}"
        for row in rows
        for goal in GOALS
        if row["name"] == goal.name
    ]


def _verdict(found: float, goal: Goal) -> str:
    return "kept" if found <= goal.most else "MISSED"
