"""Deleting one's account: what goes, and what must be handed over first."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import User
from babies.page import FamilyRequest
from exchange.forms_removal import AccountRemovalForm
from exchange.goodbye import delete_account, ties_of


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
@transaction.atomic
def account_delete(request: FamilyRequest) -> HttpResponse:
    """Delete one's account for good; asks for the password before it shows."""
    ties = ties_of(request.user)
    data = request.POST if request.method == "POST" else None
    form = AccountRemovalForm(data, has_diaries=bool(ties.alone))
    if request.method == "POST" and not ties.held_by and form.is_valid():
        # Another than the one of the request, which signing out still needs.
        person = User.objects.get(pk=request.user.pk)
        receipt = delete_account(user=person, now=timezone.now())
        logout(request)
        return redirect("exchange:receipt", receipt.number)
    context = {"form": form, "ties": ties}
    return render(request, "exchange/account_delete.html", context)
