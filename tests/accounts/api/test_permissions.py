import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.api.permissions import InScope
from accounts.models import Token, User


def asks(method, action, *, user=None, **token):
    auth = Token(**token) if token else None
    request: Any = SimpleNamespace(user=user or User(), auth=auth, method=method)
    view = SimpleNamespace(
        action=action, adding={"create"}, for_all_babies={"new_baby"}
    )
    return InScope().has_permission(request, view)


@pytest.mark.parametrize(
    ("scope", "method", "action", "may"),
    [
        ("read", "GET", "list", True),
        ("read", "HEAD", "list", True),
        ("read", "POST", "create", False),
        ("read", "DELETE", "destroy", False),
        ("write", "GET", "list", True),
        ("write", "POST", "create", True),
        ("write", "DELETE", "destroy", True),
        ("add-only", "GET", "list", False),
        ("add-only", "HEAD", "list", False),
        ("add-only", "POST", "create", True),
        ("add-only", "POST", "restore", False),
        ("add-only", "PATCH", "partial_update", False),
        ("add-only", "PATCH", None, False),
    ],
)
def test_scopes(scope, method, action, may):
    assert asks(method, action, scope=scope) is may


def test_a_session_may_do_what_its_sign_in_lets_through():
    assert asks("GET", "list") is True


def test_nobody_may_do_nothing():
    assert asks("GET", "list", user=AnonymousUser()) is False


@pytest.mark.parametrize(("baby_id", "may"), [(None, True), (uuid.uuid4(), False)])
def test_what_is_not_about_one_baby(baby_id, may):
    assert asks("POST", "new_baby", scope="write", baby_id=baby_id) is may
