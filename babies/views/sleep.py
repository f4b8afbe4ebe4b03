"""Sleeps: the list, the timer, and times given by hand."""

import uuid
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_form, kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.forms.sleep import END, START, SleepForm, answer
from babies.homes import today_at_home
from babies.models import Baby, Sleep, SleepVersion
from babies.page import FamilyRequest, baby_page
from babies.sleep_log import (
    OverlapError,
    Times,
    change_sleep,
    log_sleep,
    resume_sleep,
    start_sleep,
    stop_sleep,
    to_the_minute,
)
from babies.sleep_now import running_sleep
from babies.sleep_words import (
    earlier_times,
    in_hours,
    minutes_of,
    shown_sleep,
    since_in_words,
    span_in_words,
)
from babies.sleeps import DAY, minutes_by_day
from babies.views.posts import at_once, key_from, reach, way_back
from babies.words import in_words
from clinical.sleep import is_long_sleep, usual_hours
from clinical.sleep_texts import FEEDING, HARD_TO_WAKE, OUTSIDE, usual_sleep

A_PAGE = 25


@require_safe
def sleeps(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The timer, today's sum, and the sleeps, the newest first."""
    baby = get_object_or_404(Baby.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    rows = Sleep.objects.visible_to(request.user).filter(baby=baby)
    pages = Paginator(rows.order_by("-started_at"), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = baby_page(request, baby, now=now, tab="more")
    usual = usual_hours(baby.birth, context["today"])
    notes = {"outside": OUTSIDE, "feeding": FEEDING, "hard_to_wake": HARD_TO_WAKE}
    context |= {name: in_words(reason) for name, reason in notes.items()}
    context |= _last_two_days(baby, context["today"], now)
    context |= {
        "page": page,
        "days": _by_day(baby, page, now),
        "running": running_sleep(baby),
        "usual": in_words(usual_sleep(usual)) if usual else "",
    }
    return render(request, "babies/sleeps.html", context)


def _last_two_days(baby: Baby, today: Any, now: datetime) -> dict[str, str]:
    found = minutes_by_day(baby, today - DAY, today, now=now)
    return {
        name: in_hours(found[on]) if on in found else ""
        for name, on in (("slept_today", today), ("slept_yesterday", today - DAY))
    }


def _by_day(baby: Baby, page: Page[Sleep], now: datetime) -> list[Any]:
    """The sleeps of a page under the day on which they began, with the day's sum."""
    found = list(page)
    if not found:
        return []
    sums = minutes_by_day(baby, found[-1].on, found[0].on, now=now)
    return [
        (on, in_hours(sums.get(on, 0)), [shown_sleep(row) for row in rows])
        for on, rows in groupby(found, key=lambda row: row.on)
    ]


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_start(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Start the timer by one tap; a second phone learns that it runs already."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    if request.method != "POST":
        return _kept_start(request, baby, now)
    key = key_from(request.POST)
    sleep = start_sleep(key=key, baby=baby, by=request.user, now=now)
    since = since_in_words(sleep, today_at_home(baby, now))
    said = {"name": baby.name, "time": since}
    if sleep.pk != key and sleep.logged_at < now:
        text = _("The timer is already running since %(time)s") % said
        messages.info(request, text)
    else:
        text = _("%(name)s is asleep since %(time)s") % said
        undo = link("babies:sleep_delete", baby.pk, sleep.pk)
        messages.success(request, text, extra_tags=undo)
    return _back(request, baby)


def _kept_start(request: FamilyRequest, baby: Baby, now: datetime) -> HttpResponse:
    """A tap before signing in again: its time, to be saved."""
    kept = kept_form(request)
    if kept is None:
        return redirect("babies:sleeps", baby.pk)
    then = answer(START, kept.at, baby.time_zone)
    form = SleepForm(baby=baby, now=now, initial=then)
    return _form_page(request, form, key=key_from(kept.form), is_kept=True)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_stop(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Stop the timer by one tap; ask first when it ran very long."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    if request.method != "POST":
        return _kept_stop(request, baby, now)
    sleep = running_sleep(baby)
    if sleep is None or request.POST.get("sleep", str(sleep.pk)) != str(sleep.pk):
        messages.info(request, _("This timer has been stopped already."))
        return _back(request, baby)
    if is_long_sleep(minutes_of(sleep, now)):
        return _ask_about_end(request, sleep, now, now)
    stop_sleep(sleep=sleep, now=now)
    length = {"length": in_hours(minutes_of(sleep, now))}
    undo = link("babies:sleep_resume", baby.pk, sleep.pk)
    text = _("Saved: %(length)s of sleep.") % length
    messages.success(request, text, extra_tags=undo)
    return _back(request, baby)


def _kept_stop(request: FamilyRequest, baby: Baby, now: datetime) -> HttpResponse:
    kept, sleep = kept_form(request), running_sleep(baby)
    if kept is None or sleep is None:
        return redirect("babies:sleeps", baby.pk)
    return _ask_about_end(request, sleep, kept.at, now)


def _ask_about_end(
    request: FamilyRequest, sleep: Sleep, end: datetime, now: datetime
) -> HttpResponse:
    """The times of a running sleep with an end that is not saved yet."""
    then = answer(END, end, sleep.time_zone)
    form = SleepForm(baby=sleep.baby, now=now, sleep=sleep, initial=then)
    form.look_again(Times(sleep.started_at, to_the_minute(end), sleep.note))
    return _form_page(request, form, is_kept=True)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Log a sleep whose times are known, or one that nobody started the timer for."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form, key = SleepForm(baby=baby, now=now, data=data), key_from(data or QueryDict())
    if request.method == "POST" and form.is_valid() and form.times:
        sleep = log_sleep(
            key=key, baby=baby, times=form.times, by=request.user, now=now
        )
        undo = link("babies:sleep_delete", baby.pk, sleep.pk)
        messages.success(request, _saved(sleep), extra_tags=undo)
        return _back(request, baby)
    is_kept = request.method != "POST" and data is not None
    return _form_page(request, form, key=key, is_kept=is_kept)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_edit(request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID) -> HttpResponse:
    """Give other times; what was said before stays in the history."""
    row = _sleep(request, pk, sleep)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = SleepForm(baby=row.baby, now=now, sleep=row, data=data)
    if request.method == "POST" and form.is_valid() and form.times:
        change_sleep(sleep=row, times=form.times, by=request.user, now=now)
        messages.success(request, _saved(row))
        return _back(request, row.baby)
    is_kept = request.method != "POST" and data is not None
    return _form_page(request, form, is_kept=is_kept)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_resume(
    request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID
) -> HttpResponse:
    """Take back a stop: the timer runs on."""
    row = _sleep(request, pk, sleep)
    if request.method == "POST":
        try:
            resume_sleep(sleep=row, now=timezone.now())
            messages.success(request, _("The timer runs again."))
        except OverlapError:
            text = _("Another sleep has begun since. Nothing was changed.")
            messages.warning(request, text)
    return _back(request, row.baby)


def _sleep(request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID) -> Sleep:
    """The sleep of an address, with its baby."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    rows = Sleep.objects.editable_by(request.user)
    row = get_object_or_404(rows, pk=sleep, baby=baby)
    row.baby = baby
    return row


def _saved(sleep: Sleep) -> str:
    return _("Saved: %(times)s") % {"times": span_in_words(sleep)}


def _back(request: FamilyRequest, baby: Baby) -> HttpResponse:
    otherwise = link("babies:sleeps", baby.pk)
    return HttpResponseRedirect(way_back(request, otherwise))


def _form_page(
    request: FamilyRequest,
    form: SleepForm,
    *,
    key: uuid.UUID | None = None,
    is_kept: bool = False,
) -> HttpResponse:
    """The form, posting to the address of its sleep, or of a new one."""
    baby, sleep = form.baby, form.sleep
    context = baby_page(request, baby, now=form.now, tab="more")
    context |= {"form": form, "key": key, "is_kept": is_kept, "sleep": sleep}
    context["action"] = link("babies:sleep_new", baby.pk)
    context["next"] = way_back(request, link("babies:sleeps", baby.pk))
    if sleep is not None:
        versions = SleepVersion.objects.visible_to(request.user).filter(sleep=sleep)
        newest = versions.select_related("by").order_by("-at", "-pk")
        context["history"] = earlier_times(sleep, newest, request.user)
        context["action"] = link("babies:sleep_edit", baby.pk, sleep.pk)
    return render(request, "babies/sleep_form.html", context)
