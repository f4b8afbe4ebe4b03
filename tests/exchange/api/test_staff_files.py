"""Files for programs of staff; asking for a record is a line in the log."""

import pytest

from clinics.choices import ReferralKind
from clinics.models import Look
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def share(nurse):
    return make_share(baby=make_baby(), clinic=nurse.clinic)


def test_a_record_as_a_file_leaves_the_line_of_the_page(nurse, share):
    address = f"/api/v1/clinic/babies/{share.pk}/record.pdf"
    response = api(nurse.user).get(address, headers={"Accept": "application/pdf"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == (
        'attachment; filename="record-2026-11-23.pdf"'
    )
    look = Look.objects.get()
    assert (look.part, look.who, look.share) == ("pdf", nurse.name, share)


def test_a_letter_as_a_file_once_it_is_written(nurse, share):
    sent = Sent(
        baby=share.baby,
        kind=ReferralKind.VISION,
        by=nurse,
        now=NOW,
        today=NOW.date(),
    )
    referral = send_referral(sent)
    address = f"/api/v1/clinic/referrals/{referral.pk}/letter.pdf"
    program = api(nurse.user)
    assert program.get(address).status_code == 404
    referral.letter = "Dear you"
    referral.save()
    response = program.get(address)
    assert response.content.startswith(b"%PDF")
    assert 'filename="letter-2026-11-23.pdf"' in response["Content-Disposition"]
