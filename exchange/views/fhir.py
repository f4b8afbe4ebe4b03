"""Our codes and forms, at the addresses that FHIR names them by."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.addresses import public_address
from clinical.catalog import CHECKLIST_AGES
from exchange.fhir.bundle import as_json
from exchange.fhir.codes import PLACE, code_system, terms_at
from exchange.fhir.questionnaires import questionnaire
from exchange.fhir.values import Json

FHIR_JSON = "application/fhir+json"


@login_not_required
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """Every code with its words; there is nothing of anybody in it."""
    return _published(code_system(public_address(request, PLACE)))


@login_not_required
@require_safe
def form(request: HttpRequest, age: int) -> HttpResponse:
    """The checklist for an age as a form with nothing filled in."""
    if age not in CHECKLIST_AGES:
        raise Http404
    return _published(questionnaire(terms_at(public_address(request, PLACE)), age))


def _published(found: Json) -> HttpResponse:
    return HttpResponse(as_json(found), content_type=FHIR_JSON)
