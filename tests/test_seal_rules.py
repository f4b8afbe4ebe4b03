"""The rules' version changes when a rule does: clinical/rules.lock holds the seal."""

import pytest

from clinical import RULES_VERSION
from scripts.seal_rules import digest, main, seal, sealed

RULES = '''"""Rules."""

from typing import Final

LATE_FROM: Final = 57


def is_late(age: int) -> bool:
    """Whether it is late."""
    return age >= LATE_FROM
'''


def test_the_seal_is_in_step_with_the_rules():
    assert sealed() == [RULES_VERSION, digest()], (
        "clinical/ changed: change RULES_VERSION, then run python -m scripts.seal_rules"
    )


@pytest.fixture
def folder(tmp_path):
    """A small copy of the rules' folder."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "days.csv").write_text("day\n57\n")
    (tmp_path / "__init__.py").write_text('RULES_VERSION: Final = "1"\n')
    (tmp_path / "rules.py").write_text(RULES)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rules.py", "57", "58"),
        ("rules.py", ">=", ">"),
        ("rules.py", "is_late", "late"),
        ("data/days.csv", "57", "58"),
        ("__init__.py", "\n", "\nMORE = 1\n"),
    ],
)
def test_a_changed_rule_breaks_the_seal(folder, file, old, new):
    before = digest(folder)
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    assert digest(folder) != before


def test_a_file_more_breaks_the_seal(folder):
    before = digest(folder)
    (folder / "more.py").write_text("")
    assert digest(folder) != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rules.py", "Whether it is late.", "True from day 57 on."),
        ("rules.py", '"""Rules."""\n', ""),
        ("rules.py", "\n\nLATE", "\n\n# a comment\n\n\nLATE"),
        ("__init__.py", '"1"', '"2"'),
    ],
)
def test_words_about_a_rule_do_not_break_it(folder, file, old, new):
    before = digest(folder)
    path = folder / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    assert digest(folder) == before


def test_a_version_is_sealed_once(folder):
    assert seal("1", is_unreleased=False, folder=folder) == "rules 1: sealed"
    assert sealed(folder) == ["1", digest(folder)]
    assert seal("1", is_unreleased=False, folder=folder) == (
        "rules 1: the seal is in step"
    )


def test_a_changed_rule_needs_another_version(folder):
    seal("1", is_unreleased=False, folder=folder)
    before = sealed(folder)
    (folder / "rules.py").write_text(RULES.replace("57", "58"))
    with pytest.raises(SystemExit, match="RULES_VERSION is still 1"):
        seal("1", is_unreleased=False, folder=folder)
    assert sealed(folder) == before

    assert seal("2", is_unreleased=False, folder=folder) == "rules 2: sealed"
    assert sealed(folder) == ["2", digest(folder)]


def test_a_version_nobody_used_may_be_sealed_again(folder):
    seal("1", is_unreleased=False, folder=folder)
    (folder / "rules.py").write_text(RULES.replace("57", "58"))
    assert seal("1", is_unreleased=True, folder=folder) == "rules 1: sealed"
    assert sealed(folder) == ["1", digest(folder)]


def test_the_command_seals_the_rules_of_this_version(folder, capsys):
    main(["--unreleased"], folder)
    assert capsys.readouterr().out == f"rules {RULES_VERSION}: sealed\n"
    assert sealed(folder) == [RULES_VERSION, digest(folder)]
