from datetime import timedelta

import pytest

from babies.models import Baby, VisitNotes
from exchange.forms import VisitNotesForm
from exchange.notes import HELP, seen_of
from tests.factories import NOW

STALE = "These notes were changed since you opened them. Nothing is saved."


def stored(**said):
    return VisitNotes(baby=Baby(name="Wren"), changed_at=NOW, **said)


def form(notes, **data):
    return VisitNotesForm(notes=notes, name="Wren", data=data or None)


def test_it_asks_about_this_baby_and_shows_what_is_noted():
    shown = form(stored(hearing="Fine."))
    assert [field.name for field in shown.visible_fields()] == list(HELP)
    assert shown["hearing"].value() == "Fine."
    assert shown.fields["vision"].help_text == (
        "Anything about the eyes, or how Wren looks at you."
    )
    assert shown.fields["questions"].label == "Our questions"
    assert shown.shown == NOW.isoformat()


def test_everything_is_optional():
    sent = form(stored(), seen=NOW.isoformat())
    assert sent.is_valid()
    assert {sent.cleaned_data[name] for name in HELP} == {""}


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("x" * 2001, "Please keep this to 2000 characters. It has 2001 now."),
        ("\0", "There are hidden control characters in this. Please type it again."),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(words, refusal):
    sent = form(stored(), seen=NOW.isoformat(), hearing=words)
    assert sent.errors == {"hearing": [refusal]}
    assert sent.meanwhile == []


def test_words_that_came_since_are_not_written_over():
    notes = stored(hearing="Theirs.", feeding="Same.")
    sent = form(notes, seen="", hearing="Mine.", feeding="Same.")
    assert sent.non_field_errors() == [STALE]
    assert sent.meanwhile == [("Hearing test", "Theirs.")]
    assert sent.shown == seen_of(notes)
    again = form(notes, seen=sent.shown, hearing="Mine.", feeding="Same.")
    assert again.is_valid()


def test_a_field_that_is_refused_is_told_of_too():
    sent = form(stored(hearing="Theirs."), seen="x", hearing="\0")
    assert set(sent.errors) == {"hearing", "__all__"}
    assert sent.meanwhile == [("Hearing test", "Theirs.")]


def test_the_same_words_sent_twice_are_no_quarrel():
    earlier = (NOW - timedelta(minutes=1)).isoformat()
    assert form(stored(hearing="Mine."), seen=earlier, hearing="Mine.").is_valid()
