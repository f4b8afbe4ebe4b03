"""Pages that are open to everybody: emergency help, and the sources."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from clinical import RULES_VERSION
from clinical.catalog import LISTS, catalog
from milestones.emergency import NUMBERS
from milestones.numbers import cited_numbers


@login_not_required
@require_safe
def urgent(request: HttpRequest) -> HttpResponse:
    """What to do now; a page of a family links here with its own number."""
    asked = request.GET.get("call", "")
    number = asked if asked in NUMBERS.values() else ""
    context = {"number": number, "from_baby": _id(request.GET.get("baby", ""))}
    return render(request, "urgent.html", context)


def _id(asked: str) -> uuid.UUID | None:
    """The baby from whose page somebody came, only to lead back there."""
    try:
        return uuid.UUID(asked)
    except ValueError:
        return None


@login_not_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Where every number and list comes from."""
    numbers = cited_numbers()
    # Texts about illness stand in the documents: their titles would frighten here.
    cited = {
        *(key for number in numbers for key in number.sources),
        *(key for entry in catalog().expectations for key in entry.sources),
        *(each.source for each in LISTS.values()),
        "SMOCC",
    }
    context = {
        "rules_version": RULES_VERSION,
        "numbers": numbers,
        "lists": [(gettext(each.name), each) for each in LISTS.values()],
        "sources": [
            (source, gettext(source.what))
            for source in catalog().sources
            if source.key in cited
        ],
    }
    return render(request, "milestones/sources.html", context)
