"""A family that scanned a clinic's code, on its way to share a diary there."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.templatetags.shell import link
from babies.models import Baby
from babies.page import FamilyRequest


@require_safe
def arrive(request: FamilyRequest, code: str) -> HttpResponse:
    """Lead to sharing the only baby, or ask which one it is about.

    Whether the code is a clinic's shows there, as for one that was typed.
    """
    babies = Baby.objects.managed_by(request.user).order_by("name", "created_at")
    wanted = urlencode({"clinic": code})
    rows = [(row, f"{link('clinics:share_new', row.pk)}?{wanted}") for row in babies]
    if not rows:
        return redirect("babies:new")
    if len(rows) == 1:
        return redirect(rows[0][1])
    return render(request, "clinics/arrive.html", {"babies": rows})
