"""The family's side: who may see what, who looked, what was advised."""

import uuid
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from accounts.qr import qr
from babies.homes import wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from clinics.choices import Mode, Part
from clinics.codes import CODE_LIVES, make_code
from clinics.done import TOLD, Done, done_lines
from clinics.forms.sharing import PartsForm, ReplyForm, ShareForm
from clinics.look_words import look_words
from clinics.models import (
    CaseStep,
    Correction,
    Look,
    Note,
    Referral,
    Share,
    StaffAdvice,
)
from clinics.record import record_of
from clinics.sharing import (
    Offer,
    end_share,
    next_reading_day,
    share_by_link,
    share_with_clinic,
)
from clinics.views.corrections import shown_correction

A_PAGE: Final = 25


@require_safe
def sharing(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Open shares, what staff said, and every look at the diary."""
    baby = get_object_or_404(Baby.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    shares = Share.objects.visible_to(request.user).open_at(now).filter(baby=baby)
    looks = Look.objects.visible_to(request.user).filter(baby=baby)
    page = Paginator(looks.order_by("-number"), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = baby_page(request, baby, now=now, tab="more") | {
        "shares": [
            _said(share, baby, now)
            for share in shares.select_related("clinic").order_by("made_at", "pk")
        ],
        "page": page,
        "looks": [_look(look, baby) for look in page],
        "advice": [
            {"row": row, "at": wall_time(row.at, baby.time_zone)}
            for row in _of(StaffAdvice, request, baby).order_by("-at", "pk")[:A_PAGE]
        ],
        "notes": _of(Note, request, baby).order_by("-at", "pk")[:A_PAGE],
        "done": _done(request, baby),
        "corrections": [
            shown_correction(row, baby.time_zone)
            for row in _of(Correction, request, baby).order_by("-at", "pk")[:A_PAGE]
        ],
        "referrals": _of(Referral, request, baby).order_by("-made_at", "pk"),
    }
    return render(request, "clinics/sharing.html", context)


def _of(model: Any, request: FamilyRequest, baby: Baby) -> Any:
    """Rows about a baby that its family reads, with who wrote them."""
    rows = model.objects.visible_to(request.user).filter(baby=baby)
    return rows.select_related("clinic")


def _done(request: FamilyRequest, baby: Baby) -> list[Done]:
    """What staff did about a reason, the newest first."""
    steps = CaseStep.objects.visible_to(request.user).filter(
        case__baby=baby, action__in=TOLD
    )
    newest = steps.select_related("case__clinic").order_by("-at", "pk")[:A_PAGE]
    return done_lines(newest, baby)


def _said(share: Share, baby: Baby, now: Any) -> dict[str, Any]:
    """An open share in words."""
    zone = baby.time_zone
    return {
        "share": share,
        "parts": [str(Part(part).label) for part in share.parts],
        "until": wall_time(share.until_at, zone),
        "waits": share.mode == Mode.WATCH and share.accepted_at is None,
        "reads_on": next_reading_day(share, wall_time(now, zone).date()),
    }


def _look(look: Look, baby: Baby) -> dict[str, Any]:
    return {
        "who": look.who,
        "clinic": look.clinic,
        "at": wall_time(look.at, baby.time_zone),
        "part": look_words(look.part),
    }


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def share_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Share with a clinic, or by a link with a passcode."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = ShareForm(data, baby=baby, now=now, initial=_wanted(request))
    context = baby_page(request, baby, now=now, tab="more") | {"form": form}
    if "preview" in request.POST:
        context |= _as_they_see_it(form, baby, context["today"])
    elif request.method == "POST" and form.is_valid():
        return _shared(request, baby, form)
    return render(request, "clinics/share_new.html", context)


def _as_they_see_it(form: ShareForm, baby: Baby, today: date) -> dict[str, Any]:
    """The diary as the parts ticked would show it; nothing is shared by looking."""
    form.is_valid()
    parts = form.cleaned_data.get("parts")
    if not parts:
        return {}
    return {"record": record_of(Share(baby=baby, parts=parts), today)}


def _wanted(request: FamilyRequest) -> dict[str, str]:
    """What the address of a clinic's QR code fills in."""
    code = request.GET.get("clinic", "")[:12]
    return {"code": code} if code else {}


def _shared(request: FamilyRequest, baby: Baby, form: ShareForm) -> HttpResponse:
    offer = Offer(
        baby=baby,
        parts=form.cleaned_data["parts"],
        until_at=form.until_at(),
        by=request.user,
        now=form.now,
    )
    if form.clinic is not None:
        mode = Mode(form.cleaned_data["mode"])
        share_with_clinic(offer=offer, clinic=form.clinic, mode=mode)
        text = _("Shared with %(clinic)s.") % {"clinic": form.clinic.name}
        messages.success(request, text)
        return redirect("clinics:sharing", baby.pk)
    link = share_by_link(offer=offer)
    address = request.build_absolute_uri(reverse("clinics:link", args=[link.token]))
    context = baby_page(request, baby, now=form.now, tab="more") | {
        "address": address,
        "qr": qr(address),
        "passcode": link.passcode,
        "until": wall_time(link.share.until_at, baby.time_zone),
    }
    return render(request, "clinics/share_link.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def exam_code(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Six characters to read out in the exam room."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = PartsForm(data)
    context = baby_page(request, baby, now=now, tab="more") | {"form": form}
    if request.method == "POST" and form.is_valid():
        parts = form.cleaned_data["parts"]
        code = make_code(baby=baby, parts=parts, by=request.user, now=now)
        context["code"] = f"{code[:3]} {code[3:]}"
        context["until"] = wall_time(now + CODE_LIVES, baby.time_zone)
    return render(request, "clinics/exam_code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def share_end(request: FamilyRequest, pk: uuid.UUID, share: uuid.UUID) -> HttpResponse:
    """End a share at once."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    row = get_object_or_404(Share.objects.managed_by(request.user), pk=share, baby=baby)
    if request.method == "POST":
        end_share(share=row, by=request.user, now=timezone.now())
        messages.success(
            request,
            _("The share has ended. What staff wrote in their own notes stays there."),
        )
    return redirect("clinics:sharing", baby.pk)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def reply(request: FamilyRequest, pk: uuid.UUID, advice: uuid.UUID) -> HttpResponse:
    """Answer the advice of staff: got it, booked, or a question."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    row = get_object_or_404(
        StaffAdvice.objects.editable_by(request.user).select_related("clinic"),
        pk=advice,
        baby=baby,
    )
    data = request.POST if request.method == "POST" else kept_post(request)
    form = ReplyForm(data, initial={"reply": row.reply, "words": row.reply_words})
    if request.method == "POST" and form.is_valid():
        row.reply = form.cleaned_data["reply"]
        row.reply_words = form.cleaned_data["words"]
        row.replied_by, row.replied_at = request.user, now
        row.save(update_fields=["reply", "reply_words", "replied_by", "replied_at"])
        messages.success(request, _("Your answer is saved. Staff see it."))
        return redirect("clinics:sharing", baby.pk)
    context = baby_page(request, baby, now=now, tab="more")
    return render(
        request, "clinics/reply.html", context | {"form": form, "advice": row}
    )
