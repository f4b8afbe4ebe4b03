import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse

from config import views

TOKEN = "a" * 32


def test_healthz_needs_no_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_health_may_be_asked_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/").status_code == 301


@pytest.mark.django_db
def test_readyz_when_migrated(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readyz_waits_for_migrations(client):
    MigrationRecorder(connection).record_unapplied("accounts", "0004_tokens")

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not migrated\n")


def test_readyz_says_when_the_database_is_away(client, monkeypatch, django_db_blocker):
    monkeypatch.setattr(views, "connection", unreachable())
    with django_db_blocker.unblock():
        response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"no database\n")


def unreachable():
    """A connection of the same kind to a file in a folder that is not there."""
    away = connection.copy()
    away.settings_dict = {
        **connection.settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/no/such/folder/diary",
        "HOST": "127.0.0.1",
        "PORT": "1",
        "OPTIONS": {},
    }
    return away


@pytest.mark.django_db
def test_too_much_at_once_is_said_so(client):
    response = client.post("/theme/", {"theme": "x" * 17_000_000})

    assert response.status_code == 413
    assert "413.html" in [template.name for template in response.templates]


@pytest.mark.django_db
def test_too_much_at_once_is_said_so_with_forgery_checks_on():
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = TOKEN

    response = client.post(
        "/theme/", {"csrfmiddlewaretoken": TOKEN, "note": "x" * 17_000_000}
    )

    assert response.status_code == 413


def test_a_wrong_host_is_a_bad_request(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "400.html" in [template.name for template in response.templates]


@pytest.mark.django_db
def test_too_many_fields_are_a_bad_request(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    response = client.post("/theme/", {"a": "1", "b": "2", "c": "3"})

    assert response.status_code == 400
    assert "400.html" in [template.name for template in response.templates]


@pytest.mark.django_db
def test_no_such_page(client):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]


@pytest.mark.django_db
def test_an_expired_form_is_told_apart_from_a_forbidden_page():
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("accounts:theme"), {"theme": "dark"})

    assert response.status_code == 403
    assert response.context["form_expired"] is True
    assert "theme" not in response.cookies


def test_a_crash_has_a_page_that_needs_nothing(client, monkeypatch):
    def crash(_request):
        raise ZeroDivisionError

    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", crash)
    monkeypatch.setattr("accounts.views.render", crash)

    response = client.get("/")

    assert response.status_code == 500
    assert b"<h1" in response.content


def test_every_page_carries_the_policy(client):
    response = client.get("/healthz")

    policy = dict(
        part.strip().split(" ", 1)
        for part in response["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


def test_bad_request_renders_for_any_suspicion():
    response = views.bad_request(RequestFactory().get("/"), ValueError("odd"))

    assert response.status_code == 400
    assert b"<h1" in response.content


@pytest.mark.parametrize(
    ("refuse", "status"),
    [
        (lambda r: views.bad_request(r, SuspiciousOperation()), 400),
        (lambda r: views.bad_request(r, RequestDataTooBig()), 413),
        (lambda r: views.not_found(r, Http404()), 404),
        (views.server_error, 500),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/babies/", "/babies/"])
@pytest.mark.django_db
def test_programs_are_refused_as_programs_and_people_with_pages(path, refuse, status):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    response = refuse(request)
    is_problem = response["Content-Type"] == "application/problem+json"
    assert response.status_code == status
    assert is_problem is path.startswith("/api/")
