"""Addresses that leave the browser."""

import pytest
from django.test import RequestFactory

from accounts.addresses import public_address


@pytest.mark.parametrize(
    ("set_to", "address"),
    [
        ("https://smiles.example.com", "https://smiles.example.com/join/x/"),
        ("", "http://localhost:666/join/x/"),
    ],
)
def test_the_operators_address_comes_before_the_browsers(settings, set_to, address):
    settings.PUBLIC_URL = set_to
    request = RequestFactory().get("/", headers={"host": "localhost:666"})

    assert public_address(request, "/join/x/") == address
