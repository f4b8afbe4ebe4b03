from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import (
    NotAuthenticated,
    Throttled,
    UnsupportedMediaType,
    ValidationError,
)

from accounts.api.problems import (
    ConflictError,
    InvalidError,
    StaleError,
    TooLargeError,
    problem_handler,
    problem_page,
)


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (Http404(), 404, "not-found"),
        (PermissionDenied(), 403, "not-allowed"),
        (NotAuthenticated(), 401, "not-signed-in"),
        (ConflictError(), 409, "conflict"),
        (StaleError(), 412, "changed"),
        (TooLargeError(), 413, "too-large"),
        (UnsupportedMediaType("a/b"), 415, "not-json"),
        (Throttled(3), 429, "too-many-requests"),
    ],
)
def test_every_refusal_has_one_shape(error, status, kind):
    response = problem_handler(error, {})
    assert response is not None
    assert (response.status_code, response.content_type) == (
        status,
        "application/problem+json",
    )
    assert response.data["type"] == f"urn:smilestone:problem:{kind}"
    assert set(response.data) == {"type", "title", "status", "detail", "errors"}
    assert (response.data["status"], response.data["errors"]) == (status, [])


def test_who_sends_no_token_is_told_how():
    response = problem_handler(NotAuthenticated(), {})
    assert response is not None
    assert response.data["detail"] == "Send a header: Authorization: Token smile_…"


def test_a_field_is_named_with_its_sentence():
    response = problem_handler(InvalidError("on", "There is no such day."), {})
    assert response is not None
    assert response.data["detail"] == "Some fields cannot be so."
    assert response.data["errors"] == [
        {"field": "on", "message": "There is no such day."}
    ]


def test_deep_fields_are_named_by_the_way_to_them():
    said: Any = {
        "a": {"b": ["One.", "Two."]},
        "list": {3: ["Three."]},
        "rows": [{}, {"c": ["Four."]}],
        "non_field_errors": ["Five."],
    }
    response = problem_handler(ValidationError(said), {})
    assert response is not None
    assert [(each["field"], each["message"]) for each in response.data["errors"]] == [
        ("a.b", "One."),
        ("a.b", "Two."),
        ("list[3]", "Three."),
        ("rows[1].c", "Four."),
        ("", "Five."),
    ]


def test_how_long_to_wait_is_told():
    response = problem_handler(Throttled(7), {})
    assert response is not None
    assert response["Retry-After"] == "7"


def test_what_is_broken_is_left_to_be_logged():
    assert problem_handler(KeyError("x"), {}) is None


@pytest.mark.parametrize(
    ("status", "kind"), [(500, "error"), (503, "error"), (418, "invalid")]
)
def test_other_statuses_have_a_kind_too(status, kind):
    assert kind in problem_page(status, "So it is.").content.decode()
