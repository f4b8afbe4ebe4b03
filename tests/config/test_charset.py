import pytest
from django.test import RequestFactory

from config.wsgi import application

pytestmark = pytest.mark.django_db
FORM = "--x\r\nContent-Disposition: form-data; name=theme\r\n\r\nnight\r\n--x--\r\n"
ODD = [
    "utf-7", "hex", "rot13", "zlib", "idna", "undefined", "unicode_escape", "latin-1",
    "no-such-thing", "",
]  # fmt: skip


def send(client, charset, path="/theme/"):
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    return client.generic("POST", path, FORM, kind)


@pytest.mark.parametrize("charset", ODD)
@pytest.mark.parametrize("path", ["/theme/", "/accounts/login/", "/babies/new/"])
def test_a_form_in_another_encoding_is_refused_with_a_page(client, charset, path):
    response = send(client, charset, path)

    assert response.status_code == 400
    assert "400.html" in [template.name for template in response.templates]
    assert "theme" not in client.cookies


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
def test_a_form_in_ours_is_read(client, charset):
    send(client, charset)

    assert client.cookies["theme"].value == "night"


def test_a_form_that_names_no_encoding_is_read(client):
    client.post("/theme/", FORM, content_type="multipart/form-data; boundary=x")

    assert client.cookies["theme"].value == "night"


def test_a_short_form_in_another_encoding_is_refused_too(client):
    kind = "application/x-www-form-urlencoded; charset=utf-7"
    response = client.generic("POST", "/theme/", "theme=night", kind)

    assert response.status_code == 400
    assert "theme" not in client.cookies


@pytest.fixture
def status_of(settings):
    """Ask the application as gunicorn does: a form, with something in the address."""
    settings.SECURE_SSL_REDIRECT = False

    def ask(content_type):
        environ = RequestFactory().generic("POST", "/theme/?x=%20", FORM).environ
        statuses = []
        environ["CONTENT_TYPE"] = content_type
        answer = application(environ, lambda status, _headers: statuses.append(status))
        return statuses[0], b"".join(answer)

    return ask


@pytest.mark.parametrize(
    "charset", ["; charset=hex", "; charset=undefined", "; charset*=no-such'en'utf-8"]
)
def test_an_address_is_not_read_in_another_encoding_either(status_of, charset):
    status, page = status_of(f"multipart/form-data; boundary=x{charset}")

    assert status == "400 Bad Request"
    assert b"That did not get through" in page


@pytest.mark.parametrize("charset", ["", "; charset=utf-8"])
def test_the_application_passes_forms_on(status_of, charset):
    status, page = status_of(f"multipart/form-data; boundary=x{charset}")

    # Refused for want of a token, so it was read.
    assert status == "403 Forbidden"
    assert b"That did not get through" not in page
