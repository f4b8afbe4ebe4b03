from datetime import date

import pytest

from babies.models import Concern
from clinical.catalog import CDC_SMILES_BACK, catalog
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_user,
    parent_of,
)
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
YES = {"expectation": "social-smile", "value": "yes", "on": "2026-11-01"}


@pytest.fixture
def baby():
    load_expectations(today=NOW.date())
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def test_an_answer_is_stored(baby, program):
    response = program.post(of(baby, "answers"), YES)
    row = Answer.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        **YES,
        "id": str(row.pk),
        "precision": "day",
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert (row.baby, row.on, row.logged_by) == (
        baby,
        date(2026, 11, 1),
        parent_of(baby),
    )


def test_smiling_back_is_the_same_fact(baby, program):
    sent = {**YES, "expectation": CDC_SMILES_BACK, "precision": "about"}
    said = program.post(of(baby, "answers"), sent).json()
    assert (said["expectation"], said["precision"]) == ("social-smile", "about")


def test_without_a_day_it_is_today(baby, program):
    sent = {"expectation": "social-smile", "value": "not_yet"}
    assert program.post(of(baby, "answers"), sent).json()["on"] == "2026-11-23"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"expectation": "flying"}, "expectation"),
        ({"expectation": "a\u0000"}, "expectation"),
        ({"expectation": "ladder-no-answer"}, "expectation"),
        ({"expectation": "cdc-60m-tells-a-story"}, "expectation"),
        ({"value": "maybe"}, "value"),
        ({"value": None}, "value"),
        ({"on": "2026-11-24"}, "on"),
        ({"on": "2026-08-31"}, "on"),
        ({"on": ""}, "on"),
        ({"precision": "exact"}, "precision"),
        ({"note": "x"}, "note"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(baby, program, more, field):
    response = program.post(of(baby, "answers"), {**YES, **more})
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Answer.objects.exists()


def test_an_answer_to_a_list_that_is_not_open_is_refused(baby, program):
    closed = next(e.id for e in catalog().expectations if e.age_months == 24)
    response = program.post(of(baby, "answers"), {**YES, "expectation": closed})
    assert fields_of(response) == ["value"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?expectation=social-smile", 1),
        ("?value=not_yet", 1),
        ("?since=2026-11-02", 1),
        ("?until=2026-11-02", 2),
    ],
)
def test_answers_are_filtered(baby, program, query, count):
    make_answer(baby=baby, on=date(2026, 11, 1))
    other = "cdc-02m-studies-faces"
    make_answer(baby=baby, on=date(2026, 11, 2), value="not_yet", expectation=other)
    found = program.get(of(baby, "answers") + query).json()["results"]
    assert len(found) == count


def test_a_worry_needs_no_name(baby, program):
    said = program.post(of(baby, "concerns"), {"note": "So quiet"}).json()
    row = Concern.objects.get()
    assert (said["kind"], said["note"], said["on"]) == (
        "worry",
        "So quiet",
        "2026-11-23",
    )
    assert (row.kind, row.baby) == ("worry", baby)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"kind": "measles"}, "kind"),
        ({"kind": ["worry"]}, "kind"),
        ({"on": "2026-11-24"}, "on"),
        ({"note": "\u0007"}, "note"),
    ],
)
def test_a_worry_that_cannot_be_is_refused(baby, program, sent, field):
    assert fields_of(program.post(of(baby, "concerns"), sent)) == [field]
    assert not Concern.objects.exists()


def test_worries_are_filtered(baby, program):
    make_concern(baby=baby, on=date(2026, 11, 1))
    make_concern(baby=baby, on=date(2026, 11, 1), kind="eyes")
    found = program.get(of(baby, "concerns") + "?kind=eyes").json()["results"]
    assert [row["kind"] for row in found] == ["eyes"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?on=2026-08-31", "on"),
        ("?on=2033-01-01", "on"),
        ("?on=soon", "on"),
        ("?on=", "on"),
        ("?facts=some", "facts"),
        ("?day=2026-11-01", "day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(baby, program, query, field):
    response = program.get(of(baby, "assessment") + query)
    assert (response.status_code, fields_of(response)) == (400, [field])


def test_the_catalog_is_open_to_everybody(client):
    response = client.get("/api/v1/expectations/")
    rows = response.json()["results"]
    assert [row["id"] for row in rows] == [e.id for e in catalog().expectations]
    assert response["Cache-Control"] == "public, max-age=3600"
    one = client.get("/api/v1/expectations/social-smile/").json()
    assert one == next(row for row in rows if row["id"] == "social-smile")


def test_a_wrong_token_does_not_close_the_catalog(client):
    wrong = {"HTTP_AUTHORIZATION": "Token smile_x"}
    found = client.get("/api/v1/expectations/?age_months=2", **wrong).json()["results"]
    assert {row["age_months"] for row in found} == {2}


def test_one_list_of_the_catalog(client):
    found = client.get("/api/v1/expectations/?source_list=who").json()["results"]
    assert {row["source_list"] for row in found} == {"who"}


def test_what_is_not_in_the_catalog(client):
    assert client.get("/api/v1/expectations/flying/").json()["status"] == 404
    assert fields_of(client.get("/api/v1/expectations/?age=2")) == ["age"]


@pytest.mark.parametrize("kind", ["answers", "concerns", "assessment"])
def test_a_stranger_finds_nothing(baby, kind):
    stranger = api(make_user())
    assert stranger.get(of(baby, kind)).json()["status"] == 404
