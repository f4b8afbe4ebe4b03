import pytest

from clinical.catalog import SourceList, catalog
from exchange.imports.cdc_match import meant, stems
from exchange.imports.cdc_words import KNOWN_BY

CDC = [e for e in catalog().expectations if e.source_list is SourceList.CDC]


def test_every_item_has_words_it_is_known_by():
    assert set(KNOWN_BY) == {entry.id for entry in CDC}


@pytest.mark.parametrize("entry", CDC, ids=lambda entry: entry.id)
def test_our_own_words_and_the_known_ones_lead_to_the_item(entry):
    assert meant(entry.summary, entry.age_months) == entry
    assert meant(KNOWN_BY[entry.id], entry.age_months) == entry


@pytest.mark.parametrize(
    "text", ["", "Hello", "How to help at this age", "A dog barks", "9" * 5000]
)
def test_other_lines_mean_no_item(text):
    assert meant(text, None) is None


def test_what_two_lists_ask_alike_needs_the_age():
    assert meant("laughs", 6) == catalog().by_id["cdc-06m-laughs"]
    assert meant("laughs", 2) is None


def test_words_lose_their_endings_and_fillers():
    assert stems("She LOOKS at herself, looking") == {"look", "self"}
