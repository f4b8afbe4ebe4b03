from datetime import date, timedelta

import pytest

from clinics.choices import ReferralStep
from clinics.models import Referral
from clinics.referrals import Moved, move_referral
from exchange.fhir.referrals import STATES
from tests.exchange.fhir.rows import a_referral, all_of, case_c, full_share, of_share
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def move(referral, staff, step, **said):
    # An hour after it was sent: steps of one moment have no order.
    now = NOW + timedelta(hours=1)
    moved = Moved(step=step, on=TODAY, by=staff, now=now, today=TODAY, **said)
    return move_referral(referral, moved)


def test_a_referral_is_a_request_with_a_task():
    baby = case_c()
    share, staff = full_share(baby)
    referral = a_referral(baby, staff)
    made = of_share(share)
    (request,) = all_of(made, "ServiceRequest")
    (task,) = all_of(made, "Task")
    assert request["id"] == str(referral.pk)
    assert (request["status"], request["intent"]) == ("active", "order")
    assert request["code"]["coding"][0]["code"] == "referral-vision"
    assert request["requester"] == {"reference": f"urn:uuid:{staff.pk}"}
    assert request["performer"] == [{"display": "Example Eye Service"}]
    assert task["status"] == "requested"
    assert task["focus"] == {"reference": f"urn:uuid:{referral.pk}"}
    assert task["basedOn"] == [task["focus"]]
    assert task["restriction"] == {"period": {"end": "2026-11-30"}}


def test_each_step_has_its_day_and_the_newest_is_the_state():
    baby = case_c()
    share, staff = full_share(baby)
    referral = a_referral(baby, staff)
    move(referral, staff, ReferralStep.RECEIVED, note="secret words of a step")
    later = NOW + timedelta(days=2)
    moved = Moved(
        step=ReferralStep.BOOKED, on=date(2026, 11, 25), by=staff, now=later,
        today=later.date(), booked_for=date(2026, 12, 9),
    )  # fmt: skip
    move_referral(referral, moved)
    (task,) = all_of(of_share(share), "Task")
    assert [
        (each["type"]["coding"][0]["code"], each["valueDate"])
        for each in task["output"]
    ] == [
        ("referral-step-sent", "2026-11-23"),
        ("referral-step-received", "2026-11-23"),
        ("referral-step-booked", "2026-11-25"),
    ]
    assert task["status"] == "accepted"
    assert task["businessStatus"]["coding"][0]["code"] == "referral-step-booked"
    assert task["lastModified"] == "2026-11-25T12:00:00+00:00"
    assert task["restriction"] == {"period": {"end": "2026-12-09"}}


def test_a_referral_that_has_ended_waits_for_nothing():
    baby = case_c()
    share, staff = full_share(baby)
    move(a_referral(baby, staff), staff, ReferralStep.DECLINED)
    made = of_share(share)
    (request,) = all_of(made, "ServiceRequest")
    (task,) = all_of(made, "Task")
    assert (request["status"], task["status"]) == ("revoked", "rejected")
    assert "restriction" not in task


def test_a_referral_of_an_account_that_is_gone_is_the_clinic_s():
    baby = case_c()
    share, staff = full_share(baby)
    a_referral(baby, staff)
    Referral.objects.update(made_by=None, service="")
    made = of_share(share)
    (request,) = all_of(made, "ServiceRequest")
    assert request["requester"] == {"reference": f"urn:uuid:{staff.clinic_id}"}
    assert "performer" not in request
    assert all_of(made, "Practitioner") == []


def test_a_referral_without_steps_has_no_output():
    baby = case_c()
    share, staff = full_share(baby)
    a_referral(baby, staff).events.all().delete()
    (task,) = all_of(of_share(share), "Task")
    assert "output" not in task


def test_every_step_has_its_states():
    assert set(STATES) == set(ReferralStep)
