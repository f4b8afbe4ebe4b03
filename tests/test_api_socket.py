"""The API as a program meets it: over a socket, from the production server."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from babies.models import Smile
from tests.architecture.source import ROOT
from tests.factories import make_baby, parent_of
from tests.factories_api import secret_for

pytestmark = pytest.mark.django_db(transaction=True)
LARGE = 100 * 1024 * 1024
FORM = "multipart/form-data; boundary=photo"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database():
    """The address of the database of the tests."""
    name = str(connection.settings_dict["NAME"])
    given = urlsplit(os.environ.get("DATABASE_URL", ""))
    places = {
        "sqlite": f"sqlite:///{name}",
        "postgresql": urlunsplit(given._replace(path=f"/{name}")),
    }
    return places[connection.vendor]


@pytest.fixture
def server(tmp_path):
    """The port of a server with the settings of production."""
    port = free_port()
    command = [
        str(Path(sys.executable).parent / "gunicorn"), "config.wsgi:application",
        "-b", f"127.0.0.1:{port}", "-w", "1", "--threads", "4",
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "DATABASE_URL": database(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PLAIN_HTTP": "on",
    }
    with (tmp_path / "server.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 -- our own server
            command, cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(port):
    until = time.monotonic() + 30
    while not is_open(port):
        assert time.monotonic() < until, "The server did not start."
        time.sleep(0.1)


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Program:
    """Somebody else's program, on one connection that stays open."""

    def __init__(self, port, secret):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Authorization": f"Token {secret}"}

    def close(self):
        self.connection.close()

    def ask(self, method, path, body=None, **headers):
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": "application/json"}
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, sent, {**self.headers, **kind, **more})
        response = self.connection.getresponse()
        said = response.read()
        return response.status, response.headers, json.loads(said) if said else None


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(server, baby):
    with closing(Program(server, secret_for(parent_of(baby)))) as found:
        yield found


def test_a_program_logs_reads_changes_and_deletes(program, baby):
    smiles = f"/api/v1/babies/{baby.pk}/smiles/"
    key = str(uuid.uuid4())
    sent = {"id": key, "on": "2026-09-20", "note": "Über den Tisch 🙂"}

    created, headers, row = program.ask("POST", smiles, sent)
    again, _headers, same = program.ask("POST", smiles, sent)
    assert (created, again, same) == (201, 200, row)
    assert row["note"] == "Über den Tisch 🙂"
    assert headers["RateLimit-Limit"] == "600"
    assert headers["Content-Type"] == "application/json"

    etag = headers["ETag"]
    known = program.ask("GET", f"{smiles}{key}/", If_None_Match=etag)
    assert (known[0], known[2]) == (304, None)
    changed = program.ask("PATCH", f"{smiles}{key}/", {"note": ""}, If_Match=etag)
    stale = program.ask("PATCH", f"{smiles}{key}/", {"note": "x"}, If_Match=etag)
    assert (changed[0], changed[2]["note"], stale[0]) == (200, "", 412)

    zipped, headers, _rows = compressed(program, f"{smiles}{key}/")
    assert (zipped, headers["ETag"].startswith("W/")) == (200, True)
    gone = program.ask("DELETE", f"{smiles}{key}/", If_Match=headers["ETag"])
    assert gone[0] == 204
    assert program.ask("GET", smiles)[2] == {"next": None, "results": []}


def compressed(program, path):
    """The same in gzip, which makes a tag weak."""
    headers = {**program.headers, "Accept-Encoding": "gzip"}
    program.connection.request("GET", path, headers=headers)
    response = program.connection.getresponse()
    return response.status, response.headers, response.read()


def test_what_no_program_should_send_is_refused_and_the_server_lives_on(
    server, program, baby
):
    smiles, photos = (f"/api/v1/babies/{baby.pk}/{x}/" for x in ("smiles", "photos"))
    refused = [
        program.ask("POST", smiles, b'{"note": "\xff"}')[0],
        program.ask("POST", smiles, b"on=2026-09-20", Content_Type="text/plain")[0],
        program.ask("POST", smiles, {"observed_at": "2999-01-01T00:00:00Z"})[0],
        program.ask("POST", smiles, {"note": "a\u0000b"})[0],
        program.ask("POST", smiles, {"colour": "red"})[0],
        program.ask("GET", "/api/v1/babies/../../etc/passwd")[0],
        program.ask("GET", smiles, Host="evil.example.com")[0],
        program.ask("BREW", smiles)[0],
        *(
            too_large(server, path, kind, program.headers["Authorization"])
            for path, kind in ((smiles, "application/json"), (photos, FORM))
        ),
    ]
    assert refused == [400, 415, 400, 400, 400, 404, 400, 405, 413, 413]
    assert program.ask("GET", smiles)[2] == {"next": None, "results": []}
    assert not Smile.objects.exists()


def too_large(port, path, kind, authorization):
    """The status for a body of 100 MB, which is answered before it has come."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Authorization: {authorization}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {LARGE}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=30) as wire:
        wire.sendall(head.encode() + b" " * (2 * 1024 * 1024))
        return int(wire.recv(100).split()[1])
