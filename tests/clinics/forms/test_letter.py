"""A letter is written once at a time."""

import pytest

from clinics.forms.letter import LetterForm
from clinics.letters import stamp_of


def test_a_draft_is_offered_until_something_is_saved():
    assert LetterForm(saved="", draft="Dear").initial["letter"] == "Dear"
    assert LetterForm(saved="Mine", draft="Dear").initial["letter"] == "Mine"


@pytest.mark.parametrize(
    ("saved", "seen", "typed", "is_valid"),
    [
        ("", "", "New", True),
        ("Old", stamp_of("Old"), "New", True),
        ("Old", stamp_of("Older"), "New", False),
        ("Old", "", "New", False),
        ("Old", stamp_of("Older"), "Old", True),
        ("", "", " ", False),
        ("", "", "x" * 10_001, False),
        ("", "", "a\x00b", False),
    ],
)
def test_nobody_writes_over_words_unread(saved, seen, typed, is_valid):
    form = LetterForm({"seen": seen, "letter": typed}, saved=saved, draft="")
    assert form.is_valid() == is_valid
