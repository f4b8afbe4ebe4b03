"""What staff write reaches whom it is for."""

import uuid
from dataclasses import replace

import pytest

from babies.services import IdTakenError
from clinics.choices import AdviceKind, Audience
from clinics.models import Note, StaffAdvice
from clinics.notes import Advised, Noted, add_note, give_advice, keep_note
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, parent_of

pytestmark = pytest.mark.django_db


def test_a_family_reads_the_notes_for_it_only():
    baby, staff = make_baby(), make_staff()
    notes = {
        audience: add_note(
            baby=baby, audience=audience, words=audience, by=staff, now=NOW
        )
        for audience in Audience
    }
    assert list(Note.objects.visible_to(parent_of(baby))) == [notes[Audience.FAMILY]]
    assert Note.objects.at_clinic(staff).count() == 2
    assert not Note.objects.at_clinic(make_staff()).exists()


def test_a_note_sent_twice_is_one_and_its_id_names_no_other():
    said = Noted(
        baby=make_baby(), audience=Audience.TEAM, words="Hm.", by=make_staff(), now=NOW
    )
    first, again = keep_note(said), keep_note(said)
    for other in (replace(said, baby=make_baby()), replace(said, by=make_staff())):
        with pytest.raises(IdTakenError):
            keep_note(other)
    assert (first, again) == ((first[0], True), (first[0], False))
    assert Note.objects.get() == first[0]


def test_advice_sent_twice_is_one():
    baby, staff = make_baby(), make_staff()
    said = Advised(
        key=uuid.uuid4(),
        baby=baby,
        kind=AdviceKind.CALL_US,
        words="Any time.",
        by=staff,
        now=NOW,
    )
    assert give_advice(said) == give_advice(said)
    advice = StaffAdvice.objects.get()
    assert (advice.baby, advice.clinic, advice.kind, advice.words) == (
        baby, staff.clinic, "call_us", "Any time.",
    )  # fmt: skip
