import pytest

from exchange.imports.hints import (
    Pick,
    picks_in,
    suggestion_for,
    tells_of_smiles,
)


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("Smiled at grandma!", Pick.SMILE),
        ("first big GRIN today", Pick.SMILE),
        ("beaming", Pick.SMILE),
        ("smiles in her sleep", Pick.SLEEP_SMILE),
        ("giggled at the cat", Pick.LAUGH),
        ("smiled, then laughed", Pick.LAUGH),
        ("still no smile", Pick.LEAVE_OUT),
        ("didn't smile yet", Pick.LEAVE_OUT),
        ("took the bottle", Pick.LEAVE_OUT),
        ("sunbeam", Pick.LEAVE_OUT),
    ],
)
def test_words_suggest_what_a_note_may_be(text, pick):
    assert suggestion_for(text) == pick


@pytest.mark.parametrize(
    ("text", "tells"), [("no smile", True), ("laughing", True), ("bath", False)]
)
def test_a_note_that_denies_a_smile_tells_of_one(text, tells):
    assert tells_of_smiles(text) is tells


def test_a_form_is_read_for_its_picks_alone():
    sent = {"pick-1": "smile", "pick-2": "", "pick-3": "x\x00", "leave_out": "first"}
    assert picks_in(sent) == {"pick-1": "smile", "pick-2": ""}
