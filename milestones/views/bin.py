"""One bin for entries of every kind."""

import uuid
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from babies.bins import BIN_DAYS
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from milestones.binned import binned_entries

A_PAGE: Final = 25


@require_safe
def whole_bin(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything in the bin, with the day each goes for good."""
    baby = get_object_or_404(Baby.objects.editable_by(request.user), pk=pk)
    pages = Paginator(binned_entries(baby, request.user), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = baby_page(request, baby, now=timezone.now(), tab="more")
    context |= {"page": page, "days": BIN_DAYS}
    return render(request, "milestones/bin.html", context)
