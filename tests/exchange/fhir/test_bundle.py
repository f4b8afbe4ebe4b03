import json
from datetime import UTC, date, datetime, timedelta

import pytest
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import HealthCheck, given, settings, strategies as st

from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    EyesChoice,
    FormChoice,
    KindChoice,
    ReporterChoice,
    StateChoice,
    TickChoice,
    TriggerChoice,
)
from babies.models import Baby
from clinical.catalog import catalog
from clinics.choices import Part
from exchange.fhir.bundle import as_json, bundle, lines
from exchange.fhir.codes import code_system, terms_at
from exchange.fhir.reading import clinic_reading, family_reading
from milestones.models import ValueChoice
from tests.clinics.rows import make_share
from tests.exchange.fhir import r4
from tests.exchange.fhir.r4_rules import RULES
from tests.exchange.fhir.rows import (
    CODES,
    a_referral,
    all_of,
    case_c,
    full_baby,
    full_share,
    kinds,
    of_family,
    of_share,
)
from tests.factories import NOW, make_answer, make_baby, make_concern, make_smile
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
HL7 = "http://terminology.hl7.org/CodeSystem/"
#: Clinical rules J.1: these two, and no other code of LOINC or SNOMED.
ALLOWED = {
    ("http://loinc.org", "76516-4"),
    ("http://snomed.info/sct", "412726003"),
}
#: What FHIR itself brings for resources like ours.
STRUCTURE = {
    (HL7 + "observation-category", "survey"),
    (HL7 + "observation-category", "exam"),
    (HL7 + "flag-category", "clinical"),
    (HL7 + "data-absent-reason", "unknown"),
    (HL7 + "v3-RoleCode", "PRN"),
    (HL7 + "consentscope", "patient-privacy"),
    (HL7 + "v3-ActCode", "IDSCL"),
    (HL7 + "v3-ParticipationType", "IRCP"),
    (HL7 + "provenance-participant-type", "assembler"),
    ("http://hl7.org/fhir/CodeSystem/task-code", "fulfill"),
    ("http://unitsofmeasure.org", "d"),
    ("http://unitsofmeasure.org", "s"),
}
#: They would say what a baby has, or will have (clinical rules J.2).
NEVER = {"Condition", "DiagnosticReport", "RiskAssessment", "DetectedIssue"}


def full_bundles():
    baby = full_baby()
    share, staff = full_share(baby)
    a_referral(baby, staff)
    return of_family(baby), of_share(share)


def check(made):
    """Everything that must hold for any bundle."""
    get_fhir_model_class("Bundle").model_validate(made)
    assert list(RULES["Bundle"](made)) == []
    for entry in made["entry"]:
        r4.valid(entry["resource"])
        assert entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}"
    assert r4.dangling(made) == []
    assert NEVER.isdisjoint(kinds(made))
    ours = {(CODES, code) for code in terms_at(CODES).codings}
    assert set(r4.codings(made)) <= ALLOWED | STRUCTURE | ours


def test_case_c_on_the_day_it_turns_late():
    made = of_family(case_c(), datetime(2026, 11, 19, 12, 0, tzinfo=UTC))
    assert made["resourceType"] == "Bundle"
    assert made["type"] == "collection"
    assert made["timestamp"] == "2026-11-19T12:00:00+00:00"
    assert kinds(made) == [
        "Patient", "RelatedPerson", "Observation", "Observation", "Flag", "Device", "Provenance",
    ]  # fmt: skip
    check(made)


def test_the_time_has_the_offset_of_the_home():
    made = of_family(make_baby(time_zone="America/Chicago"))
    assert made["timestamp"] == "2026-11-23T06:00:00-06:00"


def test_every_resource_says_where_it_is_from_and_how_it_is_called_elsewhere():
    made = of_family(full_baby())
    for entry in made["entry"]:
        one = entry["resource"]
        assert one["meta"] == {"source": "https://smiles.example.com"}
        name = {"system": "urn:ietf:rfc:3986", "value": entry["fullUrl"]}
        if one["resourceType"] == "QuestionnaireResponse":
            assert one["identifier"] == name
        elif one["resourceType"] != "Provenance":
            assert one["identifier"] == [name]


def test_a_full_baby_is_valid_for_its_family_and_for_a_clinic():
    bundles = list(full_bundles())
    for made in bundles:
        check(made)
    assert [kinds(made).count("Patient") for made in bundles] == [1, 1]


def test_our_own_codes_are_no_code_of_loinc_or_snomed():
    text = as_json(code_system(CODES))
    assert "loinc" not in text
    assert "snomed" not in text


def test_the_same_reading_makes_the_same_bundle():
    baby = full_baby()
    assert of_family(baby) == of_family(baby)


def test_names_are_sent_as_they_are_written():
    baby = make_baby(name='Test "Zoë" </script> \u2028')
    text = "".join(bundle(family_reading(baby, now=NOW), CODES))
    assert json.loads(text)["entry"][0]["resource"]["name"] == [{"text": baby.name}]
    assert "Zoë" in text


def test_lines_point_by_type_and_say_once_what_babies_share():
    one, other = full_baby(), case_c()
    share, staff = full_share(one)
    shares = [share, make_share(baby=other, clinic=staff.clinic)]
    for baby in (one, other):
        a_referral(baby, staff)
    read = (clinic_reading(each, now=NOW) for each in shares)
    found = [json.loads(line) for line in "".join(lines(read, CODES)).splitlines()]
    for each in found:
        r4.valid(each)
    assert [e["id"] for e in found if e["resourceType"] == "Patient"] == [
        str(one.pk),
        str(other.pk),
    ]
    for kind in ("Organization", "Practitioner", "Device"):
        assert len([each for each in found if each["resourceType"] == kind]) == 1
    known = {f"{each['resourceType']}/{each['id']}" for each in found}
    assert len(known) == len(found)
    assert {target for each in found for _, target in r4.references(each)} <= known


def test_lines_are_one_each():
    share, _staff = full_share(full_baby())
    (piece,) = lines([clinic_reading(share, now=NOW)], CODES)
    assert piece.endswith("}\n")
    assert len(piece.splitlines()) == len(of_share(share)["entry"])


def test_a_long_diary_comes_in_pieces_and_whole(monkeypatch):
    monkeypatch.setattr("exchange.fhir.bundle.A_PIECE", 4)
    baby = case_c()
    for day in range(1, 6):
        make_smile(baby=baby, on=date(2026, 11, day))
    pieces = list(bundle(family_reading(baby, now=NOW), CODES))
    made = json.loads("".join(pieces))
    # The head with the baby, eleven more in pieces of four, and the end.
    assert (len(pieces), len(made["entry"])) == (1 + 3 + 1, 1 + 11)
    assert len(all_of(made, "Observation")) == 2 + 5
    check(made)


moments = st.sampled_from(["exact", "about", "day"])
days = st.integers(0, 80)
smiles = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KindChoice.values),
        "state": st.sampled_from(StateChoice.values),
        "eyes": st.sampled_from(EyesChoice.values),
        "trigger": st.lists(
            st.sampled_from(TriggerChoice.values), max_size=3, unique=True
        ).map(tuple),
        "directed": st.sampled_from(DirectedChoice.values),
        "form": st.sampled_from(FormChoice.values),
        "reporter": st.sampled_from(ReporterChoice.values),
        "note": st.sampled_from(["", "A note."]),
        "precision": moments,
    }
)
episodes = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(EpisodeKind.values),
        "ticks": st.lists(
            st.sampled_from(TickChoice.values), max_size=4, unique=True
        ).map(tuple),
        "duration_s": st.none() | st.integers(0, 7200),
        "count_today": st.none() | st.integers(0, 30),
    }
)
answers = st.tuples(
    st.sampled_from(sorted(catalog().by_id)), st.sampled_from(ValueChoice.values)
)
zones = ["Europe/London", "Pacific/Auckland", "America/St_Johns", "UTC", "Asia/Kolkata"]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.fixed_dictionaries(
        {
            "seen": st.lists(st.tuples(days, smiles), max_size=4),
            "odd": st.lists(st.tuples(days, episodes), max_size=3),
            "said": st.lists(st.tuples(days, answers), max_size=4),
            "weeks": st.none() | st.integers(22, 44),
            "parts": st.sets(st.sampled_from(Part.values), min_size=1).map(sorted),
            "zone": st.sampled_from(zones),
            "is_worried": st.booleans(),
        }
    )
)
def test_any_baby_makes_valid_resources_whose_references_resolve(db, facts):
    baby = make_baby(
        gestation_weeks=facts["weeks"], gestation_days=None, time_zone=facts["zone"]
    )
    log(baby, facts["seen"], facts["odd"], facts["said"])
    if facts["is_worried"]:
        make_concern(baby=baby, on=baby.birth_on)
    share, staff = full_share(baby, *facts["parts"])
    a_referral(baby, staff)
    whole = of_family(baby)
    check(whole)
    check(of_share(share))
    logged = sum(len(facts[name]) for name in ("seen", "odd", "said"))
    assert len(all_of(whole, "Observation")) == 2 + logged


def log(baby: Baby, seen, odd, said):
    for day, fields in seen:
        on = baby.birth_on + timedelta(days=day)
        moment = {"observed_at": None} if fields["precision"] == "day" else {}
        make_smile(baby=baby, on=on, **fields, **moment)
    for day, fields in odd:
        make_episode(baby=baby, on=baby.birth_on + timedelta(days=day), **fields)
    for day, (expectation, value) in said:
        on = date(2026, 9, 1) + timedelta(days=day)
        make_answer(baby=baby, on=on, value=value, expectation=expectation)
