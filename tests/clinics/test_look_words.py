"""Every kind of look has words of its own."""

import pytest

from clinics.choices import Part
from clinics.look_words import ELSE, look_words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("smiles", "Smiles"),
        ("dates", "Birth date"),
        ("pdf", "The whole record, as a file"),
        ("of long ago", "of long ago"),
    ],
)
def test_looks_are_named(part, words):
    assert look_words(part) == words


def test_no_part_of_a_share_is_named_twice():
    assert not set(Part.values) & set(ELSE)
