"""The diary's addresses under /api/v1/."""

from django.urls import path

from babies.api.paths import ALL, entry_paths
from babies.api.people import CaregiverViewSet, InvitationViewSet
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
    path(
        "babies/<uuid:baby>/caregivers/",
        CaregiverViewSet.as_view({"get": "list"}),
        name="caregivers",
    ),
    path(
        "babies/<uuid:baby>/caregivers/<slug:who>/",
        CaregiverViewSet.as_view({"put": "update", "delete": "destroy"}),
        name="caregivers_one",
    ),
    path(
        "babies/<uuid:baby>/invitations/",
        InvitationViewSet.as_view(ALL),
        name="invitations",
    ),
    path(
        "babies/<uuid:baby>/invitations/<uuid:pk>/",
        InvitationViewSet.as_view({"delete": "destroy"}),
        name="invitations_one",
    ),
]
