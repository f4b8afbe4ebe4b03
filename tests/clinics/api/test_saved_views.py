"""Saved views of the worklist, for programs."""

from clinics.models import SavedView
from tests.clinics.rows import make_clinic, make_staff
from tests.factories_api import fields_of

ADDRESS = "/api/v1/clinic/views/"


def test_a_view_is_kept_under_its_name_until_it_is_forgotten(program, nurse):
    make_view = {"name": "Mine", "query": "state=open&by=mine"}
    first = program.post(ADDRESS, make_view)
    second = program.post(ADDRESS, {**make_view, "query": ""})
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == {"id": first.json()["id"], "name": "Mine", "query": ""}
    assert program.get(ADDRESS).json() == {"next": None, "results": [second.json()]}
    assert program.delete(f"{ADDRESS}{first.json()['id']}/").status_code == 204
    assert not SavedView.objects.exists()


def test_a_colleagues_views_are_not_there(program, nurse):
    colleague = make_staff(clinic=nurse.clinic)
    view = SavedView.objects.create(staff=colleague, name="Theirs", query="")
    assert program.get(ADDRESS).json()["results"] == []
    assert program.delete(f"{ADDRESS}{view.pk}/").status_code == 404
    assert SavedView.objects.get() == view


def test_a_name_is_needed_and_a_clinic_where_there_are_two(program, nurse):
    refused = program.post(ADDRESS, {"name": " ", "query": "\x00"})
    assert (refused.status_code, fields_of(refused)) == (400, ["name", "query"])
    hidden = program.post(ADDRESS, {"name": "x\x08", "query": ""})
    assert (hidden.status_code, fields_of(hidden)) == (400, ["name"])
    other = make_staff(clinic=make_clinic(), user=nurse.user)
    sent = {"name": "Here", "query": ""}
    assert fields_of(program.post(ADDRESS, sent)) == ["clinic"]
    assert program.post(f"{ADDRESS}?clinic={other.clinic_id}", sent).status_code == 201
    assert SavedView.objects.get().staff == other
