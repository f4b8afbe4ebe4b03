import pytest
from rest_framework.test import APIClient

from tests.exchange.rows import make_receipt
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def test_a_receipt_says_when_and_how_much_to_whoever_has_its_number():
    row = make_receipt()
    said = APIClient().get(f"/api/v1/receipts/{row.number}/")
    assert said.json() == {
        "number": row.number,
        "about": "baby",
        "asked_at": "2026-11-23T12:00:00Z",
        "due_at": "2026-12-23T12:00:00Z",
        "gone_at": None,
        "taken_back_at": None,
        "counts": {"babies.smile": 3, "babies.baby": 1},
    }


def test_another_number_stands_for_nothing():
    assert APIClient().get("/api/v1/receipts/AAAA-AAAA-AAAA-AAAA/").status_code == 404


def test_whoever_deletes_a_baby_is_told_where_the_receipt_is():
    baby = make_baby()
    deleted = api(parent_of(baby)).delete(f"/api/v1/babies/{baby.pk}/")
    baby.refresh_from_db()
    assert deleted["Location"] == f"/api/v1/receipts/{baby.receipt_number}/"
    said = APIClient().get(deleted["Location"]).json()
    assert (said["about"], said["due_at"]) == ("baby", "2026-12-23T12:00:00Z")
