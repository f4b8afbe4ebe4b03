"""Building a bedtime routine: steps of four kinds, in the family's order."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.bedtime_log import (
    TooManyStepsError,
    add_step,
    move_step,
    restore_step,
    retire_step,
    routine,
    step_key,
)
from babies.choices import BedtimeStepKind
from babies.forms.bedtime import StepForm
from babies.models import Baby, BedtimeStep
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from babies.words import in_words
from clinical.sleep import rhythm
from clinical.sleep_texts import BY_RHYTHM, STUDIED, STUDIED_SOURCE, SUGGESTED


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_routine(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The routine, with what one could add."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = StepForm(_as_typed(data)) if data else StepForm()
    if request.method == "POST" and form.is_valid():
        return _add(request, baby, form.cleaned_data)
    context = baby_page(request, baby, now=timezone.now(), tab="more")
    steps = list(routine(baby))
    used = {(step.kind, step.words) for step in steps}
    context |= {
        "form": form,
        "steps": [(step, step_key(step)) for step in steps],
        "kinds": [
            (kind.label, offered)
            for kind in BedtimeStepKind
            if (offered := _offered(kind.value, used))
        ],
        "notes": [
            in_words(note) for note in BY_RHYTHM[rhythm(baby.birth, context["today"])]
        ],
        "studied": in_words(STUDIED),
        "studied_source": STUDIED_SOURCE,
    }
    return render(request, "babies/bedtime_routine.html", context)


def _offered(kind: str, used: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The suggestions of a kind that are not in the routine yet."""
    mine = [(each.id, _(each.words)) for each in SUGGESTED if each.kind == kind]
    return [(name, words) for name, words in mine if (kind, words) not in used]


def _as_typed(sent: QueryDict) -> Any:
    """What was typed; or a suggestion, as if it had been."""
    chosen = [each for each in SUGGESTED if each.id == sent.get("suggestion")]
    if not chosen:
        return sent
    return {"kind": chosen[0].kind.value, "words": _(chosen[0].words)}


def _add(request: FamilyRequest, baby: Baby, said: dict[str, Any]) -> HttpResponse:
    try:
        step = add_step(baby=baby, kind=said["kind"], words=said["words"])
    except TooManyStepsError:
        _say_too_many(request)
    else:
        undo = link("babies:bedtime_step_retire", baby.pk, step_key(step))
        text = _("Added: %(step)s.") % {"step": step.words}
        messages.success(request, text, extra_tags=undo)
    return redirect("babies:bedtime_routine", baby.pk)


def _say_too_many(request: FamilyRequest) -> None:
    text = _("The routine is full. Please take a step out first.")
    messages.warning(request, text)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_step_move(
    request: FamilyRequest, pk: uuid.UUID, step: uuid.UUID
) -> HttpResponse:
    """Move a step one place up or down."""
    row = _step(request, pk, step)
    if request.method == "POST" and row.retired_at is None:
        move_step(step=row, is_up=request.POST.get("to") != "down")
    return redirect("babies:bedtime_routine", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_step_retire(
    request: FamilyRequest, pk: uuid.UUID, step: uuid.UUID
) -> HttpResponse:
    """Take a step out of the routine; past evenings keep it."""
    row = _step(request, pk, step)
    if request.method == "POST":
        retire_step(step=row, now=timezone.now())
        undo = link("babies:bedtime_step_restore", pk, step)
        text = _("Taken out: %(step)s.") % {"step": row.words}
        messages.success(request, text, extra_tags=undo)
    return redirect("babies:bedtime_routine", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bedtime_step_restore(
    request: FamilyRequest, pk: uuid.UUID, step: uuid.UUID
) -> HttpResponse:
    """Take a step back into the routine."""
    row = _step(request, pk, step)
    if request.method == "POST":
        try:
            restore_step(step=row)
            messages.success(request, _("The step is back."))
        except TooManyStepsError:
            _say_too_many(request)
    return redirect("babies:bedtime_routine", pk)


def _step(request: FamilyRequest, pk: uuid.UUID, step: uuid.UUID) -> BedtimeStep:
    """The step of an address, in the routine or out of it."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    steps = BedtimeStep.objects.editable_by(request.user).filter(baby=baby)
    row = next((row for row in steps if step_key(row) == step), None)
    if row is None:
        raise Http404
    row.baby = baby
    return row
