from datetime import timedelta

import pytest

from tests.exchange.fhir.rows import CODES, LATE, all_of, case_c, of_family
from tests.factories import make_baby

pytestmark = pytest.mark.django_db
DAYS = {"unit": "days", "system": "http://unitsofmeasure.org", "code": "d"}


def ages_of(baby, now=LATE):
    gestation, corrected, *_ = all_of(of_family(baby, now), "Observation")
    return gestation, corrected


def basis_of(corrected):
    (part,) = corrected["component"]
    return part["valueCodeableConcept"]["coding"][0]["code"]


def test_case_c_is_258_days_at_birth_and_57_days_old():
    baby = case_c()
    gestation, corrected = ages_of(baby)
    assert gestation == {
        "resourceType": "Observation",
        "id": gestation["id"],
        "status": "final",
        "category": gestation["category"],
        "code": {
            "coding": [
                {
                    "system": "http://loinc.org",
                    "code": "76516-4",
                    "display": "Gestational age--at birth",
                },
                {
                    "system": "http://snomed.info/sct",
                    "code": "412726003",
                    "display": "Length of gestation at birth",
                },
            ]
        },
        "subject": {"reference": f"urn:uuid:{baby.pk}"},
        "effectiveDateTime": "2026-09-01",
        "valueQuantity": {"value": 258, **DAYS},
        "note": [{"text": "36w6d"}],
    }
    assert corrected["code"]["coding"] == [
        {"system": CODES, "code": "corrected-age", "display": "Corrected age"}
    ]
    assert corrected["effectiveDateTime"] == "2026-11-19"
    assert corrected["valueQuantity"] == {"value": 57, **DAYS}
    assert corrected["derivedFrom"] == [{"reference": f"urn:uuid:{gestation['id']}"}]
    assert basis_of(corrected) == "age-basis-corrected"
    assert "note" not in corrected


def test_the_day_is_that_of_the_home():
    baby = make_baby(time_zone="Pacific/Auckland")
    _, corrected = ages_of(baby, LATE)
    assert corrected["effectiveDateTime"] == "2026-11-20"


def test_a_gestation_that_nobody_knows_says_so():
    baby = make_baby(gestation_weeks=None, gestation_days=None)
    gestation, corrected = ages_of(baby)
    assert gestation["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "valueQuantity" not in gestation
    assert corrected["valueQuantity"]["value"] == 79
    assert basis_of(corrected) == "age-basis-birth-gestation-unknown"


def test_an_estimated_birth_date_is_said_to_be_one():
    _, corrected = ages_of(make_baby(birth_is_estimated=True))
    assert corrected["note"] == [{"text": "The birth date is an estimate."}]


def test_weeks_without_days_are_said_to_be_so():
    gestation, corrected = ages_of(make_baby(gestation_weeks=36, gestation_days=None))
    doubt = {"text": "Only the whole weeks at birth are known."}
    assert gestation["note"] == [{"text": "36w0d"}, doubt]
    assert corrected["note"] == [doubt]


def test_tomorrow_s_ages_take_the_place_of_today_s():
    baby = make_baby()
    today, tomorrow = ages_of(baby), ages_of(baby, LATE + timedelta(days=1))
    assert [one["id"] for one in today] == [one["id"] for one in tomorrow]
    assert [one[1]["valueQuantity"]["value"] for one in (today, tomorrow)] == [79, 80]
