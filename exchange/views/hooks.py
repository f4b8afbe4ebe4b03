"""Webhooks on the page: add one, see what was sent, try it, stop it."""

import uuid
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.homes import wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import reach
from exchange.deliveries import send
from exchange.forms_hooks import WebhookForm, too_many_words
from exchange.hooks import (
    NewWebhook,
    TooManyTrialsError,
    TooManyWebhooksError,
    add_webhook,
    resume,
    trial,
)
from exchange.models import Delivery, Webhook

A_PAGE: Final = 25
FAULTS: Final[dict[str, Promise]] = {
    "refused": gettext_lazy("Not a public address"),
    "too_slow": gettext_lazy("No answer in time"),
    "unreachable": gettext_lazy("Could not be reached"),
}


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """One's own webhooks of a baby, and a form for one more."""
    baby = get_object_or_404(Baby.objects.managed_by(request.user), pk=pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = WebhookForm(data)
    context = baby_page(request, baby, now=now, tab="more") | {"form": form}
    # The form may wait for a name server, and holds nothing meanwhile.
    if request.method == "POST" and form.is_valid():
        try:
            hook, secret = _added(request, pk, form)
        except TooManyWebhooksError:
            form.add_error("address", too_many_words())
        else:
            made = context | {"hook": hook, "secret": secret}
            return render(request, "exchange/webhook_made.html", made)
    hooks = Webhook.objects.visible_to(request.user).filter(baby=baby)
    context["hooks"] = hooks.order_by("made_at", "pk")
    return render(request, "exchange/webhooks.html", context)


@transaction.atomic
def _added(
    request: FamilyRequest, pk: uuid.UUID, form: WebhookForm
) -> tuple[Webhook, str]:
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    wish = NewWebhook(**form.cleaned_data)
    return add_webhook(wish, baby=baby, by=request.user, now=timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: FamilyRequest, pk: uuid.UUID, hook: uuid.UUID) -> HttpResponse:
    """What was sent, and what a parent may do about it."""
    baby = get_object_or_404(Baby.objects.managed_by(request.user), pk=pk)
    rows = Webhook.objects.visible_to(request.user).select_related("baby")
    found = get_object_or_404(rows, pk=hook, baby=baby)
    if request.method == "POST":
        return _done(request, found)
    sent = Delivery.objects.visible_to(request.user).filter(webhook=found)
    page = Paginator(sent.order_by("-made_at", "pk"), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = baby_page(request, baby, now=timezone.now(), tab="more") | {
        "hook": found,
        "page": page,
        "sent": [_shown(row, baby) for row in page],
    }
    return render(request, "exchange/webhook.html", context)


def _shown(row: Delivery, baby: Baby) -> dict[str, Any]:
    return {
        "event": row.event,
        "at": wall_time(row.tried_at or row.made_at, baby.time_zone),
        "attempts": row.attempts,
        "status": row.status,
        "fault": FAULTS.get(row.fault, ""),
        "waits": row.due_at is not None,
        "taken": row.status is not None and row.status // 100 == 2,
    }


def _try(request: FamilyRequest, hook: Webhook) -> None:
    now = timezone.now()
    try:
        letter = trial(hook, now=now)
    except TooManyTrialsError:
        messages.warning(request, _("Please wait a minute, then try again."))
        return
    if send(letter, now=now).is_taken:
        messages.success(request, _("The test arrived."))
    else:
        messages.warning(request, _("The test did not arrive."))


def _done(request: FamilyRequest, hook: Webhook) -> HttpResponse:
    """What the button said: try, begin again, or else delete."""
    if "try" in request.POST:
        _try(request, hook)
    elif "resume" in request.POST:
        resume(hook, now=timezone.now())
        messages.success(request, _("It is on again."))
    elif "delete" in request.POST:
        hook.delete()
        messages.success(request, _("The webhook is deleted."))
        return redirect("exchange:webhooks", hook.baby_id)
    return redirect("exchange:webhook", hook.baby_id, hook.pk)
