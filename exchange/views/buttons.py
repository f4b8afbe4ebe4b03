"""A button outside the page: a token that only adds, and lines to paste."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.addresses import public_address
from accounts.kept import kept_post, takes_back_posts
from accounts.models import TokenScope
from accounts.tokens import TokenWish, TooManyTokensError, make_token
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, key_from, reach
from exchange.buttons import Button, Tap
from exchange.forms_buttons import ButtonForm


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def buttons(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Make a button; its lines, with the token in them, are shown this once."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = ButtonForm(data)
    context = baby_page(request, baby, now=now, tab="more") | {"form": form}
    if request.method == "POST" and form.is_valid():
        tap = Tap(form.cleaned_data["tap"])
        wish = TokenWish(
            name=_("Button: %(tap)s") % {"tap": tap.label},
            key=key_from(request.POST),
            scope=TokenScope.ADD_ONLY,
            baby_id=baby.pk,
        )
        try:
            _token, secret = make_token(request.user, wish, now=now)
        except TooManyTokensError:
            form.add_error("tap", _("You have many tokens. Please end one first."))
        else:
            address = public_address(request, reverse("v1:smiles", args=[baby.pk]))
            made = context | {"button": Button(tap, address, secret)}
            return render(request, "exchange/button_made.html", made)
    return render(request, "exchange/buttons.html", context)
