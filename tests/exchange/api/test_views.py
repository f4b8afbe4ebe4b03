import json
from datetime import date, timedelta

import pytest

from clinics.choices import Part, StaffRole
from clinics.models import Look, Share
from clinics.sharing import end_share
from tests.clinics.rows import make_share, make_staff
from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import all_of, case_c, full_baby, full_share, kinds
from tests.factories import NOW, make_baby, make_smile, parent_of
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
FHIR = "application/fhir+json"
LINES = "/api/v1/clinic/fhir/"


def of_baby(baby):
    return f"/api/v1/babies/{baby.pk}/fhir/"


def everything(baby):
    return f"/api/v1/fhir/Patient/{baby.pk}/$everything"


def of_share(share):
    return f"/api/v1/clinic/babies/{share.pk}/fhir/"


def text_of(response):
    return b"".join(response.streaming_content).decode()


def bundle_of(response):
    return json.loads(text_of(response))


def lines_of(response):
    return [json.loads(line) for line in text_of(response).splitlines()]


def patients(found):
    return [one["id"] for one in found if one["resourceType"] == "Patient"]


def looks():
    rows = Look.objects.order_by("number")
    return list(rows.values_list("baby_id", "who", "part"))


def test_a_family_takes_its_baby_along():
    baby = full_baby()
    response = api(parent_of(baby), scope="read").get(of_baby(baby))
    assert response["Content-Type"] == FHIR
    assert response["Content-Disposition"] == (
        'attachment; filename="fhir-2026-11-23.json"'
    )
    assert response["Cache-Control"] == "private, no-store"
    made = bundle_of(response)
    assert made["type"] == "collection"
    assert patients([entry["resource"] for entry in made["entry"]]) == [str(baby.pk)]
    assert r4.dangling(made) == []
    assert looks() == []


def test_the_codes_are_published_where_they_say(client):
    baby = full_baby()
    made = bundle_of(api(parent_of(baby)).get(of_baby(baby)))
    (flag, *_) = all_of(made, "Flag")
    address = flag["code"]["coding"][0]["system"]
    published = client.get(address.removeprefix("http://testserver")).json()
    assert published["url"] == address
    (filled,) = all_of(made, "QuestionnaireResponse")
    path, _version = (
        filled["questionnaire"].removeprefix("http://testserver").split("|")
    )
    form = client.get(path).json()
    assert filled["questionnaire"] == f"{form['url']}|{form['version']}"


@pytest.mark.parametrize(
    ("accepted", "given"),
    [(FHIR, FHIR), ("application/json", "application/json"), ("*/*", FHIR)],
)
def test_it_comes_under_the_name_that_was_asked_for(accepted, given):
    baby = case_c()
    program = api(parent_of(baby))
    response = program.get(of_baby(baby), HTTP_ACCEPT=accepted)
    assert response["Content-Type"] == given
    assert bundle_of(response)["resourceType"] == "Bundle"


def test_somebody_signed_in_downloads_it_from_a_page(signed_in, user):
    baby = case_c(by=user)
    response = signed_in.get(of_baby(baby), HTTP_ACCEPT="text/html,*/*;q=0.8")
    assert response["Content-Type"] == FHIR
    assert bundle_of(response)["resourceType"] == "Bundle"


def test_another_family_s_baby_is_not_found():
    baby, other = make_baby(), make_baby()
    response = api(parent_of(baby)).get(of_baby(other))
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_a_share_is_read_and_the_look_is_noted():
    baby = full_baby()
    share, staff = full_share(baby, Part.SMILES)
    response = api(staff.user).get(of_share(share))
    made = bundle_of(response)
    assert response["Content-Type"] == FHIR
    assert "QuestionnaireResponse" not in kinds(made)
    assert [one["id"] for one in all_of(made, "Consent")] == [str(share.pk)]
    assert looks() == [(baby.pk, "Nurse Example", "copy")]


def test_a_share_of_another_clinic_is_not_found_and_nothing_is_noted():
    share, _staff = full_share(full_baby())
    elsewhere = make_staff()
    assert api(elsewhere.user).get(of_share(share)).status_code == 404
    assert looks() == []


def test_a_share_that_has_ended_is_not_found():
    baby = full_baby()
    share, staff = full_share(baby)
    program = api(staff.user)
    assert bundle_of(program.get(of_share(share)))["type"] == "collection"
    end_share(share=share, by=parent_of(baby), now=NOW)
    assert program.get(of_share(share)).status_code == 404


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, StaffRole.ADMINISTRATOR])
def test_who_cares_for_no_baby_reads_none(role):
    share, nurse = full_share(full_baby())
    staff = make_staff(clinic=nurse.clinic, role=role)
    assert api(staff.user).get(of_share(share)).status_code == 404
    assert api(staff.user).get(LINES).status_code == 404


def test_a_clinic_gets_all_its_open_shares_and_a_look_for_each():
    one, other = full_baby(), case_c()
    _share, staff = full_share(one)
    later = make_share(baby=other, clinic=staff.clinic)
    Share.objects.filter(pk=later.pk).update(made_at=NOW + timedelta(hours=1))
    closed = make_share(baby=make_baby(), clinic=staff.clinic)
    end_share(share=closed, by=parent_of(closed.baby), now=NOW)
    make_share(baby=make_baby(), clinic=make_staff().clinic)
    response = api(staff.user).get(LINES)
    assert response["Content-Type"] == "application/fhir+ndjson"
    found = lines_of(response)
    assert patients(found) == [str(one.pk), str(other.pk)]
    assert looks() == [
        (one.pk, "Nurse Example", "copy"),
        (other.pk, "Nurse Example", "copy"),
    ]
    for each in found:
        r4.valid(each)


def test_a_share_that_ends_while_lines_are_sent_is_left_out():
    one, other = case_c(), case_c()
    _share, staff = full_share(one)
    late = make_share(baby=other, clinic=staff.clinic)
    response = api(staff.user).get(LINES)
    end_share(share=late, by=parent_of(other), now=NOW)
    assert patients(lines_of(response)) == [str(one.pk)]
    assert [baby for baby, _who, _part in looks()] == [one.pk]


def test_who_works_at_two_clinics_names_one():
    baby = case_c()
    share, staff = full_share(baby)
    other = make_staff(user=staff.user)
    program = api(staff.user)
    refused = program.get(LINES)
    assert refused.status_code == 400
    assert refused.json()["errors"] == [
        {"field": "clinic", "message": "Name one of the clinics where you work."}
    ]
    here = program.get(LINES, {"clinic": str(share.clinic_id)})
    assert patients(lines_of(here)) == [str(baby.pk)]
    there = program.get(LINES, {"clinic": str(other.clinic_id)})
    assert lines_of(there) == []


@pytest.mark.parametrize(
    "asked", ["", "nonsense", "\x00", "0" * 5000], ids=["none", "word", "nul", "long"]
)
def test_a_clinic_that_is_none_is_refused(asked):
    _share, staff = full_share(case_c())
    response = api(staff.user).get(LINES, {"clinic": asked})
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == ["clinic"]


@pytest.mark.parametrize("of", [of_baby, everything], ids=["bundle", "everything"])
@pytest.mark.parametrize(
    ("asked", "field"),
    [({"_since": "2026-11-01"}, "_since"), ({"_format": "xml"}, "_format")],
    ids=["less", "xml"],
)
def test_there_is_all_in_json_and_nothing_else(of, asked, field):
    baby = case_c()
    program = api(parent_of(baby))
    response = program.get(of(baby), asked)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]
    assert bundle_of(program.get(of(baby), {"_format": "json"}))["entry"]


def test_a_filter_that_nobody_knows_is_refused():
    _share, staff = full_share(case_c())
    response = api(staff.user).get(LINES, {"baby": "all"})
    assert [error["field"] for error in response.json()["errors"]] == ["baby"]
    assert looks() == []


def test_a_browser_left_open_reads_nothing_of_a_clinic(client):
    share, staff = full_share(case_c())
    client.force_login(staff.user)
    assert client.get(of_share(share)).status_code == 403
    assert client.get(LINES).status_code == 403
    assert looks() == []


def test_a_token_for_one_baby_speaks_for_no_clinic():
    baby = case_c()
    share, staff = full_share(baby)
    program = api(staff.user, baby_id=baby.pk)
    assert program.get(of_share(share)).status_code == 403
    assert program.get(LINES).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_a_long_diary_costs_no_more_questions(number, django_assert_num_queries):
    baby = case_c()
    share, staff = full_share(baby)
    for day in range(1, number + 1):
        make_smile(baby=baby, on=date(2026, 11, day))
    family, clinic = api(parent_of(baby)), api(staff.user)
    # What notes the first use of a token, and the first look, is no part of it.
    family.get(of_baby(baby))
    clinic.get(of_share(share))
    with django_assert_num_queries(12):
        bundle_of(family.get(of_baby(baby)))
    with django_assert_num_queries(17):
        bundle_of(clinic.get(of_share(share)))
    assert Share.objects.count() == 1
