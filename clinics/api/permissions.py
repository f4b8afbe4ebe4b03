"""Which programs may speak for staff."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.api.permissions import InScope
from accounts.models import Token
from clinics.models import Staff


class WorksAtClinic(BasePermission):
    """A token of somebody with one of a view's roles, and a second step if needed.

    A browser that was left open reads nothing here: see `clinics.views.scope`.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the request may go on; for all but staff nothing is here."""
        token = request.auth
        is_in_scope = InScope().has_permission(request, view)
        if not is_in_scope or not isinstance(token, Token):
            return False
        places = Staff.objects.of(token.user).filter(role__in=view.roles)
        if not places.exists():
            raise Http404
        if settings.STAFF_TWO_FACTOR == "required" and not is_mfa_enabled(token.user):
            raise PermissionDenied(_("Staff need a second step. Please add one."))
        return True
