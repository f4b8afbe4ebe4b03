from datetime import timedelta

import pytest

from babies.models import Baby
from exchange.imports.ground import ground_of
from exchange.imports.sources import look, still
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY, a_file, make_upload
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby(time_zone="UTC")


def sleeps(baby):
    return make_upload(
        baby=baby,
        files=[a_file("Start,End\n2026-11-20 10:00,2026-11-20 11:00\n")],
        way={"encoding": "utf-8", "delimiter": "comma", "holds": "sleeps"},
        columns={"start": 0, "end": 1},
    )


def test_what_was_read_stands_while_its_ground_does(baby):
    upload = sleeps(baby)
    found = look(upload, {}, NOW)
    assert still(found, upload, {}, NOW) is found


def test_a_sleep_that_came_in_between_is_seen(baby):
    upload = sleeps(baby)
    found = look(upload, {}, NOW)
    make_sleep(baby=baby, start=NOW.replace(day=20, hour=10))
    now_found = still(found, upload, {}, NOW)
    assert (found.new, now_found.new) == (1, 0)
    assert len(now_found.problems) == 1


def test_a_birth_date_that_changed_in_between_is_seen(baby):
    upload = make_upload(baby=baby)
    found = look(upload, {}, NOW)
    later = NOW.date() - timedelta(days=1)
    Baby.objects.update(birth_on=later, zero_on=later)
    baby.refresh_from_db()
    upload.baby = baby
    assert (found.new, still(found, upload, {}, NOW).new) == (3, 0)


@pytest.mark.parametrize(
    ("said", "counts"),
    [({}, 0), ({"source": "cdc"}, 0), ({"source": "baby-buddy", "files": BUDDY}, 1)],
)
def test_sleeps_count_only_where_there_are_some(baby, said, counts):
    make_sleep(baby=baby)
    assert len(ground_of(make_upload(baby=baby, **said))[1]) == counts
