from io import BytesIO
from zipfile import ZipFile

import pytest

from exchange.imports.csv_file import look_at_csv, needs_order, reading_of, table_of
from exchange.imports.dates import Order
from exchange.imports.forms_table import CsvForm
from tests.factories import NOW, make_baby
from tests.factories_archive import archive_of, make_full_diary
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
    assert needs_order(table_of(upload), [0])


def test_the_tables_of_an_archive_are_understood(user):
    diary = make_full_diary(by=user)
    with ZipFile(BytesIO(archive_of(user, diary))) as packed:
        found = {
            name: _look_as_guessed(diary, packed.read(f"csv/{name}.csv").decode())
            for name in ("smile", "sleep", "answer", "first")
        }
    assert len(found["smile"].batch.smiles) == 2
    assert len(found["answer"].batch.answers) == 1
    assert len(found["first"].batch.firsts) == 1
    # The sleep itself is there already.
    (problem,) = found["sleep"].problems
    assert problem.sentence.startswith("This overlaps another sleep")


def _look_as_guessed(baby, text):
    upload = make_upload(baby=baby, files=[a_file(text)])
    upload.answers = {}
    form = CsvForm(upload=upload, now=NOW)
    sent = {field.name: field.initial for field in form.shown_fields}
    form = CsvForm(upload=upload, now=NOW, data=sent)
    assert form.is_valid()
    upload.answers = form.answers()
    return look_at_csv(upload, NOW)
