"""One's tokens of the API: the list, a new one, and ending one."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.addresses import public_address
from accounts.kept import kept_post, takes_back_posts
from accounts.models import Token
from accounts.tokens import TooManyTokensError, make_token, revoke
from babies.forms.token import TokenForm
from babies.models import Baby
from babies.page import FamilyRequest
from babies.views.posts import at_once, key_from


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def tokens(request: FamilyRequest) -> HttpResponse:
    """Who speaks for a person; a new token's secret is shown this once."""
    user, now = request.user, timezone.now()
    babies = list(Baby.objects.visible_to(user).order_by("name", "created_at"))
    data = request.POST if request.method == "POST" else kept_post(request)
    form = TokenForm(data, babies=babies)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = make_token(user, form.wish(key_from(request.POST)), now=now)
        except TooManyTokensError:
            form.add_error("name", _("You have many tokens. Please end one first."))
        else:
            context = {
                "token": made,
                "secret": secret,
                "address": public_address(request, reverse("v1:babies")),
            }
            return render(request, "babies/token_made.html", context)
    names = {baby.pk: baby.name for baby in babies}
    rows = Token.objects.visible_to(user).open_at(now).order_by("-made_at", "pk")
    context = {
        "form": form,
        "key": uuid.uuid4() if data is None else key_from(data),
        # Of a baby that is gone, the token reaches nothing any more.
        "rows": [(row, names.get(row.baby_id) if row.baby_id else "") for row in rows],
    }
    return render(request, "babies/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def token_revoke(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """End a token: it opens nothing any more."""
    token = get_object_or_404(Token.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        revoke(token, now=timezone.now())
        messages.success(request, _("The token is ended. It no longer works."))
    return redirect("tokens")
