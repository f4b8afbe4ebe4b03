from pathlib import Path

import pytest
from django.conf import settings

COMPONENTS = sorted(
    f"components/{each.name}"
    for each in Path(settings.BASE_DIR, "templates/components").glob("*.html")
)


@pytest.fixture
def guide(client, settings):
    settings.DEBUG = True
    return client.get("/styleguide/")


def test_it_shows_every_component(guide):
    shown = {template.name for template in guide.templates}
    assert [each for each in COMPONENTS if each not in shown] == []


@pytest.mark.parametrize(
    "state", ["Undo", "Put back", "Look at this again", "This field is required."]
)
def test_it_shows_what_pages_seldom_do(guide, state):
    assert state.lower() in guide.content.decode().lower()


def test_others_than_builders_find_no_such_page(client):
    response = client.get("/styleguide/")
    assert response.status_code == 404
    assert "Components" not in response.content.decode()
