"""The worlds of the access tables, which take longer to make than to ask about."""

import pytest
import time_machine

from tests.architecture.access_clinics import make_clinic_world
from tests.architecture.world import make_world
from tests.factories import NOW
from tests.kept import kept


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, make_world) as made:
        yield made


@pytest.fixture(scope="module")
def clinic_world(django_db_setup, django_db_blocker):
    def make():
        with time_machine.travel(NOW, tick=False):
            return make_clinic_world()

    with kept(django_db_blocker, make) as made:
        yield made
