"""The voice of every text: easy to read, and without words that hurt (E.5)."""

import re

import pytest

from tests.reading import (
    every_text,
    filled,
    grade,
    is_sentence,
    sentences_in_code,
    syllables,
)

HARDEST_GRADE = 6
LONGEST_SENTENCE = 15
BANNED = re.compile(
    r"\b(abnormal\w*|normal\w*|fail(s|ed)?|failure|(lags|falls|is|are) behind|delay\w*|"
    r"at risk|do(n.t| not) worry|wait until|probably nothing|does not smile|"
    r"cannot smile|percentile|score|rank|"
    r"autis\w+|epilep\w+|palsy|hamartoma|tumou?r|blind|deaf|disab\w+|disorder|"
    r"gelastic|spasms?|cancer)\b",
    re.IGNORECASE,
)
CONDITIONS = re.compile(r"gelastic|hamartoma|spasms?|epilep\w+", re.IGNORECASE)
#: For search engines, not for parents.
DESCRIPTION = "A calm diary for first smiles and other early milestones."


def test_every_sentence_is_easy_to_read():
    hard = {
        text: round(grade(text), 1)
        for text in every_text()
        if is_sentence(text)
        and text != DESCRIPTION
        and round(grade(text)) > HARDEST_GRADE
    }
    assert hard == {}


def test_every_sentence_is_short():
    long = [
        part
        for text in every_text()
        for part in re.split(r"[.?!:;](?:\s|$)", text)
        if len(part.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_no_text_says_what_it_must_not():
    exempt = {filled(text) for text in sentences_in_code(names_conditions=True)}
    found = [text for text in every_text() if BANNED.search(text)]
    assert [text for text in found if text not in exempt] == []
    # Conditions are named on that one page, and the check can see them there.
    named = {word.lower() for text in found for word in CONDITIONS.findall(text)}
    assert named == {"gelastic", "hamartoma", "spasms"}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("smile", 1), ("smiles", 1), ("logged", 1), ("noted", 2), ("table", 2),
        ("usual", 2), ("social", 2), ("pediatrician", 2), ("doctor", 2),
        ("changes", 2), ("the", 1), ("day", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_about_right(word, count):
    assert syllables(word) == count


def test_the_check_itself_notices_a_hard_sentence():
    hard = "Developmental surveillance necessitates multidisciplinary evaluation."
    assert grade(hard) > 20
    assert grade("The cat sat on the mat and had a nap.") < 2
    assert BANNED.search("Your baby is behind.")
    assert not BANNED.search("Call your doctor if you are worried.")


def test_gaps_are_filled_with_what_stands_there():
    assert filled("%(name)s slept %(count)s times\n on {{ on }}.") == (
        "Wren slept 9 times on 1 May."
    )
    assert not is_sentence("Save my answer")
