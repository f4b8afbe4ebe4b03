"""What every address of the API does alike."""

from typing import Any, ClassVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.api.filters import NamedFilters
from accounts.api.paging import KeysetPagination
from accounts.api.problems import problem_page
from accounts.api.throttles import Rate


class ApiMixin(APIView):
    """Tells how many requests are left, and keeps answers out of caches."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    #: Actions that an add-only token may do, and those a token for one baby may not.
    adding: ClassVar[frozenset[str]] = frozenset()
    for_all_babies: ClassVar[frozenset[str]] = frozenset()
    #: Whether one thing alone is shown with the tag of its state.
    has_state: ClassVar[bool] = False
    rate: Rate | None = None

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """The answer, with its headers."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in (self.rate.headers if self.rate else {}).items():
            answer[name] = value
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer


class ApiViewSet(ApiMixin, GenericViewSet[Any]):
    """Rows that somebody may reach."""

    pagination_class = KeysetPagination
    filter_backends = [NamedFilters]


@login_not_required
@csrf_exempt
def not_here(request: HttpRequest, rest: str = "/") -> JsonResponse:  # noqa: ARG001 -- a view's own part
    """Every address under the API's that is none: a problem, not a page."""
    said = _("There is nothing at this address.")
    if not rest.endswith("/"):
        said = _("There is nothing at this address. Addresses end with a slash.")
    return problem_page(404, said)
