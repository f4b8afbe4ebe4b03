import json
import uuid
from datetime import date
from typing import Any

import pytest

from babies.models import Concern
from clinical.cases import assess_line
from clinical.catalog import CDC_SMILES_BACK, catalog
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_smile,
    make_social_smile,
    make_user,
    parent_of,
)
from tests.factories_api import api
from tests.factories_episodes import make_episode

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


def fields_of(response):
    return [error["field"] for error in response.json()["errors"]]


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


@pytest.mark.parametrize("kind", ["answers", "concerns"])
def test_the_same_under_the_same_id_is_one_entry(baby, program, kind):
    sent = {"id": str(uuid.uuid4()), **(YES if kind == "answers" else {})}
    first = program.post(of(baby, kind), sent)
    again = program.post(of(baby, kind), sent)
    other = program.post(of(baby, kind), {**sent, "on": "2026-11-02"})
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert again.json() == first.json()


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs = make_answer(baby=make_baby(), on=date(2026, 11, 1))
    response = program.post(of(baby, "answers"), {**YES, "id": str(theirs.pk)})
    assert response.status_code == 404
    assert list(Answer.objects.all()) == [theirs]


@pytest.mark.parametrize(
    ("kind", "make"), [("answers", make_answer), ("concerns", make_concern)]
)
def test_into_the_bin_and_out_again(baby, program, kind, make):
    row = make(baby=baby, on=date(2026, 11, 1))
    one = of(baby, kind, row.pk)
    read = program.get(one).json()
    assert program.delete(one).status_code == 204
    assert program.get(one).status_code == 404
    assert program.get(of(baby, kind, "bin")).json()["results"] == [read]
    refused = program.post(
        of(baby, kind),
        {"id": str(row.pk), **YES} if kind == "answers" else {"id": str(row.pk)},
    )
    assert refused.status_code == 409
    assert program.post(f"{one}restore/").json() == read
    assert program.get(of(baby, kind)).json()["results"] == [read]


def test_what_is_from_before_the_birth_stays_in_the_bin(baby, program):
    row = make_answer(baby=baby, on=date(2026, 11, 1))
    program.delete(of(baby, "answers", row.pk))
    baby.birth_on = baby.zero_on = date(2026, 11, 2)
    baby.save()
    response = program.post(of(baby, "answers", row.pk, "restore"))
    assert response.status_code == 409
    assert response.json()["detail"].startswith("This day is before the birth.")


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


def case_of(baby, today, **lists):
    """The same facts for `manage.py assess`."""
    return {
        "id": str(baby.pk),
        "born": str(baby.birth_on),
        "gestation_weeks": 40,
        "gestation_days": 0,
        "today": today,
        **lists,
    }


def test_an_assessment_is_what_assess_prints(baby, program):
    make_smile(baby=baby, on=date(2026, 10, 1), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 10))
    make_episode(baby=baby, on=date(2026, 10, 5))
    make_concern(baby=baby, on=date(2026, 10, 20))
    shown = program.get(of(baby, "assessment")).json()
    smile = {"kind": "smile", "on": "2026-10-01", "state": "asleep"}
    at_me = {"state": "awake", "trigger": "face", "directed": "person"}
    case = case_of(
        baby,
        "2026-11-23",
        observations=[
            smile,
            {"kind": "laugh", "on": "2026-10-05"},
            {"kind": "smile", "on": "2026-10-10", **at_me},
        ],
        concerns=[{"kind": "worry", "on": "2026-10-20"}],
    )
    printed, readable = assess_line(json.dumps(case))
    assert readable
    kept = ("class", "reasons")
    shown_classes = [
        {name: row[name] for name in kept} for row in shown.pop("observations")
    ]
    rows: Any = printed.pop("observations")
    classes = [{name: row[name] for name in kept} for row in rows]
    assert (shown_classes[0], shown_classes[2]) == (classes[0], classes[2])
    assert shown == json.loads(json.dumps(printed))


def test_a_day_is_judged_by_what_was_before_it(baby, program):
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    then = program.get(of(baby, "assessment") + "?on=2026-10-28&facts=then").json()
    all_of_it = program.get(of(baby, "assessment") + "?on=2026-10-28&facts=all").json()
    assert (then["smile"]["status"], then["observations"]) == ("late", [])
    assert all_of_it == {**then, "later": {"first_on": "2026-11-02"}}


def test_nothing_came_later(baby, program):
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    shown = program.get(of(baby, "assessment") + "?facts=all").json()
    assert (shown["on"], shown["later"]) == ("2026-11-23", {"first_on": None})


def test_a_sleep_laugh_is_told_apart(baby, program):
    make_smile(baby=baby, on=date(2026, 10, 1), state="asleep", kind="laugh")
    shown = program.get(of(baby, "assessment")).json()["observations"]
    assert [row.get("sub_type") for row in shown] == ["sleep_laugh"]


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
