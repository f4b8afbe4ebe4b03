import uuid
from datetime import timedelta

import pytest

from babies.choices import Role
from babies.models import Smile
from babies.services import bin_smile
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
    parent_of,
)
from tests.factories_api import api, smiles_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
AT_ME = {"state": "awake", "trigger": "face", "directed": "person"}


def test_into_the_bin_and_out_again(baby, program):
    row = make_smile(baby=baby)
    assert program.delete(smiles_of(baby, row.pk)).status_code == 204
    assert program.get(smiles_of(baby, row.pk)).status_code == 404
    assert program.get(smiles_of(baby)).json()["results"] == []
    binned = program.get(smiles_of(baby, "bin")).json()["results"]
    assert [each["id"] for each in binned] == [str(row.pk)]
    back = program.post(smiles_of(baby, row.pk, "restore"))
    assert (back.status_code, back.json()["id"]) == (200, str(row.pk))
    assert program.post(smiles_of(baby, row.pk, "restore")).status_code == 200
    row.refresh_from_db()
    assert row.binned_at is None


def test_a_smile_from_before_the_birth_stays_in_the_bin(baby, program):
    row = make_smile(baby=baby)
    bin_smile(smile=row, by=parent_of(baby), now=NOW)
    baby.birth_on = row.on + timedelta(days=1)
    baby.zero_on = baby.birth_on
    baby.save()
    assert program.post(smiles_of(baby, row.pk, "restore")).status_code == 409
    row.refresh_from_db()
    assert row.binned_at == NOW


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    for _number in range(count):
        make_smile(baby=baby)
    program.get(smiles_of(baby))
    with django_assert_num_queries(3):
        program.get(smiles_of(baby))


def test_who_only_looks_may_not_write(baby):
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    row = make_smile(baby=baby)
    program = api(viewer)
    assert program.get(smiles_of(baby, row.pk)).status_code == 200
    answers = [
        program.post(smiles_of(baby), {}),
        program.patch(smiles_of(baby, row.pk), {"note": "x"}),
        program.delete(smiles_of(baby, row.pk)),
        program.get(smiles_of(baby, "bin")),
    ]
    assert [each.status_code for each in answers] == [404] * 4
    row.refresh_from_db()
    assert (Smile.objects.count(), row.note, row.binned_at) == (1, "", None)


def test_a_token_for_one_baby_reaches_no_other(baby):
    parent = parent_of(baby)
    twin = make_baby(by=parent, name="Test Twin")
    row = make_smile(baby=twin)
    program = api(parent, baby_id=baby.pk)
    assert program.get(smiles_of(baby)).json()["results"] == []
    assert program.get(smiles_of(twin)).status_code == 404
    assert program.post(smiles_of(twin), {}).status_code == 404
    assert program.post(smiles_of(baby), {"id": str(row.pk)}).status_code == 404


def test_scopes(baby):
    parent = parent_of(baby)
    row = make_smile(baby=baby)
    reads, adds = api(parent, scope="read"), api(parent, scope="add-only")
    one = smiles_of(baby, row.pk)
    assert reads.get(one).status_code == 200
    assert [
        each.status_code
        for each in (reads.post(smiles_of(baby), {}), reads.delete(one))
    ] == [403, 403]
    assert adds.post(smiles_of(baby), {}).status_code == 201
    refused = (
        adds.get(smiles_of(baby)), adds.get(one), adds.patch(one, {}),
        adds.delete(one), adds.get(smiles_of(baby, "bin")),
        adds.post(smiles_of(baby, row.pk, "restore")),
    )  # fmt: skip
    assert [each.status_code for each in refused] == [403] * 6


def test_a_browser_signed_in_may_read_and_not_write(baby, client):
    client.force_login(parent_of(baby))
    assert client.get(smiles_of(baby)).json()["results"] == []
    written = client.post(smiles_of(baby), {}, content_type="application/json")
    assert (written.status_code, written["WWW-Authenticate"]) == (401, "Token")
    assert not Smile.objects.exists()


def test_a_stranger_finds_nothing(baby):
    stranger = api(make_user())
    row = make_smile(baby=baby)
    nowhere = stranger.get(smiles_of(baby, uuid.uuid4()))
    found = stranger.get(smiles_of(baby, row.pk))
    assert (found.status_code, found.json()) == (404, nowhere.json())
