"""The clock of clinics' pages stands still, and a nurse is signed in."""

import pytest
import time_machine

from tests.clinics.rows import make_staff
from tests.factories import NOW


@pytest.fixture(autouse=True)
def no_second_step(settings):
    """As in the demo; the tests of the door ask for it."""
    settings.STAFF_TWO_FACTOR = "optional"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nurse(db):
    return make_staff()


@pytest.fixture
def at_work(client, nurse, clock):
    """A Django client of a nurse at a clinic."""
    client.force_login(nurse.user)
    return client
