"""Cells of tables that go out and come in.

A cell that a program might take for a formula goes out with an apostrophe in front,
by which programs know text; coming in, it loses it again.
"""

from typing import Final

FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
MARK: Final = "'"


def harmless(cell: str) -> str:
    """A cell that no program takes for a formula; one of our marks is doubled."""
    is_marked = cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULAS)
    return MARK + cell if is_marked or cell.startswith(FORMULAS) else cell


def as_typed(cell: str) -> str:
    """What stood in a cell before it was made harmless."""
    is_ours = cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULAS)
    return cell.removeprefix(MARK) if is_ours else cell
