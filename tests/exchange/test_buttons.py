"""The ready-made lines do what they say, against a real server."""

import json
import shlex
import subprocess
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from babies.models import Smile
from exchange.buttons import Button, Tap
from tests.factories import make_baby, parent_of
from tests.factories_api import api, secret_for, smiles_of

pytestmark = pytest.mark.django_db(transaction=True)
CLASSES = {Tap.SMILE: "unclear", Tap.AT_ME: "social", Tap.ASLEEP: "reflex"}


@pytest.fixture
def button_for(live_server):
    baby = make_baby()
    token = secret_for(parent_of(baby), scope="add-only", baby_id=baby.pk)

    def make(tap):
        address = f"{live_server.url}/api/v1/babies/{baby.pk}/smiles/"
        return Button(tap, address, token)

    return make


@pytest.mark.parametrize("tap", Tap)
def test_the_curl_line_logs_a_smile(button_for, tap):
    line = button_for(tap).curl
    command = ["/bin/sh", "-c", line]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- ours
    assert (done.returncode, done.stderr) == (0, b"")
    assert Smile.objects.get().smile_class == CLASSES[tap]
    assert json.loads(done.stdout)["id"] == str(Smile.objects.get().pk)


def test_the_curl_line_is_words_that_a_shell_leaves_alone():
    line = Button(Tap.AT_ME, "https://a.example.com/?x=1&y='2'", "smile_a").curl
    words = shlex.split(line)
    assert words[:4] == ["curl", "-sS", "--fail", "https://a.example.com/?x=1&y='2'"]
    assert json.loads(words[-1])["directed"] == "person"


@pytest.mark.parametrize("tap", Tap)
def test_the_fields_for_a_shortcut_log_the_same(tap):
    baby = make_baby()
    program = api(parent_of(baby), scope="add-only", baby_id=baby.pk)
    fields = Button(tap, smiles_of(baby), "").fields
    assert program.post(smiles_of(baby), dict(fields)).status_code == 201
    assert Smile.objects.get().smile_class == CLASSES[tap]


def said_in(lines):
    """The values of lines in YAML, which are words or JSON, by their names."""
    pairs = [line.strip().split(": ", 1) for line in lines if ": " in line]
    return {
        name: json.loads(value) if value.startswith('"') else value
        for name, value in pairs
    }


def test_the_lines_for_home_assistant_log_a_smile(button_for):
    lines = button_for(Tap.ASLEEP).home_assistant.splitlines()
    assert lines[:2] == ["rest_command:", "  smilestone_asleep:"]
    said = said_in(lines)
    place = urlsplit(said["url"])
    headers = {
        "Authorization": said["Authorization"],
        "Content-Type": said["content_type"],
    }
    assert place.hostname is not None
    line = HTTPConnection(place.hostname, place.port, timeout=10)
    line.request(said["method"].upper(), place.path, said["payload"], headers)
    assert line.getresponse().status == 201
    line.close()
    assert Smile.objects.get().smile_class == "reflex"
