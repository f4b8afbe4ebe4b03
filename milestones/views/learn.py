"""Pages to learn from, open to everybody: each claim with how sure it is."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from clinical.library import (
    ABOUT_SLEEP,
    MARK_LABELS,
    PAGE_LEADS,
    PAGE_TITLES,
    Claim,
    Mark,
    Page,
    library,
)
from milestones.views.public import baby_from


@login_not_required
@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """The pages there are."""
    pages = [
        (page.value, gettext(title), gettext(PAGE_LEADS[page]))
        for page, title in PAGE_TITLES.items()
    ]
    context = {"pages": pages, **_way_back(request)}
    return render(request, "learn/index.html", context)


@login_not_required
@require_safe
def learn_page(request: HttpRequest, page: str) -> HttpResponse:
    """One page: what to do, and what is known, likely or open."""
    if page not in set(Page):
        raise Http404
    topic = Page(page)
    claims = library().by_page[topic]
    context = {
        "title": gettext(PAGE_TITLES[topic]),
        "lead": gettext(PAGE_LEADS[topic]),
        "steps": [_said(claim) for claim in claims if claim.mark is Mark.STEP],
        "claims": [_said(claim) for claim in claims if claim.mark is not Mark.STEP],
        "reviewed_on": min(claim.reviewed_on for claim in claims),
        "about_sleep": topic in ABOUT_SLEEP,
        **_way_back(request),
    }
    return render(request, "learn/page.html", context)


def _way_back(request: HttpRequest) -> dict[str, Any]:
    """The baby one came from, and what keeps it in the addresses of these pages."""
    baby = baby_from(request)
    return {"from_baby": baby, "tail": f"?baby={baby}" if baby else ""}


def _said(claim: Claim) -> tuple[Claim, str, str]:
    """A claim with how sure it is and its sentence, in the reader's language."""
    return claim, gettext(MARK_LABELS[claim.mark]), gettext(claim.text)
