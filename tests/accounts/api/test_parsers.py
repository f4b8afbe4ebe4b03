from io import BytesIO

import pytest
from rest_framework.exceptions import ParseError

from accounts.api.parsers import MOST_BYTES, StrictJSONParser
from accounts.api.problems import TooLargeError
from babies.models import Smile
from tests.factories import make_baby, parent_of
from tests.factories_api import secret_for


def parsed(body):
    return StrictJSONParser().parse(BytesIO(body))


def test_an_object_is_read():
    assert parsed('{"näme": [1, null, "\\ud83d\\ude00"]}'.encode()) == {
        "näme": [1, None, "😀"]
    }


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'"x"', b"1", b"null", b'{"a": NaN}', b'{"a": -Infinity}',
        b'{"a": "\xff"}', b'{"a": "\\ud800"}', b'{"\\udfff": 1}', b"\xff\xfe{\x00}\x00",
        b"[" * 100_000, b'{"a":' * 100_000, b'{"a": 1' + b"0" * 5_000 + b"}",
    ],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_anything_else_is_refused(body):
    with pytest.raises(ParseError):
        parsed(body)


def test_so_much_is_read_and_not_a_byte_more():
    body = b'{"a": "' + b"x" * (MOST_BYTES - 9) + b'"}'
    assert len(parsed(body)["a"]) == MOST_BYTES - 9
    with pytest.raises(TooLargeError):
        parsed(body + b" ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b'{"note": "\xff"}', 400),
        ("application/json", b"[]", 400),
        ("application/json; charset=latin-1", b"{}", 400),
        ("application/json", b" " * (MOST_BYTES + 1), 413),
        ("text/plain", b"{}", 415),
        ("application/x-www-form-urlencoded", b"on=2026-11-20", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/xml", b"<a/>", 415),
        ("nonsense", b"{}", 415),
    ],
)
def test_a_body_that_is_no_json_is_a_problem(client, kind, body, status):
    baby = make_baby()
    response = client.generic(
        "POST",
        f"/api/v1/babies/{baby.pk}/smiles/",
        body,
        content_type=kind,
        HTTP_AUTHORIZATION=f"Token {secret_for(parent_of(baby))}",
    )
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert not Smile.objects.exists()


@pytest.mark.django_db
def test_the_api_answers_in_json_only(client):
    baby = make_baby()
    response = client.get(
        f"/api/v1/babies/{baby.pk}/smiles/",
        HTTP_ACCEPT="text/html",
        HTTP_AUTHORIZATION=f"Token {secret_for(parent_of(baby))}",
    )
    assert (response.status_code, response["Content-Type"]) == (
        406,
        "application/problem+json",
    )
