"""The letter as a file: what the page says, for those who may read it."""

import pytest
import time_machine

from clinics.choices import ReferralKind
from clinics.letters import write_letter
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_share, make_staff
from tests.exchange.reading import letters, paper
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
def referral(nurse):
    baby = make_baby(name="Test Fern")
    make_share(baby=baby, clinic=nurse.clinic)
    sent = Sent(
        baby=baby, kind=ReferralKind.VISION, by=nurse, now=NOW, today=NOW.date()
    )
    return send_referral(sent)


def file(client, referral):
    return client.get(f"/clinic/referrals/{referral.pk}/letter.pdf")


def test_paper_and_page_say_the_same(client, referral):
    page = f"/clinic/referrals/{referral.pk}/letter/"
    draft = client.get(page).context["form"].initial["letter"]
    client.post(page, {"letter": draft + "\n\n\n#strong[We] $x$ \\ thank you."})
    answer = file(client, referral)
    assert answer["Content-Type"] == "application/pdf"
    assert "letter-2026-11-23.pdf" in answer["Content-Disposition"]
    shown = client.get(page)
    sheet = shown.context["sheet"]
    on_screen, printed = letters(words_of(shown)), letters(paper(answer.content))
    said = [sheet.title, *sheet.sender, *sheet.to, sheet.on, sheet.text, sheet.footer]
    assert "Age: 11 weeks 6 days" in sheet.text
    assert [each for each in said if letters(each) not in on_screen] == []
    assert [each for each in said if letters(each) not in printed] == []


def test_a_letter_not_written_is_no_file(client, referral):
    assert file(client, referral).status_code == 404


def test_out_of_reach_is_not_there(client, referral):
    write_letter(referral, "Dear colleagues")
    assert "Dear colleagues" in paper(file(client, referral).content)
    client.force_login(make_staff().user)
    answer = file(client, referral)
    assert (answer.status_code, b"%PDF" in answer.content) == (404, False)
