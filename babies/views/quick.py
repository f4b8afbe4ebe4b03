"""Logging a smile: by one tap, or with all that is known."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import KeptForm, kept_form, takes_back_posts
from accounts.templatetags.shell import link
from babies.doors import baby_to_edit
from babies.forms.smile import NOW, SmileForm, answers_of, at_moment
from babies.models import EDITING_ROLES, Baby, Sleep, Smile
from babies.page import FamilyRequest, baby_page, family_of
from babies.quick import (
    BY_TIMER,
    PRESETS,
    asks_when,
    seen_by_tap,
    sleeps_by_timer,
)
from babies.said import Seen
from babies.services import held
from babies.smile_words import saved_words
from babies.taps import tapped_at
from babies.together import others_for, seen_of_other, store_also, store_smile
from babies.views.posts import at_once, key_from, reach, way_back

Others = Sequence[tuple[Baby, Seen]]


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Log a smile: by one tap, or with all that is known."""
    now = timezone.now()
    baby, others = _reach_all(request, pk)
    seen = seen_by_tap(request.POST, baby=baby, now=now)
    if seen is not None:
        return _log_tap(request, baby, seen, others, now)
    kept = None
    if request.method == "POST":
        then = tapped_at(request.POST, baby=baby, now=now)
        form = SmileForm(baby=baby, now=then, data=request.POST)
    else:
        kept = kept_form(request)
        form = _form_to_fill(request, baby, now, kept)
    form.offer(others_for(request.user, baby))
    if request.method == "POST" and form.is_valid():
        said = form.seen()
        pairs = [(each, seen_of_other(said, each)) for each in form.also_for()]
        return _log(request, baby, said, pairs, now)
    context = baby_page(request, baby, now=now, tab="plus")
    key = key_from(kept.form if kept else request.POST)
    context |= {"form": form, "key": key, "is_kept": kept is not None}
    context["next"] = way_back(request, link("milestones:today", baby.pk))
    return render(request, "babies/smile_form.html", context)


def _reach_all(request: FamilyRequest, pk: uuid.UUID) -> tuple[Baby, list[Baby]]:
    """The baby of the address and the others that were ticked; a post holds them all.

    All in one order, so that two people who log for both never wait for each other.
    """
    ticked = _ids(request.POST.getlist("also"))
    if not ticked:
        is_post = request.method == "POST"
        return baby_to_edit(request.user, pk, is_held=is_post), []
    mine = Baby.objects.editable_by(request.user)
    babies = held(mine.filter(pk__in={pk, *ticked}).order_by("pk"))
    found = {baby.pk: baby for baby in babies}
    if pk not in found:
        raise Http404
    return found.pop(pk), list(found.values())


def _ids(given: list[str]) -> set[uuid.UUID]:
    found = set()
    for text in given:
        try:
            found.add(uuid.UUID(text))
        except ValueError:
            continue
    return found


def _form_to_fill(
    request: FamilyRequest, baby: Baby, now: datetime, kept: KeptForm | None
) -> SmileForm:
    """An empty form; or what was typed, or tapped, before the session ended."""
    if kept is None:
        return _empty_form(request, baby, now)
    tapped = seen_by_tap(kept.form, baby=baby, now=kept.at)
    if tapped is not None:
        return SmileForm(baby=baby, now=now, initial=answers_of(tapped))
    # "Just now" was then, not after signing in.
    then = at_moment(baby, kept.at)
    typed = kept.form.copy()
    is_another_day = typed.get("on", "") not in {"", str(then["on"])}
    if typed.get("when", NOW) == NOW and not typed.get("at") and not is_another_day:
        typed.update({name: str(value) for name, value in then.items()})
    return SmileForm(baby=baby, now=now, data=typed)


def _empty_form(request: FamilyRequest, baby: Baby, now: datetime) -> SmileForm:
    """A form that begins with a button's answers, or with what a timer says."""
    answers = dict(PRESETS.get(request.GET.get("quick", ""), {}))
    is_guess = not answers and sleeps_by_timer(baby, now)
    if is_guess:
        answers["state"] = BY_TIMER["state"]
    form = SmileForm(baby=baby, now=now, initial=answers)
    if is_guess:
        form.explain_guess()
    return form


def _log_tap(
    request: FamilyRequest, baby: Baby, seen: Seen, others: list[Baby], now: datetime
) -> HttpResponse:
    taps = [(each, seen_by_tap(request.POST, baby=each, now=now)) for each in others]
    return _log(request, baby, seen, [(b, tap) for b, tap in taps if tap], now)


def _log(
    request: FamilyRequest, baby: Baby, seen: Seen, others: Others, now: datetime
) -> HttpResponse:
    """Store what is said of the baby, and go back with an offer to undo it."""
    by = request.user
    key = key_from(request.POST)
    smile = store_smile(key=key, baby=baby, seen=seen, by=by, now=now)
    also = store_also(smile, others, by=by, now=now)
    tell_saved(request, smile, also)
    edit = f"{link('babies:smile_edit', baby.pk, smile.pk)}?added=1"
    if asks_when(request.POST):
        return redirect(f"{edit}&when=1")
    if request.POST.get("quick") == "other":
        return redirect(edit)
    return HttpResponseRedirect(way_back(request, link("milestones:today", baby.pk)))


def tell_saved(request: FamilyRequest, smile: Smile, also: Sequence[Smile]) -> None:
    """Say what a new entry counts as, with an Undo for all that one tap stored."""
    undo = link("babies:smile_delete", smile.baby_id, smile.pk)
    said = saved_words(smile)
    if also:
        names = get_text_list([row.baby.name for row in also], _("and"))
        said = f"{said} {_('Saved for %(names)s too.') % {'names': names}}"
        undo = f"{undo}?together=1"
    messages.success(request, said, extra_tags=undo)
    if smile.state_is_guess:
        awake = link("babies:smile_awake", smile.baby_id, smile.pk)
        messages.info(request, _("The sleep timer was running."), extra_tags=awake)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def quick_smile(request: FamilyRequest) -> HttpResponse:
    """One very big button for each baby; a post without more is one smile, now."""
    now = timezone.now()
    family = family_of(request.user)
    babies = [row.baby for row in family if row.role in EDITING_ROLES]
    if not family:
        return redirect("babies:new")
    meant = _ids(request.POST.getlist("baby")) or {baby.pk for baby in babies[:2]}
    if request.method == "POST" and len(meant) == 1:
        sent = request.POST.copy()
        sent.setdefault("quick", "smile")
        baby = reach(request, Baby.objects.editable_by(request.user), *meant)
        seen = seen_by_tap(sent, baby=baby, now=now)
        if seen is not None:
            return _log(request, baby, seen, [], now)
    running = Sleep.objects.visible_to(request.user).filter(
        baby__in=babies, ended_at__isnull=True
    )
    asleep = {sleep.baby_id for sleep in running}
    context = {
        "rows": [(baby, baby.pk in asleep, uuid.uuid4()) for baby in babies],
        "may_log": bool(babies),
    }
    return render(request, "babies/quick_smile.html", context)
