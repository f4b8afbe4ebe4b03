"""The lists for the translation tools are in step with the catalog."""

import pytest

from clinical import (
    catalog_texts,
    help_texts_1,
    help_texts_2,
    help_texts_3,
    library_texts,
    source_texts,
)
from clinical.catalog import catalog
from clinical.expectation_help import expectation_help
from clinical.library import library
from scripts import catalog_texts as script


@pytest.mark.parametrize(
    ("name", "listed", "told"),
    [
        ("catalog_texts.py", catalog_texts.TEXTS, script.expectation_texts(catalog())),
        ("source_texts.py", source_texts.TEXTS, script.source_texts(catalog())),
        ("library_texts.py", library_texts.TEXTS, script.library_texts(library())),
    ],
)
def test_every_text_is_listed_once(name, listed, told):
    assert list(listed) == told
    assert len(set(listed)) == len(listed)
    module = (script.CLINICAL / name).read_text(encoding="utf-8")
    assert module == script.modules(catalog())[name]


HELP = (help_texts_1, help_texts_2, help_texts_3)


def test_help_is_listed_once_over_all_its_modules():
    assert [list(part.TEXTS) for part in HELP] == script.help_texts()
    listed = [text for part in HELP for text in part.TEXTS]
    assert len(set(listed)) == len(listed)
    assert expectation_help()["walking-alone"].looks_like in listed
    for part in HELP:
        name = f"{part.__name__.removeprefix('clinical.')}.py"
        module = (script.CLINICAL / name).read_text(encoding="utf-8")
        assert module == script.modules(catalog())[name]


def test_every_kind_of_text_is_listed():
    entries = catalog()
    assert {
        entries.by_id["cdc-24m-runs"].summary,
        entries.window_by_id["walking-alone"].label,
        entries.window_by_id["walking-alone"].criterion,
        entries.window_by_id["hands-and-knees-crawling"].why_optional,
        entries.step_by_id["coos"].label,
        entries.step_by_id["coos"].note,
    } <= set(catalog_texts.TEXTS)
    assert "" not in catalog_texts.TEXTS


def test_the_script_writes_all_modules(tmp_path):
    script.write(tmp_path)
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert written == script.modules(catalog())


def test_long_texts_are_laid_out_as_the_formatter_would():
    fits, too_long = "x" * 78, "x" * 79
    module = script.module("Things", [fits, too_long])
    assert module.startswith('"""Things, listed for translation; ')
    assert f'\n    _("{fits}"),\n    _(\n        "{too_long}"\n    ),\n)\n' in module
