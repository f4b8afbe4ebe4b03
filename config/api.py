"""The API: each room brings its own addresses, all under /api/v1/."""

from django.urls import path

from accounts.api.views import not_here

urlpatterns = [
    # Last, so that what is no address gets a problem of the API and no page.
    path("", not_here),
    path("<path:rest>", not_here),
]
