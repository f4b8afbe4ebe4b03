"""What staff write reaches whom it is for."""

import uuid

import pytest

from clinics.choices import AdviceKind, Audience
from clinics.models import Note, StaffAdvice
from clinics.notes import Advised, add_note, give_advice
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
