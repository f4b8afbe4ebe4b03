"""One expectation: its answer, its history, and whether it was lost."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from accounts.kept import kept_post, takes_back_posts
from babies.choices import PhotoOf
from babies.models import LostSkill
from babies.page import FamilyRequest
from babies.photos import Pictured
from babies.views.photos import photo_part
from babies.views.posts import at_once
from clinical.catalog import (
    CDC_SMILES_BACK,
    LISTS,
    SOCIAL_SMILE,
    Expectation as Entry,
    fact_id,
)
from clinical.checklist import due_date
from milestones.checklists import answered_entry, current_answers, item_of
from milestones.forms import AnswerForm, LossForm
from milestones.models import Answer, ValueChoice
from milestones.rows import Undo, help_words, row_of
from milestones.services import assessment, record_answer, record_lost_skill
from milestones.views.checklist import rows_on
from milestones.views.scope import Visit, visit

# Where a form says it stands, and where its writer goes back to.
BACK = {
    "today": "milestones:today",
    "window": "milestones:window",
    "now": "milestones:list",
    "list": "milestones:list",
    "motor": "milestones:motor",
}
# Of these, the ones with rows, and how their address leads to that of the list.
WITH_ROWS = {"now": "", "list": "", "motor": "../"}


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def expectation(request: FamilyRequest, pk: uuid.UUID, slug: str) -> HttpResponse:
    """Answer one expectation; earlier answers stay below."""
    here = visit(request, pk)
    entry = entry_or_404(slug)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = AnswerForm(baby=here.baby, entry=entry, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        row = record_answer(
            here.line(form.cleaned_data),
            entry=entry,
            value=form.cleaned_data["value"],
            precision=form.precision,
        )
        undo = reverse("milestones:remove", args=[here.baby.pk, "answers", row.pk])
        if _is_for_a_row(request):
            return HttpResponse(_row(here, entry, undo))
        messages.success(request, _("Your answer is saved."), extra_tags=undo)
        return HttpResponseRedirect(_back(here, entry))
    if request.method == "POST" and _is_for_a_row(request):
        address = reverse("milestones:expectation", args=[here.baby.pk, entry.id])
        return HttpResponseClientRedirect(address)
    return render(request, "milestones/item.html", _page(here, entry, form))


def entry_or_404(slug: str) -> Entry:
    """A catalog entry that families can answer; one fact has one page."""
    entry = answered_entry(slug)
    if entry is None:
        raise Http404
    return entry


def _back(here: Visit, entry: Entry) -> str:
    asked = here.request.POST.get("back", "")
    if asked not in BACK:
        return reverse("milestones:expectation", args=[here.baby.pk, entry.id])
    address = reverse(BACK[asked], args=[here.baby.pk])
    return f"{address}{_place(entry, asked)}" if asked in WITH_ROWS else address


def _place(entry: Entry, asked: str) -> str:
    """The row of an entry on a page with rows."""
    with_age = asked == "list" and entry.age_months is not None
    return f"{f'?age={entry.age_months}' if with_age else ''}#{fact_id(entry.id)}"


def _is_for_a_row(request: FamilyRequest) -> bool:
    """Whether only the row in the list is wanted, so that a phone stays there."""
    is_row = request.POST.get("back") in WITH_ROWS
    return is_row and bool(request.htmx) and not request.htmx.boosted


def _row(here: Visit, entry: Entry, undo: str) -> str:
    """The row as it stands after an answer, with a way to take that back."""
    answers = Answer.objects.visible_to(here.request.user).filter(
        baby=here.baby, expectation_id=entry.id
    )
    held = current_answers(answers.order_by("on", "logged_at", "pk"))
    place = here.request.POST["back"]
    page = rows_on(here, None, place, may_edit=True, up=WITH_ROWS[place])
    item = item_of(entry, held, here.baby.birth, here.today)
    taken_back = Undo(undo, _back(here, entry), get_token(here.request))
    return row_of(item, page, taken_back)


def _page(here: Visit, entry: Entry, form: AnswerForm) -> dict[str, Any]:
    subject, months = here.baby.birth, entry.age_months
    ids = [key for key in (entry.id, CDC_SMILES_BACK) if fact_id(key) == entry.id]
    answers = Answer.objects.visible_to(here.request.user).filter(
        baby=here.baby, expectation_id__in=ids
    )
    history = list(answers.order_by("-on", "-logged_at", "pk"))
    lost = LostSkill.objects.visible_to(here.request.user).filter(
        baby=here.baby, skill=entry.id
    )
    held = current_answers(reversed(history))
    smile_on = _smile_on(here) if entry.id == SOCIAL_SMILE else None
    return {
        **here.page("milestones"),
        **_photos(here, history),
        "entry": entry,
        **help_words(entry.id),
        "item": item_of(entry, held, subject, here.today),
        "list": LISTS[entry.source_list],
        "list_name": _(LISTS[entry.source_list].name),
        "due": None if months is None else due_date(subject, months),
        "form": form,
        "history": history,
        "losses": lost.order_by("-on", "-logged_at", "pk"),
        "was_there": smile_on is not None
        or any(row.value == ValueChoice.YES for row in history),
        "is_smile": entry.id == SOCIAL_SMILE,
        "smile_on": smile_on,
    }


def _photos(here: Visit, history: list[Answer]) -> dict[str, Any]:
    """The photos of all answers; a new one goes to the newest answer."""
    if not history:
        return {}
    newest = history[0]
    entry = Pictured(here.baby, PhotoOf.ANSWER, newest.pk, newest.on)
    return photo_part(entry, [answer.pk for answer in history])


def _smile_on(here: Visit) -> date | None:
    """The first social smile the diary knows, logged or told."""
    return assessment(here.baby, today=here.today).smile.record.first_strong_on


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def lost(request: FamilyRequest, pk: uuid.UUID, slug: str) -> HttpResponse:
    """Tell that something a baby did before is gone."""
    here = visit(request, pk)
    entry = entry_or_404(slug)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = LossForm(baby=here.baby, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = record_lost_skill(here.line(said), entry=entry, note=said["note"])
        undo = reverse("milestones:remove", args=[here.baby.pk, "losses", row.pk])
        messages.success(request, _("This is noted."), extra_tags=undo)
        return redirect("milestones:today", here.baby.pk)
    item = item_of(entry, {}, here.baby.birth, here.today)
    context = {**here.page("milestones"), "item": item, "form": form}
    return render(request, "milestones/lost.html", context)
