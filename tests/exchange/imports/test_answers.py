import pytest

from exchange.imports.answers import (
    ALSO,
    CHOICES,
    AnswerError,
    answer_of,
    note_of,
    triggers_of,
)
from exchange.imports.guess import Column


@pytest.mark.parametrize(
    ("column", "text", "answer"),
    [
        (Column.KIND, "Smile", "smile"),
        (Column.KIND, "A laugh", "laugh"),
        (Column.KIND, "giggle", "laugh"),
        (Column.STATE, " AWAKE ", "awake"),
        (Column.STATE, "Sleepy", "drowsy"),
        (Column.EYES, "shut", "closed"),
        (Column.DIRECTED, "A person", "person"),
        (Column.FORM, "mouth_and_eyes", "mouth_and_eyes"),
        (Column.FORM, "Mouth and eyes", "mouth_and_eyes"),
        (Column.REPEATABLE, "not-tried", "not_tried"),
        (Column.REPEATABLE, "Y", "yes"),
    ],
)
def test_words_of_the_form_and_other_words(column, text, answer):
    assert answer_of(column, text) == answer


def test_every_other_word_means_an_answer_of_the_form():
    wrong = [
        (column, word)
        for column, words in ALSO.items()
        for word, value in words.items()
        if value not in CHOICES[column].values
    ]
    assert wrong == []


def test_another_word_is_refused_with_those_there_are():
    with pytest.raises(AnswerError) as refused:
        answer_of(Column.EYES, "blue")
    assert refused.value.sentence == "“blue” is none of: open, closed, unsure."


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("face", ("face",)),
        ("face; voice", ("face", "voice")),
        ("Face, voice / face", ("face", "voice")),
        ("face and play", ("face", "play")),
        ("A sound, not a voice", ("sound",)),
        ("Feeding, gas or a full diaper", ("body",)),
        ("face;;", ("face",)),
    ],
)
def test_a_cell_may_name_several_triggers(text, triggers):
    assert triggers_of(text) == triggers


def test_an_unknown_trigger_among_known_ones_is_refused():
    with pytest.raises(AnswerError) as refused:
        triggers_of("face; moon")
    assert refused.value.sentence.startswith("“moon” is none of: face, voice,")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x07b\u202ec", "abc"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("x" * 2000, "x" * 2000),
    ],
)
def test_notes_stay_what_they_are_but_for_hidden_characters(text, note):
    assert note_of(text) == note


def test_a_note_that_is_too_long_is_refused_and_not_cut():
    with pytest.raises(AnswerError) as refused:
        note_of("x" * 2001)
    assert refused.value.sentence == (
        "Notes have 2000 characters at most. This has 2001."
    )
