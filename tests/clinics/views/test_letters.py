"""A nurse drafts, edits and saves the letter of a referral."""

import pytest

from clinics.choices import ReferralKind
from clinics.letters import stamp_of
from clinics.models import Look
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_share
from tests.factories import NOW, make_baby
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(nurse):
    baby = make_baby(name="Test Fern")
    make_share(baby=baby, clinic=nurse.clinic, parts=("summary",))
    sent = Sent(
        baby=baby, kind=ReferralKind.VISION, by=nurse, now=NOW, today=NOW.date()
    )
    return send_referral(sent)


def at(referral, page="letter/"):
    return f"/clinic/referrals/{referral.pk}/{page}"


def test_a_draft_waits_to_be_saved_and_reading_it_is_a_look(at_work, referral):
    assert "Write the letter" in words_of(at_work.get(at(referral, "")))
    page = words_of(at_work.get(at(referral)))
    assert "Dear colleagues, We ask you to see Test Fern." in page
    assert "Last 7 days" not in page
    assert "Letter as PDF" not in page
    referral.refresh_from_db()
    assert referral.letter == ""
    assert [look.part for look in Look.objects.all()] == ["letter"]


def test_what_is_saved_is_what_is_printed(at_work, referral):
    answer = at_work.post(at(referral), {"letter": "Dear <you>,\n\nplease look."})
    assert answer["Location"] == at(referral)
    page = at_work.get(at(referral))
    said = "Referral of Test Fern Example Clinic 23 November 2026 Vision check Dear"
    assert f"{said} <you>, please look." in words_of(page)
    assert f'href="{at(referral, "letter.pdf")}"' in main_of(page)
    assert not Look.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"letter": "x" * 10_001}])
def test_a_letter_that_cannot_be_is_refused(at_work, referral, sent):
    page = words_of(at_work.post(at(referral), sent))
    assert "Please look at this again." in page
    referral.refresh_from_db()
    assert referral.letter == ""


def test_a_letter_of_a_colleague_is_not_written_over(at_work, referral):
    at_work.post(at(referral), {"letter": "First."})
    page = words_of(at_work.post(at(referral), {"letter": "Second."}))
    assert "Somebody saved another letter since" in page
    assert "Second." in page
    assert "First." in page
    sent = {"letter": "Second.", "seen": stamp_of("First.")}
    at_work.post(at(referral), sent)
    referral.refresh_from_db()
    assert referral.letter == "Second."


def test_without_a_share_there_is_no_letter(at_work, referral):
    referral.baby.shares.update(ended_at=NOW)
    assert at_work.get(at(referral)).status_code == 404
    assert at_work.post(at(referral), {"letter": "Late."}).status_code == 404
    referral.refresh_from_db()
    assert referral.letter == ""
