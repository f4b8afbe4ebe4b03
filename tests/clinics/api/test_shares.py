"""A family shares its diary by program: with whom, until when, and who looked."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from babies.choices import Role
from clinics.choices import Mode, Part
from clinics.codes import make_code
from clinics.looks import record_look
from clinics.models import ExamCode, Share
from clinics.sharing import decline_watch, open_link
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_api import api, fields_of

SUMMARY = {"parts": ["summary"]}


@pytest.fixture
def baby(db):
    return make_baby()


@pytest.fixture
def parent(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def test_a_clinic_is_let_in(baby, parent):
    clinic = make_clinic(code="EXAMPLE")
    sent = {"parts": ["smiles", "summary"], "clinic_code": "example", "mode": "watch"}
    response = parent.post(of(baby, "shares"), {**sent, "until_on": "2026-12-24"})
    row = Share.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "parts": ["summary", "smiles"],
        "mode": "watch",
        "clinic": clinic.name,
        "waits": True,
        "reads_on": None,
        "until": "2026-12-25T00:00:00+00:00",
        "made_at": "2026-11-23T12:00:00+00:00",
        "address": None,
        "passcode": None,
    }
    assert (row.clinic, row.made_by, row.until_at) == (
        clinic,
        parent_of(baby),
        datetime(2026, 12, 25, tzinfo=UTC),
    )
    assert parent.get(of(baby, "shares")).json()["results"] == [response.json()]


def test_a_link_and_its_passcode_are_told_once(baby, parent):
    made = parent.post(of(baby, "shares"), {**SUMMARY, "lasts": "hour"}).json()
    (token,) = re.findall(r"/s/([^/]+)/$", made["address"])
    opened = open_link(token=token, passcode=made["passcode"], now=NOW)
    assert opened == Share.objects.get()
    assert made["until"] == "2026-11-23T13:00:00+00:00"
    (listed,) = parent.get(of(baby, "shares")).json()["results"]
    assert listed == {**made, "address": None, "passcode": None}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "parts"),
        ({"parts": []}, "parts"),
        ({"parts": ["summary", "wallet"]}, "parts[1]"),
        ({**SUMMARY, "clinic_code": "NOWHERE"}, "clinic_code"),
        ({**SUMMARY, "mode": "watch"}, "clinic_code"),
        ({**SUMMARY, "mode": "spy"}, "mode"),
        ({**SUMMARY, "lasts": "forever"}, "lasts"),
        ({**SUMMARY, "until_on": "2026-11-22"}, "until_on"),
        ({**SUMMARY, "until_on": "9999-12-31"}, "until_on"),
        ({**SUMMARY, "passcode_hash": "x"}, "passcode_hash"),
    ],
)
def test_what_cannot_be_is_refused_by_name(baby, parent, sent, field):
    response = parent.post(of(baby, "shares"), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Share.objects.exists()


def test_a_share_ends_at_once(baby, parent, nurse, program):
    share = make_share(baby=baby, clinic=nurse.clinic, mode=Mode.WATCH)
    referrals = "/api/v1/clinic/referrals/"
    sent = {"share": str(share.pk), "kind": "vision"}
    assert program.post(referrals, sent).status_code == 201
    for _ in range(2):
        assert parent.delete(of(baby, "shares", share.pk)).status_code == 204
    share.refresh_from_db()
    assert (share.ended_at, share.ended_by) == (NOW, parent_of(baby))
    assert parent.get(of(baby, "shares")).json()["results"] == []
    assert program.post(referrals, sent).status_code == 404


def test_a_code_for_the_exam_room(baby, parent):
    made = parent.post(of(baby, "exam-codes"), {"parts": ["smiles"]})
    assert made.status_code == 201
    assert made.json() == {
        "id": str(ExamCode.objects.get().pk),
        "parts": ["smiles"],
        "code": made.json()["code"],
        "until": "2026-11-23T12:15:00+00:00",
    }
    assert re.fullmatch("[A-Z2-9]{6}", made.json()["code"])
    assert (ExamCode.objects.get().baby, ExamCode.objects.get().parts) == (
        baby,
        ["smiles"],
    )
    assert fields_of(parent.post(of(baby, "exam-codes"), {})) == ["parts"]


WATCH = {"parts": ["smiles"], "clinic_code": "EXAMPLE", "mode": "watch"}


@pytest.mark.parametrize(
    ("sent", "other"),
    [
        (SUMMARY, {"lasts": "hour"}),
        (SUMMARY, {"parts": ["smiles"]}),
        (SUMMARY, {"clinic_code": "EXAMPLE"}),
        (WATCH, {"mode": "look"}),
        ({**WATCH, "until_on": "2026-12-24"}, {"until_on": "2026-12-25"}),
    ],
)
def test_the_same_under_the_same_id_is_one_share(baby, parent, sent, other, clock):
    make_clinic(code="EXAMPLE")
    sent = {**sent, "id": str(uuid.uuid4())}
    made = parent.post(of(baby, "shares"), sent)
    clock.shift(timedelta(hours=2))
    again = parent.post(of(baby, "shares"), sent)
    another = parent.post(of(baby, "shares"), {**sent, **other})
    statuses = [each.status_code for each in (made, again, another)]
    assert (statuses, Share.objects.count()) == ([201, 200, 409], 1)
    assert again.json() == {**made.json(), "address": None, "passcode": None}


def test_a_watch_that_was_declined_is_still_the_same_share(baby, parent):
    make_clinic(code="EXAMPLE")
    sent = {**WATCH, "id": str(uuid.uuid4())}
    parent.post(of(baby, "shares"), sent)
    decline_watch(share=Share.objects.get(), now=NOW)
    again = parent.post(of(baby, "shares"), sent)
    assert (again.status_code, again.json()["mode"]) == (200, "look")


def test_an_ended_share_does_not_begin_again(baby, parent):
    sent = {**SUMMARY, "id": str(uuid.uuid4())}
    parent.post(of(baby, "shares"), sent)
    parent.delete(of(baby, "shares", sent["id"]))
    again = parent.post(of(baby, "shares"), sent)
    assert (again.status_code, again.json()["detail"]) == (
        409,
        "This share has ended. Please make a new one.",
    )


def test_a_code_is_told_once_under_its_id(baby, parent):
    sent = {"parts": ["smiles"], "id": str(uuid.uuid4())}
    made = parent.post(of(baby, "exam-codes"), sent)
    again = parent.post(of(baby, "exam-codes"), sent)
    another = parent.post(of(baby, "exam-codes"), {**sent, **SUMMARY})
    statuses = [each.status_code for each in (made, again, another)]
    assert (statuses, ExamCode.objects.count()) == ([201, 200, 409], 1)
    assert again.json() == {**made.json(), "code": None}


def test_an_id_of_another_family_stands_for_nothing_here(baby, parent):
    theirs = make_baby(name="Test Elm")
    share = make_share(baby=theirs)
    make_code(baby=theirs, parts=["smiles"], by=parent_of(theirs), now=NOW)
    code = ExamCode.objects.get()
    refused = [
        parent.post(of(baby, "shares"), {**SUMMARY, "id": str(share.pk)}),
        parent.post(of(baby, "exam-codes"), {**SUMMARY, "id": str(code.pk)}),
    ]
    assert [each.status_code for each in refused] == [404, 404]
    assert (Share.objects.get(), ExamCode.objects.get()) == (share, code)


def test_the_family_reads_who_looked(baby, parent, nurse):
    share = make_share(baby=baby, clinic=nurse.clinic)
    for part in (Part.SUMMARY, Part.SMILES):
        record_look(share=share, staff=nurse, part=part, now=NOW)
    theirs = make_share(baby=make_baby(), clinic=nurse.clinic)
    record_look(share=theirs, staff=nurse, part=Part.SUMMARY, now=NOW)
    found = parent.get(of(baby, "looks")).json()["results"]
    at = "2026-11-23T12:00:00+00:00"
    clinic, who = nurse.clinic.name, nurse.name
    assert found == [
        {"number": 2, "at": at, "who": who, "clinic": clinic, "part": "smiles"},
        {"number": 1, "at": at, "who": who, "clinic": clinic, "part": "summary"},
    ]


def test_who_may_do_what(baby, nurse):
    share = make_share(baby=baby, clinic=nurse.clinic)
    parent = parent_of(baby)
    twin = make_baby(by=parent, name="Test Twin")
    carers = [make_caregiver(baby=baby, role=role).user for role in Role]
    outside = [api(parent, baby_id=twin.pk), api(make_user()), api(nurse.user)]
    for who in [*map(api, carers[1:]), *outside]:
        refused = (
            who.post(of(baby, "shares"), SUMMARY),
            who.delete(of(baby, "shares", share.pk)),
            who.post(of(baby, "exam-codes"), SUMMARY),
        )
        assert [each.status_code for each in refused] == [404] * 3
    for who in map(api, carers):
        assert len(who.get(of(baby, "shares")).json()["results"]) == 1
    for who in outside:
        assert who.get(of(baby, "looks")).status_code == 404
    foreign = make_share(baby=twin)
    assert api(parent).delete(of(baby, "shares", foreign.pk)).status_code == 404
    adds = api(parent, scope="add-only")
    assert adds.post(of(baby, "shares"), SUMMARY).status_code == 403
    assert Share.objects.open_at(NOW).count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_any_length(
    baby, parent, nurse, count, django_assert_num_queries
):
    for _ in range(count):
        share = make_share(baby=baby, clinic=make_clinic())
        record_look(share=share, staff=nurse, part=Part.SUMMARY, now=NOW)
    for name in ("shares", "looks"):
        parent.get(of(baby, name))
        with django_assert_num_queries(3):
            assert len(parent.get(of(baby, name)).json()["results"]) == count
