import json

import pytest

from accounts.api.docs import document

SCHEMA, DOCS = "/api/v1/schema/", "/api/v1/docs/"


def test_the_document_is_open_and_is_the_one_described(client):
    response = client.get(SCHEMA)
    said = response.json()
    assert said["openapi"] == "3.1.1"
    assert said == json.loads(json.dumps(document()))
    assert "x-spec-enum-id" not in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=3600"


def test_the_page_reads_the_document_and_carries_no_script(client):
    page = client.get(DOCS).content.decode()
    assert f'data-schema="{SCHEMA}"' in page
    assert "<script>" not in page
    assert "http://testserver/api/v1/babies/$BABY/smiles/" in page


@pytest.mark.parametrize(
    ("theme", "worn"),
    [
        ("auto", '<html lang="en">'),
        ("light", '<html lang="en" data-theme="light">'),
        ("night", '<html lang="en" data-theme="night" class="dark-mode">'),
    ],
)
def test_the_page_wears_the_theme(client, theme, worn):
    client.cookies["theme"] = theme
    assert worn in " ".join(client.get(DOCS).content.decode().split()).replace(
        " >", ">"
    )


@pytest.mark.parametrize("address", [SCHEMA, DOCS])
@pytest.mark.parametrize("method", ["post", "delete", "options"])
def test_both_are_only_read(client, address, method):
    response = getattr(client, method)(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert response["Content-Type"] == "application/problem+json"
