"""What cannot be gets a clear answer and changes nothing, page by page."""

import pytest
from django.db import transaction

from clinics.choices import Mode, Part, ReferralKind, ReferralStep
from clinics.codes import make_code
from clinics.models import Case, ExamCode, Referral, ReferralEvent, Share
from clinics.referrals import Moved, Sent, move_referral, send_referral
from clinics.sharing import end_share
from exchange.removal import put_into_bin
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, parent_of
from tests.milestones.pages import words_of

WRONG = "This code does not work. Please ask for a new one."
TODAY = NOW.date()


@pytest.fixture
def baby(db, clock):
    return make_baby()


@pytest.fixture
def code(baby):
    parts = [Part.SUMMARY.value]
    return make_code(baby=baby, parts=parts, by=parent_of(baby), now=NOW)


def enter(client, staff, code):
    client.force_login(staff.user)
    return client.post("/clinic/babies/", {"code": code})


def into_bin(baby):
    with transaction.atomic():
        put_into_bin(baby=baby, by=parent_of(baby), now=NOW)
    baby.refresh_from_db()


def test_a_code_that_another_clinic_used_opens_nothing_here(client, code):
    first, second = make_staff(), make_staff()
    assert enter(client, first, code).status_code == 302
    assert WRONG in words_of(enter(client, second, code))
    assert Share.objects.get().clinic == first.clinic


def test_a_code_whose_share_was_ended_opens_nothing_any_more(client, baby, code):
    nurse = make_staff()
    enter(client, nurse, code)
    end_share(share=Share.objects.get(), by=parent_of(baby), now=NOW)
    assert WRONG in words_of(enter(client, nurse, code))
    assert not Share.objects.open_to(nurse.user, NOW).exists()


def test_a_baby_in_the_bin_is_not_shared_by_any_way(client, baby, code):
    nurse = make_staff()
    asked = make_share(
        baby=baby, clinic=nurse.clinic, mode=Mode.WATCH, accepted_at=None
    )
    into_bin(baby)
    assert WRONG in words_of(enter(client, nurse, code))
    promise = client.post(f"/clinic/babies/{asked.pk}/watch/", {"reading_days": ["1"]})
    assert promise.status_code == 404
    client.force_login(parent_of(baby))
    for page in ("new", "code"):
        where = f"/babies/{baby.pk}/sharing/{page}/"
        answer = client.post(where, {"parts": ["summary"], "until": "week"})
        assert answer.status_code == 404
    assert not Share.objects.open_at(NOW).exists()
    assert not ExamCode.objects.filter(share__isnull=True).exists()


@pytest.mark.parametrize("outcome", ["healed", "", "CLOSED", "\x00", "9" * 5000])
def test_an_outcome_that_does_not_exist_closes_nothing(at_work, nurse, outcome):
    share = make_share(clinic=nurse.clinic, mode=Mode.WATCH)
    sent = {"action": "closed", "outcome": outcome}
    answer = at_work.post(f"/clinic/cases/{share.pk}/social_smile_late/", sent)
    said = "Please choose one of these." if outcome else "Please choose how this ended."
    assert said in words_of(answer)
    assert not Case.objects.exists()


@pytest.mark.parametrize("step", ["sent", "received", "booked", "lost", "\x00"])
def test_a_referral_takes_no_step_back(at_work, nurse, step):
    share = make_share(clinic=nurse.clinic)
    sent = Sent(
        baby=share.baby, kind=ReferralKind.VISION, by=nurse, now=NOW, today=TODAY
    )
    booked = Moved(step=ReferralStep.BOOKED, on=TODAY, by=nurse, now=NOW, today=TODAY)
    referral = move_referral(send_referral(sent), booked)
    answer = at_work.post(
        f"/clinic/referrals/{referral.pk}/", {"step": step, "on": str(TODAY)}
    )
    assert "step cannot follow the last one." in words_of(answer)
    assert Referral.objects.get().step == "booked"
    assert ReferralEvent.objects.count() == 2
