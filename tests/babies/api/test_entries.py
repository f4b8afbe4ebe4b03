import uuid
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.http import Http404

from babies.api.entries import Here
from babies.api.views import SmileViewSet
from babies.models import Smile
from babies.services import bin_smile
from tests.factories import (
    NOW,
    make_baby,
    make_seen,
    make_smile,
    make_social_smile,
    parent_of,
)
from tests.factories_api import fields_of, smiles_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
AT_ME = {"state": "awake", "trigger": "face", "directed": "person"}


def test_the_same_under_the_same_id_is_one_smile(baby, program):
    sent = {"id": str(uuid.uuid4()), "on": "2026-11-20", "state": "awake"}
    first = program.post(smiles_of(baby), sent)
    again = program.post(smiles_of(baby), sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert Smile.objects.count() == 1


def test_another_body_under_the_same_id_is_refused(baby, program):
    key = str(uuid.uuid4())
    at = "2026-11-20T08:30:00Z"
    program.post(smiles_of(baby), {"id": key, "observed_at": at})
    for other in ({"observed_at": "2026-11-20T08:31:00Z"}, {"state": "asleep"}):
        sent = {"id": key, "observed_at": at, **other}
        response = program.post(smiles_of(baby), sent)
        assert (response.status_code, response.json()["status"]) == (409, 409)
    assert Smile.objects.get().state == "unsure"


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs = make_smile(baby=make_baby())
    before = Smile.objects.filter(pk=theirs.pk).values().get()
    response = program.post(smiles_of(baby), {"id": str(theirs.pk)})
    nowhere = program.get(smiles_of(baby, uuid.uuid4()))
    assert response.status_code == 404
    assert response.json() == nowhere.json()
    assert Smile.objects.filter(pk=theirs.pk).values().get() == before
    assert Smile.objects.count() == 1


def test_an_id_in_the_bin_or_of_another_baby_is_refused(baby, program):
    row = make_smile(baby=baby)
    bin_smile(smile=row, by=parent_of(baby), now=NOW)
    twin = make_smile(baby=make_baby(by=parent_of(baby), name="Test Twin"))
    for key in (row.pk, twin.pk):
        response = program.post(smiles_of(baby), {"id": str(key)})
        assert response.status_code == 409
    assert Smile.objects.count() == 2


def test_an_id_cannot_be_changed(baby, program):
    row = make_smile(baby=baby)
    response = program.patch(smiles_of(baby, row.pk), {"id": str(uuid.uuid4())})
    assert fields_of(response) == ["id"]


def test_what_changed_since_is_not_overwritten(baby, program):
    row = make_smile(baby=baby)
    seen = program.get(smiles_of(baby, row.pk))["ETag"]
    first = program.patch(smiles_of(baby, row.pk), {"note": "1"}, HTTP_IF_MATCH=seen)
    second = program.patch(smiles_of(baby, row.pk), {"note": "2"}, HTTP_IF_MATCH=seen)
    gone = program.delete(smiles_of(baby, row.pk), HTTP_IF_MATCH=seen)
    assert [first.status_code, second.status_code, gone.status_code] == [200, 412, 412]
    row.refresh_from_db()
    assert (row.note, row.binned_at) == ("1", None)
    third = program.patch(
        smiles_of(baby, row.pk), {"note": "3"}, HTTP_IF_MATCH=first["ETag"]
    )
    assert third.json()["note"] == "3"


def test_what_a_client_has_is_not_sent_again(baby, program):
    row = make_smile(baby=baby)
    etag = program.get(smiles_of(baby, row.pk))["ETag"]
    again = program.get(smiles_of(baby, row.pk), HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_the_list_comes_in_parts_newest_first(baby, program):
    days = [date(2026, 9, 10) + timedelta(days=number // 2) for number in range(7)]
    rows = [make_smile(baby=baby, on=on) for on in days]
    make_smile(baby=make_baby(by=parent_of(baby), name="Test Twin"))
    found, address = [], smiles_of(baby) + "?page_size=3"
    while address:
        part = program.get(address).json()
        assert len(part["results"]) <= 3
        found += [(each["on"], each["id"]) for each in part["results"]]
        address = part["next"]
    expected = sorted(rows, key=lambda row: str(row.pk))
    expected.sort(key=lambda row: row.on, reverse=True)
    assert found == [(str(row.on), str(row.pk)) for row in expected]


def test_what_was_read_can_be_sent_back_whole(baby, program):
    row = make_social_smile(baby=baby, on=date(2026, 11, 20), note="Kept")
    read = program.get(smiles_of(baby, row.pk)).json()
    written = program.put(smiles_of(baby, row.pk), read)
    assert (written.status_code, written.json()) == (200, read)
    assert row.versions.count() == 0


def test_an_id_that_was_taken_meanwhile_is_not_found(baby):
    theirs = make_smile(baby=make_baby())
    here = Here(baby, parent_of(baby), NOW)
    with pytest.raises(Http404), transaction.atomic():
        SmileViewSet().stored(theirs.pk, make_seen(baby=baby), here)
    assert Smile.objects.get() == theirs
