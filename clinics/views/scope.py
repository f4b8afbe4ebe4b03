"""Who of the staff asks, at which clinic, and whether this visit still holds."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from babies.page import FamilyRequest
from clinics.choices import StaffRole
from clinics.models import Staff

#: Staff leave screens open in busy rooms, so their visits are short.
IDLE: Final = timedelta(minutes=15)
NOTED_EVERY: Final = timedelta(minutes=1)
SEEN_AT: Final = "clinic_seen_at"
CHOSEN: Final = "clinic"
Rest = ParamSpec("Rest")


class StaffRequest(HttpRequest):
    """A request of somebody who works at a clinic."""

    user: User
    staff: Staff
    now: datetime


View = Callable[Concatenate[FamilyRequest, Rest], HttpResponse]
StaffView = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


def for_staff(
    roles: Collection[str] = tuple(StaffRole),
) -> Callable[[StaffView[Rest]], View[Rest]]:
    """Let a view be seen by staff of these roles only; for others there is no page."""

    def wrap(view: StaffView[Rest]) -> View[Rest]:
        @wraps(view)
        def inner(
            request: Any, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            request.now = timezone.now()
            request.staff = working(request)
            if request.staff.role not in roles:
                raise Http404
            return _refusal(request) or view(request, *args, **kwargs)

        return inner

    return wrap


def working(request: FamilyRequest) -> Staff:
    """At which clinic, of those a person works at, this visit is. Raises Http404."""
    places = Staff.objects.of(request.user).select_related("clinic")
    rows = list(places.order_by("clinic__name", "pk"))
    if not rows:
        raise Http404
    chosen = request.session.get(CHOSEN)
    return next((row for row in rows if str(row.clinic_id) == chosen), rows[0])


def _refusal(request: StaffRequest) -> HttpResponse | None:
    """What stands between a member of staff and the page, if anything."""
    seen_at = request.session.get(SEEN_AT)
    moment = request.now.timestamp()
    if seen_at is not None and moment - seen_at > IDLE.total_seconds():
        logout(request)
        messages.info(request, _("You were away, so we signed you out."))
        return redirect_to_login(request.get_full_path())
    if settings.STAFF_TWO_FACTOR == "required" and not is_mfa_enabled(request.user):
        messages.warning(request, _("Staff need a second step. Please add one."))
        return redirect("mfa_index")
    # Not at every step: each is a write.
    if seen_at is None or moment - seen_at > NOTED_EVERY.total_seconds():
        request.session[SEEN_AT] = moment
    return None


def clinic_page(request: StaffRequest, *, tab: str = "") -> dict[str, Any]:
    """The context shared by the pages of a clinic."""
    return {"staff": request.staff, "clinic": request.staff.clinic, "staff_tab": tab}
