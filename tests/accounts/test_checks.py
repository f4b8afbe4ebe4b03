import pytest

from accounts.checks import public_url


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        ("", ["accounts.W001"]),
        ("https://smiles.example.com", []),
        ("https://smiles.example.com:8443", []),
        ("http://smiles.example.com", ["accounts.W002"]),
        ("smiles.example.com", ["accounts.W002"]),
        ("https://", ["accounts.W002"]),
        ("https://smiles.example.com/diary", ["accounts.W002"]),
    ],
)
def test_mails_need_an_address_that_the_operator_set(settings, address, warned):
    settings.PLAIN_HTTP = False
    settings.PUBLIC_URL = address

    assert [warning.id for warning in public_url()] == warned


def test_at_home_any_address_will_do(settings):
    settings.PLAIN_HTTP = True
    settings.PUBLIC_URL = ""

    assert public_url() == []
