"""Programs of staff, on a clock that stands still."""

from datetime import timedelta

import pytest
import time_machine

from babies.watch import set_watched
from clinics.choices import Mode
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby
from tests.factories_api import api


@pytest.fixture(autouse=True)
def no_second_step(settings):
    """As in the demo; the tests of the door ask for it."""
    settings.STAFF_TWO_FACTOR = "optional"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nurse(db):
    return make_staff()


@pytest.fixture
def program(nurse):
    return api(nurse.user)


@pytest.fixture
def watched(nurse):
    """Makes a share of a watched baby, sixty days old, of whom nothing is logged."""

    def make(*, age=60, name="Test Juniper", at=nurse, **said):
        baby = make_baby(birth_on=NOW.date() - timedelta(days=age), name=name)
        set_watched(baby, is_watched=True)
        given = {"mode": Mode.WATCH, "until_at": NOW + timedelta(days=90), **said}
        return make_share(baby=baby, clinic=at.clinic, **given)

    return make
