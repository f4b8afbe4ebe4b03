"""Who of the staff gets what from each address and method of the API."""

import re

import pytest
import time_machine
from django.db import transaction
from rest_framework.test import APIClient

from babies.models import Baby
from clinics.models import CaseStep
from tests.architecture.access_api import ACCESS as ALL
from tests.architecture.access_clinic_api import ACCESS, EMPTY_FOR, SENT
from tests.architecture.access_clinics import STAFF, make_clinic_world
from tests.factories import NOW, make_lost_skill
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
REVIEWS = "POST /api/v1/clinic/reviews/"


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_TWO_FACTOR = "optional"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def filled(text, keys):
    return re.sub(r"<(?:pk:)?(\w+)>", lambda found: keys[found[1]], text)


def asked(world, who, entry):
    """What one of the cast is answered; nothing of it stays for the next."""
    method, route = entry.split()
    with transaction.atomic():
        program = api(world.users[who]) if who in world.users else APIClient()
        sent = {
            name: filled(value, world.keys[who]) if isinstance(value, str) else value
            for name, value in SENT.get(entry, {}).items()
        }
        given = {"data": sent, "format": "json"} if sent else {}
        address = filled(route, world.keys[who])
        response = getattr(program, method.lower())(address, **given)
        if hasattr(response, "streaming_content"):
            list(response.streaming_content)
        transaction.set_rollback(True)
    return response


def world_at_work():
    world = make_clinic_world()
    # A reason, in a part that the narrow share leaves out.
    make_lost_skill(baby=Baby.objects.get(pk=world.keys["nurse"]["pk"]), on=NOW.date())
    for keys in world.keys.values():
        keys["kind"] = "skill_lost"
        keys["baby"] = keys["pk"]
    nurse = api(world.users["nurse"])
    sent = {
        name: filled(text, world.keys["nurse"]) for name, text in SENT[REVIEWS].items()
    }
    nurse.post(REVIEWS.split()[1], sent)
    step = CaseStep.objects.get()
    for keys in world.keys.values():
        keys["review"] = str(step.pk)
    return world


#: The rest of the cast asks for all of these in `test_access_api`.
ASKED = ("nobody", "parent", *STAFF)
#: One world for all addresses of a kind: to make it takes longer than to ask.
KINDS = sorted({entry.split("/")[4] for entry in ACCESS})


@pytest.mark.parametrize("kind", KINDS)
def test_access(kind):
    world = world_at_work()
    entries = [entry for entry in ACCESS if entry.split("/")[4] == kind]
    found = {
        entry: {who: asked(world, who, entry).status_code for who in ASKED}
        for entry in entries
    }

    assert found == {
        entry: {who: ACCESS[entry][who] for who in ASKED} for entry in entries
    }


@pytest.mark.parametrize("who", EMPTY_FOR)
@pytest.mark.parametrize("name", ["worklist", "reviews", "referrals", "babies"])
def test_lists_of_a_clinic_without_a_share_are_empty(who, name):
    found = asked(world_at_work(), who, f"GET /api/v1/clinic/{name}/").json()

    assert found == {"next": None, "results": []}


def test_every_address_of_staff_is_in_the_table():
    listed = {re.sub("<pk:[a-z_]+>", "<pk>", entry) for entry in ACCESS}

    assert listed == {entry for entry in ALL if "/api/v1/clinic/" in entry}


def test_every_body_belongs_to_an_address():
    assert [entry for entry in SENT if entry not in ACCESS] == []
