from datetime import timedelta

import pytest

from babies.models import VisitNotes
from exchange.notes import FIELDS, HELP, notes_of, save_notes, seen_of
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
EMPTY = dict.fromkeys(HELP, "")


def test_each_note_of_the_row_is_on_the_page():
    columns = {field.name for field in VisitNotes._meta.get_fields()}
    assert set(HELP) == columns - {"baby", "changed_by", "changed_at"}
    assert [*FIELDS, "questions"] == list(HELP)


def test_nothing_noted_is_empty_and_not_stored(user):
    notes = notes_of(make_baby(by=user))
    assert {name: getattr(notes, name) for name in HELP} == EMPTY
    assert VisitNotes.objects.count() == 0


def test_later_notes_take_the_place_of_earlier_ones(user):
    baby = make_baby(by=user)
    before = seen_of(notes_of(baby))
    save_notes(baby=baby, said={**EMPTY, "hearing": "Fine."}, by=user, now=NOW)
    first = notes_of(baby)
    assert (first.hearing, first.changed_by, first.changed_at) == ("Fine.", user, NOW)
    later = NOW + timedelta(minutes=1)
    save_notes(baby=baby, said={**EMPTY, "vision": "Clear."}, by=user, now=later)
    second = notes_of(baby)
    assert (second.hearing, second.vision) == ("", "Clear.")
    assert VisitNotes.objects.count() == 1
    assert len({before, seen_of(first), seen_of(second)}) == 3
