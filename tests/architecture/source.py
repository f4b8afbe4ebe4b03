"""Read the project's own source for the architecture tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALL_ROOMS = ("config", "exchange", "clinics", "milestones", "babies", "accounts")
#: The rooms that stand, from the top; clinical is one of them but no Django app.
ROOMS = tuple(r for r in (*ALL_ROOMS, "clinical") if (ROOT / r).is_dir())
APPS = tuple(room for room in ROOMS if room not in {"config", "clinical"})


def modules(*roots: str) -> Iterator[tuple[str, ast.Module]]:
    """Each hand-written module under the roots, as (relative path, tree)."""
    for root in roots:
        for path in sorted((ROOT / root).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Each function and method of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def templates() -> dict[str, str]:
    """Each template's text, by the name under which it is asked for."""
    folder = ROOT / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def code(*roots: str) -> str:
    """All hand-written source under the roots in one text."""
    return "\n".join((ROOT / path).read_text() for path, _ in modules(*roots))
