import uuid
from datetime import date

import pytest

from babies.models import Smile
from exchange.fhir.codes import terms_at
from exchange.fhir.provenance import AT_ONCE, judged, provenance
from exchange.fhir.reading import family_reading
from exchange.fhir.wire import Wire
from tests.exchange.fhir.rows import CODES, all_of, case_c, of_family
from tests.factories import NOW, make_smile

pytestmark = pytest.mark.django_db


def test_what_the_rules_made_names_their_version():
    baby = case_c()
    smile = make_smile(baby=baby, on=date(2026, 11, 10))
    made = of_family(baby)
    (line,) = all_of(made, "Provenance")
    (device,) = all_of(made, "Device")
    _gestation, age, _smile = all_of(made, "Observation")
    (flag,) = all_of(made, "Flag")
    assert line["activity"] == {"text": "Clinical rules, version 2026.1"}
    assert line["recorded"] == "2026-11-23T12:00:00+00:00"
    assert [agent["who"] for agent in line["agent"]] == [
        {"reference": f"urn:uuid:{device['id']}"}
    ]
    assert line["target"] == [
        {"reference": f"urn:uuid:{age['id']}"},
        {"reference": f"urn:uuid:{smile.pk}"},
        {"reference": f"urn:uuid:{flag['id']}"},
    ]


def test_smiles_of_older_rules_name_those():
    baby = case_c()
    make_smile(baby=baby, on=date(2026, 11, 10))
    Smile.objects.update(rules_version="2025.9")
    made = of_family(baby)
    versions = [one["version"][0]["value"] for one in all_of(made, "Device")]
    assert versions == ["2026.1", "2025.9"]
    assert [one["activity"]["text"] for one in all_of(made, "Provenance")] == [
        "Clinical rules, version 2026.1",
        "Clinical rules, version 2025.9",
    ]


def test_a_long_diary_is_named_in_several_lines():
    read = family_reading(case_c(), now=NOW)
    keys = [uuid.uuid4() for _ in range(AT_ONCE)]
    made = judged(read, {"2026.1": keys})
    found = list(provenance(read, Wire(terms_at(CODES)), made))
    assert [len(line["target"]) for line in found] == [AT_ONCE, 2]
    assert len({line["id"] for line in found}) == 2


def test_every_target_has_its_type():
    read = family_reading(case_c(), now=NOW)
    (made,) = judged(read, {}).values()
    assert [(kind, type(key)) for kind, key in made] == [
        ("Observation", uuid.UUID),
        ("Flag", uuid.UUID),
    ]
