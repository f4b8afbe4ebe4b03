"""Who gets what from the pages of clinics and of sharing; staff reach no family."""

import re

import pytest
import time_machine
from django.db import transaction

from tests.architecture.access_clinics import (
    ACCESS,
    CAST,
    POSTED,
    STAFF,
)
from tests.architecture.access_table import ACCESS as FAMILIES
from tests.architecture.world import CAST as AROUND
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
STRANGER = AROUND.index("stranger")


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_TWO_FACTOR = "optional"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def path_for(route, keys):
    return re.sub(r"<(\w+)>", lambda found: keys.get(found[1], "none"), route)


def status_for(client, world, who, entry):
    """What one of the cast is answered; nothing of it stays for the next."""
    method, route = entry.split()
    ask = client.post if method == "POST" else client.get
    with transaction.atomic():
        client.logout()
        if who in world.users:
            client.force_login(world.users[who])
        response = ask(path_for(route, world.keys[who]), POSTED.get(entry, {}))
        transaction.set_rollback(True)
    return response.status_code


@pytest.mark.parametrize("entry", ACCESS)
def test_access(client, clinic_world, entry):
    found = {who: status_for(client, clinic_world, who, entry) for who in CAST}

    assert found == dict(ACCESS[entry])


def test_every_post_with_a_form_is_in_the_table():
    assert [entry for entry in POSTED if entry not in ACCESS] == []


def test_reviewer_and_administrator_reach_no_baby():
    about_babies = {
        entry: (row["reviewer"], row["administrator"])
        for entry, row in ACCESS.items()
        if re.search("<(share|pk)>", entry) or entry.endswith("/clinic/babies/")
    }
    assert "GET /clinic/babies/<share>/" in about_babies
    assert set(about_babies.values()) == {(404, 404)}


@pytest.mark.parametrize("who", STAFF)
def test_no_staff_come_in_through_the_familys_addresses(client, clinic_world, who):
    client.force_login(clinic_world.users[who])
    entries = [entry for entry in FAMILIES if re.match("GET /babies/<pk>/", entry)]
    found = {
        entry: client.get(
            path_for(entry.split()[1], clinic_world.keys[who])
        ).status_code
        for entry in entries
    }

    assert len(entries) > 50
    assert found == {entry: FAMILIES[entry][STRANGER] for entry in entries}
