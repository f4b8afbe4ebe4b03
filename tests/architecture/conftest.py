"""The worlds of the access tables, which take longer to make than to ask about."""

import pytest
import time_machine

from tests.architecture.access_clinics import make_clinic_world
from tests.architecture.world import make_world
from tests.factories import NOW
from tests.kept import kept


@pytest.fixture(scope="module")
def world(request):
    with kept(request, make_world) as made:
        yield made


@pytest.fixture(scope="module")
def clinic_world(request):
    def make():
        with time_machine.travel(NOW, tick=False):
            return make_clinic_world()

    with kept(request, make) as made:
        yield made
