"""Adding a baby, finding one's babies, and the page of everything else."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.age_words import ages_line
from babies.forms.baby import BabyForm
from babies.homes import today_at_home
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.services import IdTakenError, add_baby
from babies.views.posts import key_from


@require_safe
def home(request: FamilyRequest) -> HttpResponse:
    """Where sign-in leads: the only baby's Today, or the choice.

    Without a baby it is the clinic's page for its staff, and the first form for others.
    """
    babies = list(Baby.objects.visible_to(request.user).order_by("name", "created_at"))
    if not babies:
        return redirect("clinics:start")
    if len(babies) == 1:
        return redirect("milestones:today", babies[0].pk)
    now = timezone.now()
    lines = [(baby, ages_line(baby.birth, today_at_home(baby, now))) for baby in babies]
    context = {"babies": lines, "has_binned": _has_binned(request)}
    return render(request, "babies/home.html", context)


def _has_binned(request: FamilyRequest) -> bool:
    return Baby.objects.binned_managed_by(request.user).exists()


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: FamilyRequest) -> HttpResponse:
    """Add a baby; while typing, say both ages."""
    mine = list(Baby.objects.visible_to(request.user).order_by("created_at"))
    data = request.POST if request.method == "POST" else kept_post(request)
    key = key_from(data) if data else uuid.uuid4()
    form = BabyForm(
        now=timezone.now(),
        data=data,
        initial={"time_zone": mine[-1].time_zone if mine else "UTC"},
        # The same form sent twice is one baby, and no twin.
        others=[baby for baby in mine if baby.pk != key],
    )
    is_preview = "preview" in request.POST
    if is_preview and request.htmx and not request.htmx.boosted:
        form.is_valid()
        return render(request, "babies/_ages.html", {"form": form})
    if request.method == "POST" and not is_preview and form.is_valid():
        return _add(request, form, key)
    context = {
        "form": form,
        "key": key,
        "is_first": not mine,
        "has_binned": not mine and _has_binned(request),
    }
    return render(request, "babies/new.html", context)


def _add(request: FamilyRequest, form: BabyForm, key: uuid.UUID) -> HttpResponse:
    said, now = form.profile(), timezone.now()
    try:
        baby = add_baby(key=key, profile=said, by=request.user, now=now)
    except IdTakenError:
        baby = add_baby(key=uuid.uuid4(), profile=said, by=request.user, now=now)
    messages.success(request, _("%(name)s is here.") % {"name": baby.name})
    return redirect("milestones:today", baby.pk)


@require_safe
def more(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything that has no tab of its own."""
    baby = get_object_or_404(Baby.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    page = baby_page(request, baby, now=now, tab="more")
    return render(request, "babies/more.html", page)
