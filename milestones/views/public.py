"""Pages that are open to everybody: emergency help, and the sources."""

import uuid

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from clinical import RULES_VERSION
from clinical.catalog import LISTS, catalog
from clinical.emergency import FIRST_AID, NUMBERS, PLACES, SIGNS, numbers_in
from clinical.episode_texts import CLUSTER_TODAY
from clinical.library import MARK_LABELS, library
from clinical.spell_facts import SPELL_FACTS
from milestones.numbers import cited_numbers


@login_not_required
@require_safe
def urgent(request: HttpRequest) -> HttpResponse:
    """What to do now: the signs, whom to call, and first aid; nothing is asked first.

    A page of a family links here with its own number; a visitor can name a country.
    """
    from_baby = baby_from(request)
    numbers = _numbers(request, is_family=from_baby is not None)
    context = {
        "number": next(iter(numbers), ""),
        "second": next(iter(numbers[1:]), ""),
        "from_baby": from_baby,
        "signs": [gettext(sign) for sign in SIGNS],
        "cluster_today": gettext(CLUSTER_TODAY),
        "first_aid": [gettext(step) for step in FIRST_AID],
        "places": [
            (code, gettext(place), numbers_in(code)) for code, place in PLACES.items()
        ],
    }
    return render(request, "urgent.html", context)


def _numbers(request: HttpRequest, *, is_family: bool) -> tuple[str, ...]:
    """The numbers to call: of the country named, of the home, else of this server.

    Where a family lives is never guessed from the server.
    """
    known = {first: (first, *others) for first, *others in NUMBERS.values()}
    at_home = known.get(request.GET.get("call", ""), ())
    asked = numbers_in(request.GET.get("country", "")) or at_home
    return asked if asked or is_family else numbers_in(settings.EMERGENCY_COUNTRY)


def baby_from(request: HttpRequest) -> uuid.UUID | None:
    """The baby from whose page somebody came, only to lead back there."""
    try:
        return uuid.UUID(request.GET.get("baby", ""))
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
        *(key for each in library().tips for key in each.sources),
        *(key for each in library().claims for key in each.sources),
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


@login_not_required
@require_safe
def learn_laughs(request: HttpRequest) -> HttpResponse:
    """What is known of odd laughs and spells: the one page that names conditions."""
    cited = {key for _, facts in SPELL_FACTS for fact in facts for key in fact.sources}
    context = {
        "from_baby": baby_from(request),
        "parts": [
            (
                gettext(heading),
                [
                    (fact, gettext(MARK_LABELS[fact.mark]), gettext(fact.text))
                    for fact in facts
                ],
            )
            for heading, facts in SPELL_FACTS
        ],
        "sources": [
            (source, gettext(source.what))
            for source in catalog().sources
            if source.key in cited
        ],
    }
    return render(request, "milestones/learn_laughs.html", context)
