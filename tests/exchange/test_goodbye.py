"""An account goes, with what it alone holds; the rest stays with others."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail

from accounts.models import User
from babies.models import Baby, Caregiver, Smile
from clinics.models import Case, Staff
from exchange.goodbye import StillAtWorkError, delete_account, ties_of
from exchange.models import Job, Receipt
from tests.clinics.rows import make_clinic, make_staff
from tests.exchange.everything import places_with
from tests.factories import NOW, make_baby, make_caregiver, make_smile, make_user
from tests.factories_jobs import make_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user(email="wanderer@example.com")


def test_ties_tell_diaries_that_only_this_person_decides_about(person):
    alone = make_baby(by=person)
    binned = make_baby(by=person)
    Baby.objects.filter(pk=binned.pk).update(binned_at=NOW)
    both = make_baby(by=person)
    make_caregiver(baby=both, role="parent")
    helped = make_caregiver(baby=make_baby(), user=person).baby

    ties = ties_of(person)

    assert set(ties.alone) == {alone, binned}
    assert set(ties.shared) == {both, helped}
    assert (ties.works_at, ties.held_by) == ([], [])


def test_what_others_share_stays_and_the_rest_goes(person):
    make_baby(by=person)
    both = make_baby(by=person)
    other = make_caregiver(baby=both, role="parent").user
    smile = make_smile(baby=both, by=person)

    delete_account(user=person, now=NOW)

    assert list(Baby.objects.all()) == [both]
    assert [row.user for row in Caregiver.objects.all()] == [other]
    assert Smile.objects.get() == smile
    assert Smile.objects.get().logged_by is None


def test_the_receipts_say_when_and_how_much(person, django_capture_on_commit_callbacks):
    make_baby(by=person)
    with django_capture_on_commit_callbacks(execute=True):
        receipt = delete_account(user=person, now=NOW)

    assert (receipt.about, receipt.gone_at) == ("account", NOW)
    assert receipt.counts == {"accounts.user": 1}
    assert Receipt.objects.filter(about="baby", gone_at=NOW).count() == 1
    assert [sent.to for sent in mail.outbox] == [["wanderer@example.com"]] * 2
    assert "Deleted for good: An account" in mail.outbox[1].body


def test_no_trace_of_the_person_is_left(
    person, client, django_capture_on_commit_callbacks
):
    client.force_login(person)
    store = SessionStore()
    store["kept_post"] = {"path": "/account/", "form": f"email={person.email}"}
    store.create()
    make_job(who=person, file=b"archive of wanderer@example.com")
    make_baby(by=person)
    make_staff(user=person)
    traces = {"wanderer@example.com"}
    assert len(set(places_with(traces))) >= 2

    with django_capture_on_commit_callbacks(execute=True):
        delete_account(user=person, now=NOW)

    assert list(places_with(traces)) == []
    assert not Job.objects.exists()
    assert Session.objects.get().get_decoded() == {}


def test_work_at_a_clinic_ends_under_an_account_of_nobody(person):
    clinic = make_clinic()
    make_staff(clinic=clinic, role="lead")
    member = make_staff(clinic=clinic, user=person, name="Nurse Example")

    delete_account(user=person, now=NOW)

    member.refresh_from_db()
    assert (member.left_at, member.name) == (NOW, "Nurse Example")
    assert member.user.email.endswith("@deleted.invalid")
    assert not member.user.is_active
    assert not User.objects.filter(email="wanderer@example.com").exists()


def test_open_cases_and_the_only_lead_hold_somebody(person):
    clinic = make_clinic()
    lead = make_staff(clinic=clinic, user=person, role="lead")
    assert ties_of(person).held_by == [lead]
    with pytest.raises(StillAtWorkError):
        delete_account(user=person, now=NOW)

    make_staff(clinic=clinic, role="lead")
    assert ties_of(person).held_by == []
    Case.objects.create(
        clinic=clinic, baby=make_baby(), kind="social_smile_late", since=NOW.date(),
        action="taken", taken_by=lead, covers_urgency=1, covers_facts=0,
        covers_newest_on=NOW.date(), first_step_at=NOW, last_step_at=NOW,
    )  # fmt: skip
    assert ties_of(person).held_by == [lead]
    with pytest.raises(StillAtWorkError):
        delete_account(user=person, now=NOW)
    assert Staff.objects.of(person).exists()
