"""One reason of one baby: why, what was done, and what to do now."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.kept import takes_back_posts
from babies.homes import today_at_home, wall_time
from babies.views.posts import at_once, key_from
from babies.words import in_words
from clinical.advice import Flag, FlagKind
from clinics.beside import ALREADY, REFUSALS, send_beside
from clinics.casework import RefusedStepError, Step, TakenError, take_step
from clinics.choices import CARING_ROLES, Action, Outcome
from clinics.flag_words import LEVELS, TONES, reason_words
from clinics.forms.case import KEYS, HandOverForm, step_form
from clinics.looks import record_look
from clinics.models import CaseStep, Share
from clinics.parts import PART_OF, is_shared
from clinics.roster import roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff
from milestones.services import assessment

VERBS: Final[Mapping[str, Promise]] = {
    Action.TAKEN: _("Take it"),
    Action.ACKNOWLEDGED: _("Acknowledge"),
    Action.ADVISED: _("Advise the family"),
    Action.SNOOZED: _("Put off"),
    Action.REFERRED: _("Refer"),
    Action.HANDED_OVER: _("Hand over"),
    Action.CLOSED: _("Close"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do about a reason, with its form and its key."""

    action: Action
    words: Promise
    key: str
    form: forms.Form


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def case(request: StaffRequest, share: uuid.UUID, kind: str) -> HttpResponse:
    """Why a baby is on the list, and what to do about it."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    if kind not in set(FlagKind) or not is_shared(kind, row.parts):
        raise Http404
    flag = _flag(row, kind, request)
    sent = request.POST.get("action", "")
    choices = [_choice(request, action, kind, sent) for action in KEYS]
    if request.method == "POST":
        answer = _do(request, row, flag, choices)
        if answer is not None:
            return answer
    part = PART_OF[FlagKind(kind)]
    record_look(share=row, staff=request.staff, part=part, now=request.now)
    context = clinic_page(request, tab="worklist") | {
        "row": shown(row, request.staff, request.now),
        "kind": kind,
        "flag": flag,
        "key": uuid.uuid4(),
        "choices": choices,
        "sent": sent,
        **_words(row, flag, request),
        "steps": _steps(request, row, kind),
    }
    return render(request, "clinics/case.html", context)


def _flag(row: Share, kind: str, request: StaffRequest) -> Flag | None:
    today = today_at_home(row.baby, request.now)
    found = assessment(row.baby, today=today)
    return next((flag for flag in found.flags if flag.kind == kind), None)


def _words(row: Share, flag: Flag | None, request: StaffRequest) -> dict[str, Any]:
    if flag is None:
        return {}
    found = assessment(row.baby, today=today_at_home(row.baby, request.now))
    smile = found.smile
    return {
        "why": reason_words(flag.kind, smile.status, smile.evidence or ""),
        "tone": TONES[flag.level],
        "level": LEVELS[flag.level],
        "reasons": [in_words(reason) for reason in flag.reasons],
        "waiting": (found.on - flag.since).days,
    }


def _steps(request: StaffRequest, row: Share, kind: str) -> list[dict[str, Any]]:
    """What was done about this kind of reason here, the newest first."""
    done = CaseStep.objects.at_clinic(request.staff).filter(
        case__baby=row.baby_id, case__kind=kind
    )
    zone = request.staff.clinic.time_zone
    return [
        {"step": step, "at": wall_time(step.at, zone)}
        for step in done.select_related("by", "to_staff").order_by("-at", "pk")[:20]
    ]


def _choice(request: StaffRequest, action: Action, kind: str, sent: str) -> Choice:
    data = request.POST if sent == action else None
    form = step_form(action, data, kind=kind, by=request.staff)
    return Choice(action, VERBS[action], KEYS[action], form)


def _do(
    request: StaffRequest, row: Share, flag: Flag | None, choices: list[Choice]
) -> HttpResponse | None:
    """Do what the form asks; None when the page has to say what is wrong."""
    chosen = next((c for c in choices if c.form.is_bound), None)
    if flag is None or chosen is None:
        messages.info(request, _("This reason is gone. Nothing was changed."))
        return redirect("clinics:worklist")
    if not chosen.form.is_valid():
        return None
    try:
        step = _step(request, row, flag, chosen)
        take_step(step)
    except TakenError as taken:
        text = str(ALREADY[taken.action])
        messages.warning(request, text % {"name": taken.by.name})
    except RefusedStepError as refused:
        chosen.form.add_error(refused.field, str(REFUSALS[refused.reason]))
        return None
    else:
        send_beside(step, chosen.form.cleaned_data)
        messages.success(request, _("Done: %(what)s.") % {"what": chosen.words})
    return redirect("clinics:worklist")


def _step(request: StaffRequest, row: Share, flag: Flag, chosen: Choice) -> Step:
    said = chosen.form.cleaned_data
    to_staff = None
    if isinstance(chosen.form, HandOverForm):
        to_staff = chosen.form.colleagues[said["to_staff"]]
    # Of this share and reason alone, so that a form's key used elsewhere is another.
    key = uuid.uuid5(row.pk, f"{flag.kind} {key_from(request.POST)}")
    return Step(
        key=key,
        baby=row.baby,
        flag=flag,
        by=request.staff,
        now=request.now,
        today=today_at_home(row.baby, request.now),
        action=chosen.action,
        outcome=Outcome(said["outcome"]) if "outcome" in said else None,
        until_on=said.get("until_on"),
        to_staff=to_staff,
        note=said.get("note", ""),
    )
