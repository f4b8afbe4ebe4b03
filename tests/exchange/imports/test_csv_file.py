import pytest

from exchange.imports.csv_file import look_at_csv, needs_order, reading_of, table_of
from exchange.imports.dates import Order
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby(time_zone="Asia/Tokyo")


def test_answers_say_how_a_table_is_meant(baby):
    upload = make_upload(baby=baby, order="mdy", zone="UTC")
    reading = reading_of(upload, NOW)
    assert (reading.order, reading.zone, reading.home) == (
        Order.MONTH_FIRST, "UTC", "Asia/Tokyo",
    )  # fmt: skip


def test_without_answers_it_is_as_at_home(baby):
    upload = make_upload(baby=baby)
    upload.answers = {}
    reading = reading_of(upload, NOW)
    assert (reading.order, reading.zone) == (Order.DAY_FIRST, "Asia/Tokyo")


def test_a_table_is_read_in_the_zone_and_kept_in_that_of_home(baby):
    upload = make_upload(
        baby=baby,
        files=[a_file("When\n10/03/2026 23:30\n")],
        columns={"day": 0},
        zone="Europe/London",
        order="mdy",
    )
    (seen,) = look_at_csv(upload, NOW).batch.smiles.values()
    assert (str(seen.on), seen.time_zone) == ("2026-10-04", "Asia/Tokyo")
    assert needs_order(table_of(upload), 0)
