"""The product's addresses and the bare page."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """One authenticated session look-up and nothing else."""
    return HttpResponse(str(request.user.pk))


urlpatterns = [path("bare/", bare), path("", include("config.urls"))]
