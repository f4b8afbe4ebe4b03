"""The letter of a referral, for programs."""

import pytest

from clinics.choices import ReferralKind
from clinics.models import Look
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_share
from tests.factories import NOW, make_baby
from tests.factories_api import fields_of


@pytest.fixture
def referral(nurse):
    share = make_share(baby=make_baby(), clinic=nurse.clinic)
    kind, today = ReferralKind.VISION, NOW.date()
    return send_referral(
        Sent(baby=share.baby, kind=kind, by=nurse, now=NOW, today=today)
    )


@pytest.fixture
def address(referral):
    return f"/api/v1/clinic/referrals/{referral.pk}/letter/"


def test_a_letter_is_written_and_read(program, referral, address):
    empty = program.get(address).json()
    sent = program.put(address, {"letter": "Dear you,\nplease see."})
    assert empty == {"referral": str(referral.pk), "letter": ""}
    assert sent.json() == program.get(address).json()
    assert sent["ETag"] == program.get(address)["ETag"]
    referral.refresh_from_db()
    assert referral.letter == "Dear you,\nplease see."
    assert not Look.objects.exists()


def test_nobody_writes_over_a_letter_that_was_not_read(program, referral, address):
    first = program.put(address, {"letter": "One"})
    blind = program.put(address, {"letter": "Two"})
    same = program.put(address, {"letter": "One"})
    read = program.put(address, {"letter": "Two"}, headers={"If-Match": first["ETag"]})
    stale = program.put(address, {"letter": "3"}, headers={"If-Match": first["ETag"]})
    statuses = [each.status_code for each in (blind, same, read, stale)]
    assert statuses == [409, 200, 200, 412]
    assert blind.json()["detail"] == (
        "Somebody saved another letter since you opened this. Compare them."
    )
    referral.refresh_from_db()
    assert referral.letter == "Two"


@pytest.mark.parametrize("letter", ["", "x" * 10_001, "x\x00", "x\x08", None])
def test_what_is_no_letter_is_refused(program, address, letter):
    response = program.put(address, {"letter": letter})
    assert (response.status_code, fields_of(response)) == (400, ["letter"])


def test_a_draft_is_a_look_at_the_record(program, nurse, referral, address):
    said = program.get(f"{address}draft/").json()
    assert said["draft"].startswith("Dear colleagues,")
    assert "Test Juniper" in said["draft"]
    look = Look.objects.get()
    assert (look.part, look.who, look.baby) == ("letter", nurse.name, referral.baby)
