from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.models import Baby
from milestones.services import assessment
from tests.factories import (
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_lost_skill,
    make_user,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 28)
NOON = datetime(2026, 10, 28, 12, tzinfo=UTC)


def born(on):
    return {"birth_on": on, "zero_on": on}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


def address(row, kind, name="remove", baby=None):
    pk = (baby or row.baby).pk
    return reverse(f"milestones:{name}", args=[pk, kind, row.pk])


KINDS = [
    ("answers", make_answer),
    ("worries", make_concern),
    ("losses", make_lost_skill),
]
of_each_kind = pytest.mark.parametrize(("kind", "make"), KINDS)


@of_each_kind
def test_what_was_said_by_mistake_is_taken_back_and_returns(
    signed_in, baby, kind, make
):
    row = make(baby=baby, on=ON)
    judged = assessment(baby, today=ON)
    response = signed_in.post(address(row, kind), follow=True)
    row.refresh_from_db()
    assert row.binned_at == NOON
    assert assessment(baby, today=ON) != judged
    page = response.content.decode()
    assert "This was taken back." in page
    assert f'action="{address(row, kind, "put_back")}"' in page
    response = signed_in.post(address(row, kind, "put_back"), follow=True)
    row.refresh_from_db()
    assert row.binned_at is None
    assert assessment(baby, today=ON) == judged
    assert "It is back." in response.content.decode()


@of_each_kind
def test_looking_changes_nothing(signed_in, baby, kind, make):
    row = make(baby=baby, on=ON)
    for name in ("remove", "put_back"):
        response = signed_in.get(address(row, kind, name))
        assert response["Location"] == f"/babies/{baby.pk}/"
    row.refresh_from_db()
    assert row.binned_at is None


@of_each_kind
def test_an_entry_of_another_baby_is_not_reached(signed_in, baby, kind, make):
    row = make(baby=make_baby(), on=ON)
    own = make_baby(by=baby.created_by)
    for target in (own, row.baby):
        assert signed_in.post(address(row, kind, baby=target)).status_code == 404
    row.refresh_from_db()
    assert row.binned_at is None


def test_an_entry_is_taken_back_once(signed_in, baby):
    row = make_concern(baby=baby, on=ON)
    signed_in.post(address(row, "worries"))
    assert signed_in.post(address(row, "worries")).status_code == 404
    signed_in.post(address(row, "worries", "put_back"))
    assert signed_in.post(address(row, "worries", "put_back")).status_code == 404


@pytest.mark.parametrize("name", ["remove", "put_back"])
def test_other_kinds_are_not_found(signed_in, baby, name):
    row = make_concern(baby=baby, on=ON)
    assert signed_in.post(address(row, "smiles", name)).status_code == 404


def test_a_viewer_takes_nothing_back(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    row = make_concern(baby=baby, on=ON)
    client.force_login(viewer)
    assert client.post(address(row, "worries")).status_code == 404
    row.refresh_from_db()
    assert row.binned_at is None


@of_each_kind
def test_an_entry_before_a_corrected_birth_stays_in_the_bin(
    signed_in, baby, kind, make
):
    row = make(baby=baby, on=ON)
    signed_in.post(address(row, kind))
    Baby.objects.filter(pk=baby.pk).update(**born(ON + timedelta(days=1)))
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        response = signed_in.post(address(row, kind, "put_back"), follow=True)
    page = response.content.decode()
    assert "This day is before the birth. Please check it." in page
    assert "It is back." not in page
    row.refresh_from_db()
    assert row.binned_at == NOON
