"""What every test may ask for."""

import os
import socket

import pytest
from django.contrib.auth.signals import user_logged_in
from django.db import connection

from accounts.devices import SIGNED_IN_AT
from tests.factories import make_user
from tests.names import asking_nobody

FAR_AHEAD = 9e9
# Playwright's synchronous interface runs an event loop of its own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
socket.getaddrinfo = asking_nobody(socket.getaddrinfo)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory):
    """A file for SQLite: in memory all threads of a server share one connection."""
    # First, or the database of each process would get the name of the same file.
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    files = {"sqlite": tmp_path_factory.mktemp("database") / "test.sqlite3"}
    test = connection.settings_dict["TEST"]
    test["NAME"] = files.get(connection.vendor, test["NAME"])


def _just_now(request, **_said):
    """As our sign-in notes it; at this very moment, whatever a test's clock shows."""
    if not request.path:
        request.session[SIGNED_IN_AT] = FAR_AHEAD


@pytest.fixture(autouse=True, scope="session")
def sign_in_without_our_pages():
    """What Django's test client does when a test asks it to be somebody."""
    user_logged_in.connect(_just_now)


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def signed_in(client, user):
    """A Django client of an ordinary person."""
    client.force_login(user)
    return client
