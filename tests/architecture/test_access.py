"""Who gets what from every URL. A URL missing from the table fails."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture import access_api, access_clinics
from tests.architecture.access_table import ACCESS, LOGIN, POSTED
from tests.architecture.world import CAST

pytestmark = pytest.mark.matrix


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found = re.sub(r"<\w+:", "<", simplify_regex(path))
            # FHIR begins a name with what is taken for the end of a pattern.
            yield found.replace("/everything", "/$everything")
        elif entry.app_name != "admin":
            yield from routes(entry, path)


def test_every_url_is_in_the_table():
    tables = [*ACCESS, *access_clinics.ACCESS, *access_api.ACCESS]
    listed = {entry.split()[1] for entry in tables}
    assert sorted(listed) == sorted(set(routes(get_resolver())))


def test_every_post_with_a_form_is_in_the_table():
    assert [entry for entry in POSTED if entry not in ACCESS] == []


@pytest.mark.django_db
@pytest.mark.parametrize("entry", ACCESS)
@pytest.mark.parametrize("who", CAST)
def test_access(client, world, entry, who):
    method, route = entry.split()
    if who in world.users:
        client.force_login(world.users[who])
    path = re.sub(r"<(\w+)>", lambda found: world.keys.get(found[1], "none"), route)

    ask = client.post if method == "POST" else client.get
    response = ask(path, POSTED.get(entry, {}))

    assert response.status_code == dict(zip(CAST, ACCESS[entry], strict=True))[who]


CLOSED = [
    entry
    for entry, row in ACCESS.items()
    if row[0] == LOGIN
    and set(row) != {LOGIN}
    and not entry.split()[1].startswith("/accounts/")
]


@pytest.mark.django_db
@pytest.mark.parametrize("entry", CLOSED)
def test_those_signed_out_learn_only_where_to_sign_in(client, entry):
    method, route = entry.split()
    path = re.sub(r"<\w+>", "00000000-0000-4000-8000-000000000000", route)

    response = client.generic(method, path)

    assert response["Location"].startswith("/accounts/login/?next=")
    assert response.content == b""


#: Posts that name a row beside the baby; the catalog's slugs and tips are everybody's.
ROWS = [
    entry
    for entry in ACCESS
    if re.match(r"POST .*<pk>.*<", entry) and not re.search("<(slug|tip)>", entry)
]


@pytest.mark.django_db
@pytest.mark.parametrize("entry", ROWS)
def test_a_row_is_not_reached_through_another_baby(client, world, entry):
    client.force_login(world.users["stranger"])
    keys = {**world.keys, "pk": world.other_baby}
    path = re.sub(r"<(\w+)>", lambda found: keys[found[1]], entry.split()[1])

    response = client.post(path, POSTED.get(entry, {}))

    assert response.status_code == 404
