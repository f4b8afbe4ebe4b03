from exchange.fhir.capabilities import capabilities
from tests.exchange.fhir import r4
from tests.factories import NOW

BASE = "https://smiles.example.com/api/v1/fhir"


def test_it_says_what_is_served_and_no_more():
    made = r4.valid(capabilities(BASE, now=NOW))
    (rest,) = made["rest"]
    assert (made["fhirVersion"], made["format"]) == ("4.0.1", ["application/fhir+json"])
    assert (made["kind"], made["implementation"]["url"]) == ("instance", BASE)
    assert made["date"] == "2026-11-23T12:00:00+00:00"
    assert rest["resource"] == [
        {
            "type": "Patient",
            "operation": [
                {
                    "name": "everything",
                    "definition": "http://hl7.org/fhir/OperationDefinition/"
                    "Patient-everything",
                }
            ],
        }
    ]
