"""Another family's ids in every place of every request: nothing is told or changed.

Read from the API's own description, so what is added to it is tried as well.
"""

import json
import re

import pytest
from django.apps import apps

from accounts.api.docs import document
from tests.api_seeds import make_seeds
from tests.architecture.source import APPS
from tests.factories import NOW
from tests.factories_api import api
from tests.factories_photos import upload

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
DOCUMENT = document()
#: Nobody's own: the catalog's slugs, kinds of flags and of tips.
OPEN = {"slug", "kind", "tip", "keepsake", "number", "part"}
REFUSED = {400, 404}
FORM = "multipart/form-data"
NEW_PHOTO = "POST /api/v1/babies/{baby}/photos/"


def operations():
    """Each method and path of the description, with what it says."""
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def stored():
    """Every row of every family and clinic."""
    return {
        model.__name__: sorted(map(repr, model._default_manager.values_list()))
        for label in APPS
        for model in apps.get_app_config(label).get_models()
        if model.__name__ != "Token"
    }


def body_of(operation):
    """A body that would be taken, were it not for the ids."""
    content = operation.get("requestBody", {}).get("content", {})
    for example in content.get("application/json", {}).get("examples", {}).values():
        return dict(example["value"])
    return {}


def is_form(operation):
    """Whether a file is sent, which JSON cannot hold."""
    return FORM in operation.get("requestBody", {}).get("content", {})


def form_of(own):
    """A form with a file that would be taken."""
    sent = own.sent(NEW_PHOTO, {}, is_first=True)
    return {**sent, "image": upload(sent["image"])}


def fields_with_ids(operation):
    """The names of the fields of the body that hold ids."""
    content = operation.get("requestBody", {}).get("content", {})
    kind = FORM if is_form(operation) else "application/json"
    name = content.get(kind, {}).get("schema", {}).get("$ref", "")
    described = DOCUMENT["components"]["schemas"].get(name.split("/")[-1], {})
    return [
        field
        for field, what in described.get("properties", {}).items()
        if what.get("format") == "uuid"
    ]


def filled(path, operation, keys_of):
    """The path with a value for each of its parameters, by whose they are."""
    tag = operation["tags"][0]
    names = re.findall(r"{(\w+)}", path)
    for name in names:
        value = keys_of(name).fill({name: None}, tag)[name]
        path = path.replace(f"{{{name}}}", str(value))
    return path


@pytest.fixture
def families(settings):
    """One's own family and another, each with everything."""
    settings.STAFF_TWO_FACTOR = "optional"
    return make_seeds(), make_seeds()


@pytest.fixture
def mine(families):
    return families[0]


@pytest.fixture
def theirs(families):
    return families[1]


@pytest.fixture
def program(mine):
    return api(mine.user)


def told(response, theirs):
    """What an answer tells of the other family."""
    said = b"".join(response) if response.streaming else response.content
    return [
        key for key in theirs.keys.values() if len(key) > 30 and key.encode() in said
    ]


def own_parameters(path):
    return [name for name in re.findall(r"{(\w+)}", path) if name not in OPEN]


def test_in_the_path(program, mine, theirs):
    before, found = stored(), {}
    for method, path, operation in operations():
        names = own_parameters(path)
        # All of theirs, and one of theirs beside one's own.
        for foreign in {tuple(names), *((name,) for name in names)} - {()}:
            address = filled(
                path, operation, lambda name, f=foreign: theirs if name in f else mine
            )
            response = getattr(program, method)(address, body_of(operation))
            found[f"{method} {path} {foreign}"] = response.status_code
    assert {at: said for at, said in found.items() if said not in REFUSED} == {}
    assert stored() == before


def test_in_the_query(program, mine, theirs):
    before, found = stored(), {}
    for method, path, operation in operations():
        asked = (
            [each["name"] for each in operation["parameters"] if each["in"] == "query"]
            if "parameters" in operation
            else []
        )
        address = filled(path, operation, lambda name: mine)
        for name in asked if method == "get" else ():
            own = theirs.fill({"id": None}, operation["tags"][0])["id"]
            for key in {own, theirs.keys["baby"], theirs.keys["share"]}:
                response = program.get(address, {name: key})
                leak = told(response, theirs) if response.status_code == 200 else []
                found[f"{path}?{name}={key}"] = (response.status_code, leak)
    fine: list[tuple[int, list[str]]] = [(status, []) for status in (200, 400, 404)]
    assert {at: said for at, said in found.items() if said not in fine} == {}
    assert stored() == before


def test_in_the_body(program, mine, theirs):
    before, found, tried = stored(), {}, 0
    for method, path, operation in operations():
        tag = operation["tags"][0]
        for field in fields_with_ids(operation):
            name = field if field in theirs.keys else "id"
            key = theirs.keys["baby"] if path.endswith("/babies/") else ""
            sent = key or theirs.fill({name: None}, tag)[name]
            address = filled(path, operation, lambda name: mine)
            is_file = is_form(operation)
            body = form_of(mine) if is_file else body_of(operation)
            response = getattr(program, method)(
                address,
                {**body, field: sent},
                format="multipart" if is_file else "json",
            )
            tried += 1
            found[f"{method} {path} {field}"] = response.status_code
    assert {at: said for at, said in found.items() if said not in REFUSED} == {}
    assert tried > 10
    assert stored() == before


def test_ones_own_lists_hold_nothing_of_theirs(program, mine, theirs):
    found = {}
    for method, path, operation in operations():
        if method == "get":
            response = program.get(filled(path, operation, lambda name: mine))
            found[path] = (response.status_code, told(response, theirs))
    assert {at: said for at, said in found.items() if said != (200, [])} == {}


def test_the_other_family_is_really_there(theirs):
    rows = api(theirs.user).get("/api/v1/babies/").json()["results"]
    assert theirs.keys["baby"] in json.dumps(rows)
