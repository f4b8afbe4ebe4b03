"""The diary's addresses under /api/v1/."""

from django.urls import path

from babies.api.paths import entry_paths
from babies.api.sleep_views import SleepViewSet
from babies.api.views import SmileViewSet

SLEEPS = "babies/<uuid:baby>/sleeps/"

urlpatterns = [
    *entry_paths("smiles", SmileViewSet),
    *entry_paths("sleeps", SleepViewSet),
    path(
        f"{SLEEPS}start/", SleepViewSet.as_view({"post": "start"}), name="sleeps_start"
    ),
    path(
        f"{SLEEPS}<uuid:pk>/stop/",
        SleepViewSet.as_view({"post": "stop"}),
        name="sleeps_stop",
    ),
    path(
        f"{SLEEPS}<uuid:pk>/resume/",
        SleepViewSet.as_view({"post": "resume"}),
        name="sleeps_resume",
    ),
]
