import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.choices import Role
from babies.models import Smile
from babies.services import bin_smile
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_social_smile,
    make_user,
    parent_of,
)
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
AT_ME = {"state": "awake", "trigger": "face", "directed": "person"}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def smiles_of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "smiles", *map(str, rest), ""])


def fields_of(response):
    return [error["field"] for error in response.json()["errors"]]


def test_a_smile_is_stored_with_its_class(baby, program):
    sent = {**AT_ME, "observed_at": "2026-11-20T08:30:05+02:00", "note": "At dad"}
    response = program.post(smiles_of(baby), sent)
    row = Smile.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "kind": "smile",
        "observed_at": "2026-11-20T06:30:05+00:00",
        "on": "2026-11-20",
        "precision": "exact",
        "time_zone": "Europe/London",
        "state": "awake",
        "eyes": "unsure",
        "trigger": ["face"],
        "directed": "person",
        "form": "unsure",
        "repeatable": "not_tried",
        "reporter": "parent",
        "note": "At dad",
        "class": "social",
        "sub_type": None,
        "reasons": response.json()["reasons"],
        "corrected_age_days": 80,
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert response.json()["reasons"] != []
    assert row.observed_at == datetime(2026, 11, 20, 6, 30, 5, tzinfo=UTC)
    assert row.logged_by == parent_of(baby)


def test_nothing_said_is_a_smile_just_now(baby, program):
    program.post(smiles_of(baby), {})
    row = Smile.objects.get()
    assert (row.observed_at, row.on, row.precision) == (NOW, NOW.date(), "exact")


def test_a_day_alone_has_no_time(baby, program):
    response = program.post(smiles_of(baby), {"on": "2026-11-01"})
    assert response.json()["precision"] == "day"
    assert response.json()["observed_at"] is None


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"on": "2026-08-31"}, "on"),
        ({"on": "2026-11-24"}, "on"),
        ({"on": "yesterday"}, "on"),
        ({"observed_at": "2026-11-23T12:02:01Z"}, "observed_at"),
        ({"observed_at": "2026-08-31T12:00:00Z"}, "observed_at"),
        ({"observed_at": "2026-11-20T08:30:00"}, "observed_at"),
        ({"observed_at": "0001-01-01T00:00:00+14:00"}, "observed_at"),
        ({"observed_at": "9999-12-31T23:59:59-12:00"}, "observed_at"),
        ({"observed_at": 10**400}, "observed_at"),
        ({"observed_at": "2026-11-20T08:30:00Z", "on": "2026-11-21"}, "on"),
        ({"observed_at": "2026-11-20T08:30:00Z", "precision": "day"}, "precision"),
        ({"on": "2026-11-20", "precision": "exact"}, "observed_at"),
        ({"precision": "about"}, "on"),
        ({"state": "happy"}, "state"),
        ({"state": None}, "state"),
        ({"trigger": ["face", "moon"]}, "trigger[1]"),
        ({"trigger": 1}, "trigger"),
        ({"form": ["laugh_sound"]}, "form"),
        ({"note": "x" * 2001}, "note"),
        ({"note": "a\u0000b"}, "note"),
        ({"note": "a\u202eb"}, "note"),
        ({"note": {"a": 1}}, "note"),
        ({"reporter": "staff"}, "reporter"),
        ({"smile": True}, "smile"),
        ({"id": 7}, "id"),
        ({"id": "x"}, "id"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(baby, program, sent, field):
    response = program.post(smiles_of(baby), sent)
    assert response.status_code == 400
    assert fields_of(response) == [field]
    assert response["Content-Type"] == "application/problem+json"
    assert not Smile.objects.exists()


def test_the_same_under_the_same_id_is_one_smile(baby, program):
    sent = {"id": str(uuid.uuid4()), "on": "2026-11-20", "state": "awake"}
    first = program.post(smiles_of(baby), sent)
    again = program.post(smiles_of(baby), sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert Smile.objects.count() == 1


def test_just_now_sent_again_later_is_one_smile(baby, program, time_machine):
    sent = {"id": str(uuid.uuid4()), "state": "awake"}
    first = program.post(smiles_of(baby), sent)
    time_machine.move_to(NOW + timedelta(days=2))
    again = program.post(smiles_of(baby), sent)
    assert (again.status_code, again.json()) == (200, first.json())


def test_another_body_under_the_same_id_is_refused(baby, program):
    key = str(uuid.uuid4())
    at = "2026-11-20T08:30:00Z"
    program.post(smiles_of(baby), {"id": key, "observed_at": at})
    for other in ({"observed_at": "2026-11-20T08:31:00Z"}, {"state": "asleep"}):
        sent = {"id": key, "observed_at": at, **other}
        response = program.post(smiles_of(baby), sent)
        assert (response.status_code, response.json()["status"]) == (409, 409)
    assert Smile.objects.get().state == "unsure"


def test_the_first_body_again_after_a_change_is_the_changed_smile(baby, program):
    sent = {"id": str(uuid.uuid4()), "on": "2026-11-20"}
    program.post(smiles_of(baby), sent)
    program.patch(smiles_of(baby, sent["id"]), {"state": "awake"})
    again = program.post(smiles_of(baby), sent)
    assert (again.status_code, again.json()["state"]) == (200, "awake")


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


def test_some_answers_change_and_the_class_follows(baby, program):
    row = make_smile(baby=baby, on=date(2026, 11, 20), note="Kept")
    response = program.patch(smiles_of(baby, row.pk), AT_ME)
    assert response.status_code == 200
    said = response.json()
    assert (said["class"], said["note"], said["on"]) == ("social", "Kept", "2026-11-20")
    assert row.versions.count() == 2


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        ({}, ("2026-11-20T12:00:00+00:00", "2026-11-20", "about")),
        (
            {"observed_at": "2026-11-19T09:00:00Z"},
            ("2026-11-19T09:00:00+00:00", "2026-11-19", "about"),
        ),
        ({"on": "2026-11-18"}, (None, "2026-11-18", "day")),
        ({"observed_at": None, "precision": "day"}, (None, "2026-11-20", "day")),
        ({"observed_at": None}, (None, "2026-11-20", "day")),
    ],
)
def test_another_time_or_day_replaces_both(baby, program, sent, then):
    row = make_smile(baby=baby, on=date(2026, 11, 20), precision="about")
    said = program.patch(smiles_of(baby, row.pk), sent).json()
    assert (said["observed_at"], said["on"], said["precision"]) == then


def test_a_day_can_get_its_time(baby, program):
    row = make_smile(
        baby=baby, on=date(2026, 11, 20), precision="day", observed_at=None
    )
    sent = {"observed_at": "2026-11-20T09:00:00Z"}
    said = program.patch(smiles_of(baby, row.pk), sent).json()
    assert (said["observed_at"], said["precision"]) == (
        "2026-11-20T09:00:00+00:00",
        "exact",
    )


def test_what_was_read_can_be_sent_back_whole(baby, program):
    row = make_social_smile(baby=baby, on=date(2026, 11, 20), note="Kept")
    read = program.get(smiles_of(baby, row.pk)).json()
    written = program.put(smiles_of(baby, row.pk), read)
    assert (written.status_code, written.json()) == (200, read)
    assert row.versions.count() == 0


def test_all_anew_leaves_nothing_of_before(baby, program):
    row = make_social_smile(baby=baby, on=date(2026, 11, 20), note="Gone")
    said = program.put(smiles_of(baby, row.pk), {"on": "2026-11-20"}).json()
    assert (said["note"], said["state"], said["class"]) == ("", "unsure", "unclear")


def test_all_anew_needs_a_day(baby, program):
    row = make_smile(baby=baby)
    assert fields_of(program.put(smiles_of(baby, row.pk), {})) == ["on"]


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


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?since=2026-11-02", 1),
        ("?until=2026-11-01", 1),
        ("?class=social", 1),
        ("?class=reflex&since=2026-11-01", 0),
        ("?kind=smile", 2),
        ("?state=awake", 1),
    ],
)
def test_a_list_is_filtered(baby, program, query, count):
    make_smile(baby=baby, on=date(2026, 11, 1))
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    assert len(program.get(smiles_of(baby) + query).json()["results"]) == count


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?since=soon", "since"),
        ("?class=%00", "class"),
        ("?colour=red", "colour"),
        ("?page_size=0", "page_size"),
        ("?page_size=201", "page_size"),
        ("?page_size=9e9", "page_size"),
        ("?cursor=abc", "cursor"),
        ("?cursor=%F0%9F%98%80", "cursor"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(baby, program, query, field):
    response = program.get(smiles_of(baby) + query)
    assert (response.status_code, fields_of(response)) == (400, [field])


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
    assert program.get(smiles_of(baby)).status_code == 200
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
