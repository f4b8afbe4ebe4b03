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
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django_htmx.middleware import HtmxDetails

from accounts.devices import SIGNED_IN_AT
from accounts.kept import keep_and_ask
from accounts.models import User
from accounts.templatetags.shell import link
from babies.page import FamilyRequest
from clinics.choices import CARING_ROLES, COUNTING_ROLES, StaffRole
from clinics.models import Staff

#: Staff leave screens open in busy rooms, so their visits are short.
IDLE: Final = timedelta(minutes=15)
NOTED_EVERY: Final = timedelta(minutes=1)
SEEN_AT: Final = "clinic_seen_at"
CHOSEN: Final = "clinic"
#: The header of the clinic's pages: which pages, and for whose eyes.
TABS: Final[tuple[tuple[str, Promise, Collection[str]], ...]] = (
    ("worklist", gettext_lazy("Worklist"), CARING_ROLES),
    ("babies", gettext_lazy("Babies"), CARING_ROLES),
    ("referrals", gettext_lazy("Referrals"), CARING_ROLES),
    ("numbers", gettext_lazy("Numbers"), COUNTING_ROLES),
    # For all, so that everybody sees with whom they work, and can leave.
    ("team", gettext_lazy("Team"), tuple(StaffRole)),
)
Rest = ParamSpec("Rest")


class StaffRequest(HttpRequest):
    """A request of somebody who works at a clinic."""

    user: User
    htmx: HtmxDetails
    staff: Staff
    #: Everywhere this person works, this place included.
    places: list[Staff]
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
            request.places = _places(request)
            request.staff = _chosen(request)
            if request.staff.role not in roles:
                raise Http404
            return _refusal(request) or view(request, *args, **kwargs)

        return inner

    return wrap


def _places(request: StaffRequest) -> list[Staff]:
    """Everywhere a person works. Raises Http404 for those who work nowhere."""
    places = Staff.objects.of(request.user).select_related("clinic")
    rows = list(places.order_by("clinic__name", "pk"))
    if not rows:
        raise Http404
    for row in rows:
        # Known already, so nobody needs to ask for it again.
        row.user = request.user
    return rows


def _chosen(request: StaffRequest) -> Staff:
    """At which of these places this visit is."""
    chosen = request.session.get(CHOSEN)
    here = (row for row in request.places if str(row.clinic_id) == chosen)
    return next(here, request.places[0])


def _refusal(request: StaffRequest) -> HttpResponse | None:
    """What stands between a member of staff and the page, if anything."""
    seen_at, moment = _last_seen(request), request.now.timestamp()
    if seen_at is None:
        return _signed_out(request, _("Please sign in once more for the clinic."))
    if moment - seen_at > IDLE.total_seconds():
        return _signed_out(request, _("You were away, so we signed you out."))
    if settings.STAFF_TWO_FACTOR == "required" and not is_mfa_enabled(request.user):
        messages.warning(request, _("Staff need a second step. Please add one."))
        return redirect("mfa_index")
    noted_at = request.session.get(SEEN_AT)
    # Not at every step: each is a write.
    if noted_at is None or moment - noted_at > NOTED_EVERY.total_seconds():
        request.session[SEEN_AT] = moment
    return None


def _last_seen(request: StaffRequest) -> float | None:
    """When this visit last went on, or else when this browser signed in.

    A family's session holds for two months, and must not open a clinic for as long;
    nor does one of which nobody knows when it began.
    """
    found = request.session.get(SEEN_AT, request.session.get(SIGNED_IN_AT))
    return None if found is None else float(found)


def _signed_out(request: StaffRequest, told: str) -> HttpResponse:
    """The end of a visit, and the way back to this page; what was typed is kept."""
    logout(request)
    if request.method == "POST" and request.resolver_match:
        return keep_and_ask(request, request.resolver_match.func)
    messages.info(request, told)
    return redirect_to_login(request.get_full_path())


def clinic_page(request: StaffRequest, *, tab: str = "") -> dict[str, Any]:
    """The context shared by the pages of a clinic."""
    role = request.staff.role
    return {
        "staff": request.staff,
        "clinic": request.staff.clinic,
        "places": request.places,
        "staff_tab": tab,
        "tabs": [
            (name, link(f"clinics:{name}"), words)
            for name, words, roles in TABS
            if role in roles
        ],
    }


def home_of(staff: Staff) -> str:
    """Where the visit of a member of staff begins: the first page for their role."""
    names = (name for name, _words, roles in TABS if staff.role in roles)
    return link(f"clinics:{next(names)}")
