"""A note says whom it is for; at first, the team alone."""

from clinics.forms.note import NoteForm


def test_the_team_is_chosen_at_first():
    assert NoteForm().fields["audience"].initial == "team"


def test_a_note_needs_words():
    form = NoteForm({"audience": "team", "words": " "})
    assert form.errors == {"words": ["Please write the note."]}
