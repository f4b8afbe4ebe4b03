import uuid
from datetime import date

import pytest
from django.db import transaction
from django.http import Http404

from babies.api.entries import Here
from babies.models import Concern
from milestones.api.views import ConcernViewSet
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    parent_of,
)
from tests.factories_api import api

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


def test_an_id_that_was_taken_meanwhile_is_not_found(baby):
    theirs = make_concern(baby=make_baby(), on=date(2026, 11, 1))
    here = Here(baby, parent_of(baby), NOW)
    view = ConcernViewSet()
    said = view.said({"on": date(2026, 11, 2)}, here)
    with pytest.raises(Http404), transaction.atomic():
        view.stored(theirs.pk, said, here)
    assert list(Concern.objects.all()) == [theirs]
