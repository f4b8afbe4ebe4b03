"""docs/expectations.md says what the catalog says."""

import re

from clinical.catalog import catalog
from scripts import expectations_page


def test_the_page_is_in_step_with_the_catalog():
    written = expectations_page.PAGE.read_text(encoding="utf-8")
    assert written == expectations_page.page(catalog())


def test_the_page_names_every_expectation_once():
    page = expectations_page.page(catalog())
    ids = re.findall(r"\| `([a-z0-9-]+)` \|", page)
    assert ids == [entry.id for entry in catalog().expectations]


def test_an_entry_has_its_domain_source_and_doubt():
    page = expectations_page.page(catalog())
    assert "| Runs about | `cdc-24m-runs` | Movement | CDC2022, S20, S21 |\n" in page
    assert (
        "| Uses some fifty words | `cdc-30m-fifty-words` | Language "
        "| CDC2022, S20 (*one copy*) |\n" in page
    )
    assert page.count("(*one copy*)") == 59


def test_windows_steps_and_weeks_have_their_numbers():
    page = expectations_page.page(catalog())
    assert "| `walking-alone` | 250, 365, 536 | no | WHO2006, S22, S23b |\n" in page
    assert "| `coos` | 42-122, corrected | Language | CDC2022, S12, S84 |\n" in page
    assert "| `half-smile-partial` | 0-56, from birth | " in page
    assert "\n| -4 |  | 0 of 2 |\n" in page
    assert "\n| 7 | 540 of 556 | 1 of 1 |\n" in page


def test_the_script_writes_the_page(tmp_path):
    target = tmp_path / "expectations.md"
    expectations_page.write(target)
    assert target.read_text(encoding="utf-8") == expectations_page.page(catalog())
