"""What a phone asks for to install the app, and what its worker may keep."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from config.installed import KEPT


def test_the_manifest_names_icons_of_the_size_they_have(client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    said = response.json()
    assert (said["start_url"], said["scope"]) == ("/babies/", "/")
    sizes = {icon["src"]: icon["sizes"] for icon in said["icons"]}
    for address, size in sizes.items():
        path = finders.find(address.removeprefix("/static/"))
        assert path is not None
        with Image.open(path) as icon:
            assert f"{icon.width}x{icon.height}" == size
    assert len(sizes) == 3


def test_each_shortcut_leads_to_a_page(client):
    shortcuts = client.get("/manifest.webmanifest").json()["shortcuts"]
    assert [each["url"] for each in shortcuts] == ["/q/smile/", "/urgent/"]
    # Signed out, logging leads to the sign-in first.
    assert [client.get(each["url"]).status_code for each in shortcuts] == [302, 200]


def shell_of(client):
    response = client.get("/sw.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    shell, script = response.content.decode().splitlines()
    assert script == 'importScripts("/static/js/worker.js");'
    return json.loads(shell.removeprefix("self.SHELL = ").removesuffix(";"))


def test_the_worker_keeps_the_looks_and_two_pages_of_no_family(client):
    shell = shell_of(client)
    assert (shell["urgent"], shell["offline"]) == ("/urgent/", "/offline/")
    assert shell["assets"] == [f"/static/{path}" for path in KEPT]


@pytest.mark.django_db
def test_the_worker_keeps_all_that_its_pages_ask_for(client):
    kept = set(shell_of(client)["assets"])
    for page in ("/urgent/", "/offline/"):
        asked = re.findall(
            r'<(?:link rel="stylesheet" href|script [^>]*src)="([^"]+)"',
            client.get(page).content.decode(),
        )
        assert len(asked) >= 7
        assert set(asked) - kept == set()


def test_nothing_is_kept_while_one_works_on_it(client, settings):
    before = shell_of(client)["version"]
    settings.DEBUG = True
    shell = shell_of(client)
    assert shell["assets"] == []
    assert shell["version"] != before


def test_the_offline_page_knows_nobody(client):
    page = client.get("/offline/").content.decode()
    assert "No signal right now" in page
    assert "data-person" not in page
    assert "csrfmiddlewaretoken" not in page
    assert re.findall(r'name="quick" value="(\w+)"', page) == [
        "at_me",
        "asleep",
        "laughing",
        "other",
    ]
