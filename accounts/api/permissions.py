"""What a token may do, before anybody looks for the thing it asks about."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.models import Token, TokenScope


class InScope(BasePermission):
    """Somebody is signed in, and the token's scope has room for this.

    A view names its actions for add-only tokens in `adding`, and those that are not
    about one baby in `for_all_babies`.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the request may go on; who it may reach is the queries' matter."""
        if not request.user.is_authenticated:
            return False
        token = request.auth
        if not isinstance(token, Token):
            return True
        if token.baby_id is not None and view.action in view.for_all_babies:
            return False
        if token.scope == TokenScope.ADD_ONLY:
            return view.action in view.adding
        return token.scope == TokenScope.WRITE or request.method in SAFE_METHODS
