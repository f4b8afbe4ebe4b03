"""Staff read a record, and every look and note is kept."""

from datetime import timedelta

import pytest
import time_machine

from clinics.choices import Mode, Part
from clinics.looks import first_bad_line
from clinics.models import Look, Note, Share, StaffAdvice
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.STAFF_TWO_FACTOR = "optional"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nurse(client):
    nurse = make_staff()
    client.force_login(nurse.user)
    return nurse


@pytest.fixture
def share(nurse):
    baby = make_baby(name="Test Fern", birth_on=NOW.date() - timedelta(days=60))
    return make_share(baby=baby, clinic=nurse.clinic)


def at(share, page=""):
    return f"/clinic/babies/{share.pk}/{page}"


def test_a_look_shows_the_facts_and_is_one_line(client, nurse, share):
    page = words_of(client.get(at(share)))
    assert "Test Fern Shared: Summary, Smiles" in page
    assert "Age 8 weeks 4 days · born on time" in page
    look = Look.objects.get()
    assert (look.baby, look.share, look.who, look.part) == (
        share.baby, share, "Nurse Example", "summary",
    )  # fmt: skip
    assert first_bad_line() is None


@pytest.mark.parametrize("audience", ["family", "team"])
def test_a_note_says_whom_it_is_for(client, nurse, share, audience):
    sent = {"audience": audience, "words": "Called at noon."}
    assert client.post(at(share, "notes/"), sent)["Location"] == at(share)
    note = Note.objects.get()
    assert (note.baby, note.clinic, note.audience, note.words, note.by) == (
        share.baby, nurse.clinic, audience, "Called at noon.", nurse,
    )  # fmt: skip
    assert "Called at noon. Nurse Example" in words_of(client.get(at(share)))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"audience": "team"}, "Please write the note."),
        ({"audience": "all", "words": "x"}, "Please choose one of these."),
        ({"words": "x" * 2001, "audience": "team"}, "Please keep this to 2000"),
    ],
)
def test_a_bad_note_is_refused_beside_its_field(client, nurse, share, sent, sentence):
    assert sentence in words_of(client.post(at(share, "notes/"), sent))
    assert not Note.objects.exists()


def test_advice_stands_with_the_answer_of_the_family(client, nurse, share):
    for reply in ("", "question"):
        StaffAdvice.objects.create(
            baby=share.baby,
            clinic=nurse.clinic,
            kind="call_us",
            by=nurse,
            at=NOW,
            reply=reply,
            reply_words="When?" if reply else "",
        )
    page = words_of(client.get(at(share)))
    assert "The family: I have a question When?" in page
    assert "No answer yet" in page


def test_notes_and_advice_of_another_clinic_stay_there(client, nurse, share):
    other = make_staff()
    Note.objects.create(
        baby=share.baby,
        clinic=other.clinic,
        audience="team",
        words="Elsewhere.",
        by=other,
        at=NOW,
    )
    assert "Elsewhere." not in words_of(client.get(at(share)))


@pytest.mark.parametrize("page", ["", "notes/"])
def test_an_ended_share_is_shut_at_the_next_click(client, nurse, share, page):
    share.ended_at = NOW
    share.save()
    sent = {"audience": "team", "words": "Too late."}
    assert client.get(at(share)).status_code == 404
    assert client.post(at(share, "notes/"), sent).status_code == 404
    assert not Note.objects.exists()
    assert not Look.objects.exists()


@pytest.mark.parametrize("smiles", [1, 3])
def test_a_record_costs_the_same_for_more_rows(
    client, nurse, share, smiles, django_assert_num_queries
):
    for _ in range(smiles):
        Note.objects.create(
            baby=share.baby,
            clinic=nurse.clinic,
            audience="team",
            words="x",
            by=nurse,
            at=NOW,
        )
    make_share(baby=make_baby(), clinic=nurse.clinic, mode=Mode.LOOK)
    assert set(share.parts) == set(Part.values)
    client.get(at(share))
    with django_assert_num_queries(15):
        client.get(at(share))


def test_what_staff_saw_stands_beside_what_the_family_logged(client, nurse, share):
    page = words_of(client.get(at(share, "parts/smiles/")))
    assert "What did you see yourself?" in page
    answer = client.post(at(share, "seen/"), {"seen": "at_me"})
    assert answer["Location"] == at(share, "parts/smiles/")
    smile = share.baby.smiles.get()
    assert (smile.reporter, smile.logged_by) == ("staff", nurse.user)
    assert "Seen by staff" in words_of(client.get(at(share, "parts/smiles/")))
    client.get(at(share, "seen/"))
    client.post(at(share, "seen/"), {"seen": "nothing"})
    assert share.baby.smiles.get() == smile


def test_nothing_is_added_to_a_part_that_is_not_shared(client, nurse, share):
    share.parts = ["summary"]
    share.save()
    assert client.post(at(share, "seen/"), {"seen": "at_me"}).status_code == 404
    assert not share.baby.smiles.exists()


def test_each_reason_to_act_leads_to_what_can_be_done(client, nurse, share):
    page = client.get(at(share))
    late = f'<a href="/clinic/cases/{share.pk}/social_smile_late/">'
    assert f"{late}Unanswered · nothing logged</a>" in page.content.decode()
    Share.objects.filter(pk=share.pk).update(parts=[Part.SUMMARY])
    assert "What to do" not in words_of(client.get(at(share)))
