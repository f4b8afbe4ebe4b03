"""What forms carry beside their fields."""

import uuid

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from babies.views.posts import key_from, way_back

KEY = uuid.uuid4()


def test_key_from_takes_the_pages_id():
    assert key_from(QueryDict(f"key={KEY}")) == KEY


@pytest.mark.parametrize("sent", ["", "key=", "key=1", "key=%00", "key=x" + "1" * 99])
def test_key_from_makes_an_id_when_there_is_none(sent):
    keys = {key_from(QueryDict(sent)) for _ in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("next_page", "way"),
    [
        ("/babies/", "/babies/"),
        ("", "/otherwise/"),
        ("https://example.com/", "/otherwise/"),
        ("//example.com/", "/otherwise/"),
        ("javascript:alert(1)", "/otherwise/"),
    ],
)
def test_way_back_stays_on_our_pages(next_page, way):
    factory = RequestFactory()
    for request in (
        factory.get("/", {"next": next_page}),
        factory.post("/", {"next": next_page}),
    ):
        assert way_back(request, "/otherwise/") == way
