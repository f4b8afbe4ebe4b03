"""Other answers about a smile: typed, told by one tap, or those it had before."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.choices import Precision, StateChoice
from babies.forms.smile import SmileForm
from babies.history import Difference, differences
from babies.models import Baby, Smile, SmileVersion
from babies.page import FamilyRequest, baby_page
from babies.said import Seen, seen_of, stamp_of
from babies.services import change_answers
from babies.smile_words import said_in_words, saved_words, seen_from
from babies.together import others_for, seen_of_other, store_also
from babies.views.posts import at_once, reach, way_back
from babies.views.quick import tell_saved

LONGEST_ID = 18


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_edit(request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID) -> HttpResponse:
    """Change the answers about a smile; its class follows."""
    row = _reach_smile(request, pk, smile)
    form = _form(request, row)
    conflict: tuple[Difference, ...] = ()
    if request.method == "POST" and form.is_valid():
        conflict = _changed_since(request, row, form.seen())
        if not conflict:
            return _store(request, row, form)
    context = baby_page(request, row.baby, now=timezone.now(), tab="timeline")
    context |= {"form": form, "smile": row, "conflict": conflict}
    now = stamp_of(seen_of(row))
    # An older form that comes back stays older, until its writer was told.
    context["stamp"] = now if conflict else form.data.get("stamp", now)
    context |= {"is_added": "added" in request.GET, "asks_when": "when" in request.GET}
    context["next"] = way_back(request, link("babies:smile", pk, smile))
    return render(request, "babies/smile_form.html", context)


def _reach_smile(request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID) -> Smile:
    """The smile of an address, to be changed; a post holds its baby."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    rows = Smile.objects.editable_by(request.user)
    row = get_object_or_404(rows, pk=smile, baby=baby)
    row.baby = baby
    return row


def _form(request: FamilyRequest, row: Smile) -> SmileForm:
    sent = request.POST if request.method == "POST" else kept_post(request)
    # Asked for the time of an entry that has none yet.
    known = {"when": Precision.EXACT.value} if "when" in request.GET else {}
    form = SmileForm(
        baby=row.baby, now=timezone.now(), smile=row, data=sent, initial=known
    )
    if "added" in request.GET:
        form.offer(others_for(request.user, row.baby))
    return form


def _changed_since(
    request: FamilyRequest, row: Smile, seen: Seen
) -> tuple[Difference, ...]:
    """What somebody else changed since the form was opened, against what it says."""
    now = seen_of(row)
    if request.POST.get("stamp", "") in {"", stamp_of(now)}:
        return ()
    return differences(said_in_words(now), said_in_words(seen))


def _store(request: FamilyRequest, row: Smile, form: SmileForm) -> HttpResponse:
    by, now, seen = request.user, timezone.now(), form.seen()
    changed = change_answers(smile=row, seen=seen, by=by, now=now)
    others = [(other, seen_of_other(seen, other)) for other in form.also_for()]
    rows = store_also(changed, others, by=by, now=now)
    if rows:
        tell_saved(request, changed, rows)
    else:
        messages.success(request, saved_words(changed))
    detail = link("babies:smile", row.baby_id, row.pk)
    return HttpResponseRedirect(way_back(request, detail))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_awake(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID
) -> HttpResponse:
    """The baby was awake, whatever a sleep timer said."""
    row = _reach_smile(request, pk, smile)
    detail = link("babies:smile", pk, smile)
    if request.method != "POST":
        return redirect(detail)
    seen = replace(seen_of(row), state=StateChoice.AWAKE.value, state_is_guess=False)
    changed = change_answers(smile=row, seen=seen, by=request.user, now=timezone.now())
    messages.success(request, saved_words(changed))
    return HttpResponseRedirect(way_back(request, detail))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_earlier(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID
) -> HttpResponse:
    """Give a smile the answers it had before; that is one more change."""
    row = _reach_smile(request, pk, smile)
    detail = link("babies:smile", pk, smile)
    if request.method != "POST":
        return redirect(detail)
    seen = seen_from(_version(request, row).answers)
    if seen.on < row.baby.birth_on:
        messages.warning(request, _("This smile is from before the birth date now."))
        return redirect(detail)
    changed = change_answers(smile=row, seen=seen, by=request.user, now=timezone.now())
    messages.success(request, saved_words(changed))
    return redirect(detail)


def _version(request: FamilyRequest, row: Smile) -> Any:
    asked = request.POST.get("version", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_ID):
        raise Http404
    versions = SmileVersion.objects.visible_to(request.user).filter(smile=row)
    return get_object_or_404(versions, pk=int(asked))
