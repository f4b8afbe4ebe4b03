"""Our codes for smiles and milestones, at the address that FHIR names them by."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.addresses import public_address
from exchange.fhir.bundle import as_json
from exchange.fhir.codes import PLACE, code_system

FHIR_JSON = "application/fhir+json"


@login_not_required
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """Every code with its words; there is nothing of anybody in it."""
    found = as_json(code_system(public_address(request, PLACE)))
    return HttpResponse(found, content_type=FHIR_JSON)
