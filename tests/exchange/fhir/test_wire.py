from uuid import UUID

from exchange.fhir.codes import terms_at
from exchange.fhir.wire import Wire
from tests.exchange.fhir.rows import CODES

KEY = UUID("00000000-0000-4000-8000-000000000001")


def test_a_bundle_points_by_urn_and_a_file_by_type():
    terms = terms_at(CODES)
    assert Wire(terms).to("Patient", KEY) == {"reference": f"urn:uuid:{KEY}"}
    assert Wire(terms, is_bundle=False).to("Patient", KEY) == {
        "reference": f"Patient/{KEY}"
    }
