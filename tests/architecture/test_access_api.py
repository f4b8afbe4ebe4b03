"""Who gets what from each address and method of the API."""

import re

import pytest
from django.urls import get_resolver

from babies.models import Baby
from tests.api_seeds import a_keepsake
from tests.architecture.access_api import ACCESS, SENT, WITH_KEYS
from tests.architecture.access_rows import CAST
from tests.architecture.test_access import routes
from tests.clinics.said import said_by_staff
from tests.factories import make_answer, make_baby, make_lost_skill
from tests.factories_api import api
from tests.factories_logging import make_tip_tried
from tests.factories_photos import upload

pytestmark = pytest.mark.matrix
#: How an entry names what stands in an address.
NAMED = r"<(?:pk:)?(\w+)>"
OF_A_CLINIC = {entry for entry in WITH_KEYS if "/api/v1/clinic/" in entry}


def methods() -> set[str]:
    """Each method of each address, as the views have them."""
    found = set()
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "api/":
            found = {
                f"{method.upper()} {path}"
                for path, view in addresses(pattern, "/api/")
                for method in getattr(view, "actions", None) or {"get": "read"}
                if method != "head" and path.startswith("/api/v1/")
            }
    return found


def addresses(resolver, prefix):
    for entry in resolver.url_patterns:
        path = prefix + re.sub(r"<\w+:", "<", str(entry.pattern))
        if hasattr(entry, "url_patterns"):
            yield from addresses(entry, path)
        else:
            yield path, entry.callback


def test_every_method_is_in_the_table():
    assert sorted(ACCESS) == sorted(methods())


def test_every_address_was_found():
    listed = {entry.split()[1] for entry in ACCESS}
    served = {route for route in routes(get_resolver()) if route.startswith("/api/v1/")}
    assert listed == served


def test_every_body_belongs_to_an_address():
    assert [entry for entry in SENT if entry not in WITH_KEYS] == []


def client_of(who, world):
    parent = world.users["parent"]
    if who in world.users:
        return api(world.users[who])
    if who == "reader":
        return api(parent, scope="read")
    if who == "adder":
        return api(parent, scope="add-only")
    return api(parent, baby_id=make_baby(by=parent, name="Test Other").pk)


def address_in(world, entry):
    keys = {**world.keys, "baby": world.keys["pk"]}
    if "/answers/" in entry:
        baby = Baby.objects.get(pk=world.keys["pk"])
        keys["answer"] = str(make_answer(baby=baby, on=baby.birth_on).pk)
    if "/lost-skills/" in entry or "/tips-tried/" in entry:
        baby = Baby.objects.get(pk=world.keys["pk"])
        keys["loss"] = str(make_lost_skill(baby=baby, on=baby.birth_on).pk)
        keys["tried"] = str(make_tip_tried(baby=baby, on=baby.birth_on).pk)
    if "/keepsakes/" in entry:
        keys["keepsake"] = a_keepsake(Baby.objects.get(pk=world.keys["pk"]))
    if entry in OF_A_CLINIC:
        return re.sub(
            NAMED, lambda found: keys.get(found[1], keys["share"]), entry.split()[1]
        )
    if "/advice/" in entry or "/corrections/" in entry:
        keys |= said_by_staff(Baby.objects.get(pk=world.keys["pk"]))
    return re.sub(NAMED, lambda found: keys[found[1]], entry.split()[1])


def body_of(entry, world):
    sent = SENT.get(entry, {})
    if "image" not in sent:
        return {"data": sent}
    form = {**sent, "entry": world.keys["entry"], "image": upload()}
    return {"data": form, "format": "multipart"}


@pytest.mark.django_db
@pytest.mark.parametrize("who", CAST)
def test_no_family_finds_anything_of_a_clinic(client, world, who):
    """Who of the staff does is in a table of its own; here nothing is changed."""
    program = client if who == "nobody" else client_of(who, world)
    found = {
        entry: getattr(program, entry.split()[0].lower())(address_in(world, entry))
        for entry in sorted(OF_A_CLINIC)
    }

    assert {entry: answer.status_code for entry, answer in found.items()} == {
        entry: dict(zip(CAST, WITH_KEYS[entry], strict=True))[who] for entry in found
    }
    assert {answer["Content-Type"] for answer in found.values()} == {
        "application/problem+json"
    }


@pytest.mark.django_db
@pytest.mark.parametrize("entry", [e for e in WITH_KEYS if e not in OF_A_CLINIC])
@pytest.mark.parametrize("who", CAST)
def test_access(client, world, entry, who):
    program = client if who == "nobody" else client_of(who, world)
    sent = {} if who == "nobody" else body_of(entry, world)

    ask = getattr(program, entry.split()[0].lower())
    response = ask(address_in(world, entry), **sent)

    expected = dict(zip(CAST, WITH_KEYS[entry], strict=True))[who]
    assert response.status_code == expected
    if expected >= 400:
        assert response["Content-Type"] == "application/problem+json"
