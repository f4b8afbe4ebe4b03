from datetime import timedelta

import pytest

from clinics.sharing import end_share
from tests.clinics.rows import make_clinic, make_share
from tests.exchange.fhir.rows import all_of, case_c, full_share, of_family, of_share
from tests.factories import NOW, parent_of

pytestmark = pytest.mark.django_db


def permitted(consent):
    (found,) = consent["provision"]["provision"]
    return found


def test_a_share_says_who_may_see_what_until_when():
    baby = case_c()
    share, staff = full_share(baby, "summary", "smiles")
    made = of_share(share)
    (consent,) = all_of(made, "Consent")
    (carer,) = all_of(made, "RelatedPerson")
    assert (consent["id"], consent["status"]) == (str(share.pk), "active")
    assert consent["patient"] == {"reference": f"urn:uuid:{baby.pk}"}
    assert consent["performer"] == [{"reference": f"urn:uuid:{carer['id']}"}]
    found = permitted(consent)
    assert found["type"] == "permit"
    assert found["period"] == {
        "start": "2026-11-23T12:00:00+00:00",
        "end": "2026-11-30T12:00:00+00:00",
    }
    (actor,) = found["actor"]
    assert actor["reference"] == {"reference": f"urn:uuid:{staff.clinic_id}"}
    assert [one["coding"][0]["code"] for one in found["code"]] == [
        "share-part-summary",
        "share-part-smiles",
    ]


def test_a_family_sees_ended_shares_as_inactive():
    baby = case_c()
    ended = make_share(baby=baby, clinic=make_clinic())
    later = NOW + timedelta(days=1)
    end_share(share=ended, by=parent_of(baby), now=later)
    (consent,) = all_of(of_family(baby, later), "Consent")
    assert consent["status"] == "inactive"
    assert permitted(consent)["period"]["end"] == "2026-11-24T12:00:00+00:00"
    assert "performer" not in consent


def test_a_share_that_ran_out_is_inactive():
    baby = case_c()
    share = make_share(baby=baby, clinic=make_clinic())
    (consent,) = all_of(of_family(baby, share.until_at), "Consent")
    assert consent["status"] == "inactive"


def test_a_link_is_for_whoever_has_it():
    baby = case_c()
    make_share(baby=baby)
    (consent,) = all_of(of_family(baby), "Consent")
    (actor,) = permitted(consent)["actor"]
    assert actor["reference"] == {"display": "Whoever has the link and its passcode"}
