"""The rules' reasons in the reader's language."""

from datetime import date

import pytest
from django.utils import translation

from babies.words import in_words
from clinical.reasons import Reason

PLURAL = Reason("x", "%(count)s smile.", {"count": 1}, "%(count)s smiles.")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("x", "It is 100 % fine."), "It is 100 % fine."),
        (Reason("x", "On day %(day)s.", {"day": 28}), "On day 28."),
        (Reason("x", "On %(on)s.", {"on": date(2026, 9, 1)}), "On 1 September 2026."),
        (PLURAL, "1 smile."),
        (Reason("x", PLURAL.text, {"count": 9}, PLURAL.plural), "9 smiles."),
    ],
)
def test_in_words(reason, said):
    assert in_words(reason) == said


def test_in_words_writes_dates_as_the_reader_does():
    with translation.override("de"):
        assert in_words(Reason("x", "%(on)s", {"on": date(2026, 9, 1)})) == (
            "1. September 2026"
        )
