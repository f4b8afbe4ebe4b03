"""Tonight's steps, when the baby is in bed, and how steady evenings were."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import KeptForm, kept_form, takes_back_posts
from accounts.templatetags.shell import link
from babies.bedtime import (
    LISTED,
    evening_at_home,
    is_logged,
    shown_evening,
    steady,
    tonights_steps,
)
from babies.bedtime_log import (
    clear_bedtime,
    night_on,
    put_to_bed,
    routine,
    tick_steps,
)
from babies.forms.bedtime import BedtimeForm, bedtime_at
from babies.models import Baby, BedtimeNight
from babies.page import FamilyRequest, baby_page
from babies.smile_words import clock_words
from babies.views.posts import at_once, reach, way_back


@require_safe
def bedtime(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Tonight's steps to tick, and the evenings before."""
    baby = get_object_or_404(Baby.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    context = baby_page(request, baby, now=now, tab="more")
    evening, today = evening_at_home(baby, now), context["today"]
    rows = BedtimeNight.objects.visible_to(request.user).filter(baby=baby)
    # One more than the view holds, for the evenings up to yesterday.
    nights = list(rows.filter(on__lte=evening).order_by("-on")[: LISTED + 1])
    tonight = nights[0] if nights and nights[0].on == evening else None
    bedtime_tonight = tonight and tonight.in_bed_at
    context |= {
        "evening": evening,
        "steps": tonights_steps(routine(baby), tonight),
        "in_bed": clock_words(bedtime_tonight, baby.time_zone)
        if bedtime_tonight
        else "",
        "steady": steady(baby, nights, today=today, evening=evening),
        "evenings": [shown_evening(row) for row in nights[:LISTED] if is_logged(row)],
    }
    return render(request, "babies/bedtime.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_ticks(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Tick one step of tonight or several, or take the ticks back."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    if request.method == "POST":
        now = timezone.now()
        sent = set(request.POST.getlist("step"))
        steps = [step for step in routine(baby) if str(step.pk) in sent]
        is_done = request.POST.get("done", "yes") == "yes"
        if steps:
            on = evening_at_home(baby, now)
            night = night_on(baby=baby, on=on, by=request.user, now=now)
            tick_steps(night=night, steps=steps, is_done=is_done)
            messages.success(request, _ticked(is_done=is_done))
        else:
            messages.info(request, _("No step was ticked."))
    return _back(request, baby)


def _ticked(*, is_done: bool) -> str:
    return _("Done for tonight.") if is_done else _("Taken back.")


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_in_bed(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Say that the baby is in bed: now by one tap, or at another time."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    if "now" in request.POST:
        return _in_bed_now(request, baby, now)
    kept, night = kept_form(request), _named(request, baby)
    if request.method == "POST":
        form = BedtimeForm(baby=baby, now=now, data=request.POST)
        if form.is_valid() and form.moment:
            return _put_to_bed(request, baby, form.moment, now)
    elif kept is not None and "now" not in kept.form:
        form = BedtimeForm(baby=baby, now=now, data=kept.form)
    else:
        form = BedtimeForm(baby=baby, now=now, initial=_known(baby, kept, night))
    context = baby_page(request, baby, now=now, tab="more")
    context |= {"form": form, "is_kept": kept is not None, "night": night}
    return render(request, "babies/bedtime_form.html", context)


def _known(
    baby: Baby, kept: KeptForm | None, night: BedtimeNight | None
) -> dict[str, Any]:
    """What the form begins with: a tap that was kept, or an evening to change."""
    if kept is not None:
        return bedtime_at(baby, kept.at)
    if night is not None and night.in_bed_at is not None:
        return bedtime_at(baby, night.in_bed_at)
    return {} if night is None else {"on": night.on}


def _named(request: FamilyRequest, baby: Baby) -> BedtimeNight | None:
    """The evening that the address names, if there is one."""
    rows = BedtimeNight.objects.editable_by(request.user).filter(baby=baby)
    try:
        return rows.filter(pk=uuid.UUID(request.GET.get("evening", ""))).first()
    except ValueError:
        return None


def _in_bed_now(request: FamilyRequest, baby: Baby, now: datetime) -> HttpResponse:
    """A second tap, or a second phone, leaves the first one's time."""
    rows = BedtimeNight.objects.visible_to(request.user).filter(baby=baby)
    tonight = rows.filter(on=evening_at_home(baby, now)).first()
    if tonight is None or tonight.in_bed_at is None:
        return _put_to_bed(request, baby, now, now)
    said = {
        "name": baby.name,
        "time": clock_words(tonight.in_bed_at, tonight.time_zone),
    }
    messages.info(request, _("%(name)s is in bed since %(time)s") % said)
    return _back(request, baby)


def _put_to_bed(
    request: FamilyRequest, baby: Baby, at: datetime, now: datetime
) -> HttpResponse:
    night = put_to_bed(baby=baby, at=at, by=request.user, now=now)
    said = {"name": baby.name, "time": clock_words(at, baby.time_zone)}
    undo = link("babies:bedtime_clear", baby.pk, night.pk)
    text = _("Saved: %(name)s in bed at %(time)s") % said
    messages.success(request, text, extra_tags=undo)
    return _back(request, baby)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_clear(
    request: FamilyRequest, pk: uuid.UUID, night: uuid.UUID
) -> HttpResponse:
    """Take back when the baby was in bed; the steps of that evening stay."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    rows = BedtimeNight.objects.editable_by(request.user)
    row = get_object_or_404(rows, pk=night, baby=baby)
    if request.method == "POST":
        clear_bedtime(night=row)
        messages.success(request, _("The bedtime is taken back."))
    return redirect("babies:bedtime", baby.pk)


def _back(request: FamilyRequest, baby: Baby) -> HttpResponse:
    otherwise = link("babies:bedtime", baby.pk)
    return HttpResponseRedirect(way_back(request, otherwise))
