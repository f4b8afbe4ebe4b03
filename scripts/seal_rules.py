"""Seal the rules: record which version of clinical/ has which content.

Run `python -m scripts.seal_rules` after changing clinical/ and RULES_VERSION; a test
fails while the seal is out of step. A version that was released must not come to
mean something else, so the version has to change too; `--unreleased` says that
nobody has used it yet.
"""

import argparse
import ast
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from clinical import RULES_VERSION

CLINICAL: Final = Path(__file__).parents[1] / "clinical"
DOCUMENTED: Final = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def shape(node: object) -> object:
    """A syntax tree as plain values, without docstrings, places and empty fields."""
    if isinstance(node, list):
        return [shape(child) for child in node]
    if not isinstance(node, ast.AST):
        return node
    fields = dict(ast.iter_fields(node))
    if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
        fields["body"] = node.body[1:]
    filled = [(name, shape(value)) for name, value in fields.items() if value]
    return [type(node).__name__, filled]


def is_version(line: ast.stmt) -> bool:
    """Whether a statement gives the version itself, which the digest leaves out."""
    return isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == (
        "RULES_VERSION"
    )


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of the rules with what it says."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        tree.body = [line for line in tree.body if not is_version(line)]
        yield path.relative_to(folder).as_posix(), repr(shape(tree)).encode()
    for path in sorted((folder / "data").iterdir()):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def digest(folder: Path = CLINICAL) -> str:
    """A fingerprint of every rule, number, sentence and catalog entry."""
    found = hashlib.sha256()
    for name, content in contents(folder):
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def sealed(folder: Path = CLINICAL) -> list[str]:
    """The version and the digest in the seal; empty strings before the first one."""
    lock = folder / "rules.lock"
    return lock.read_text(encoding="utf-8").split() if lock.exists() else ["", ""]


def seal(version: str, *, is_unreleased: bool, folder: Path = CLINICAL) -> str:
    """Write the seal, or refuse; returns what was done."""
    found = digest(folder)
    if sealed(folder) == [version, found]:
        return f"rules {version}: the seal is in step"
    if sealed(folder)[0] == version and not is_unreleased:
        raise SystemExit(
            f"clinical/ changed but RULES_VERSION is still {version}: change it, or "
            "say --unreleased if nobody has used this version yet"
        )
    (folder / "rules.lock").write_text(f"{version} {found}\n", encoding="utf-8")
    return f"rules {version}: sealed"


def main(arguments: list[str], folder: Path = CLINICAL) -> None:
    """Seal the rules as they stand."""
    parser = argparse.ArgumentParser(description="Seal the clinical rules")
    parser.add_argument("--unreleased", action="store_true")
    given = parser.parse_args(arguments)
    print(seal(RULES_VERSION, is_unreleased=given.unreleased, folder=folder))


if __name__ == "__main__":
    main(sys.argv[1:])
