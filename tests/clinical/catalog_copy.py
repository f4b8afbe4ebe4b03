"""A copy of the catalog's files to spoil, and what loading it complains about."""

import shutil
from pathlib import Path

import pytest

from clinical.catalog import DATA, CatalogError, load_catalog


def copy_of_data(folder: Path) -> Path:
    target = folder / "data"
    shutil.copytree(DATA, target)
    return target


def line_of(file: Path, start: str) -> int:
    """The number of the one line that begins so."""
    lines = file.read_text(encoding="utf-8").splitlines()
    [number] = [n for n, line in enumerate(lines, start=1) if line.startswith(start)]
    return number


def set_cell(file: Path, start: str, old: str, new: str) -> int:
    """Change a part of the line that begins so; its number."""
    number = line_of(file, start)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert old in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(old, new, 1)
    file.write_text("\n".join(lines), encoding="utf-8")
    return number


def complaints(folder: Path) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    told = [str(mistake) for mistake in caught.value.mistakes]
    assert str(caught.value) == "\n".join(told)
    return told
