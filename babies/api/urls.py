"""The diary's addresses under /api/v1/."""

from django.urls import path

from babies.api.bedtime_views import EveningViewSet, TonightViewSet
from babies.api.history_views import (
    BabyHistoryViewSet,
    SleepHistoryViewSet,
    SmileHistoryViewSet,
)
from babies.api.joining import JoinViewSet
from babies.api.paths import ALL, ONE, entry_paths
from babies.api.people import CaregiverViewSet, InvitationViewSet
from babies.api.routine_views import RoutineViewSet
from babies.api.sleep_views import SleepViewSet
from babies.api.views import SmileViewSet

SMILE = "babies/<uuid:baby>/smiles/<uuid:pk>/"
SLEEPS = "babies/<uuid:baby>/sleeps/"
BEDTIME = "babies/<uuid:baby>/bedtime/"
STEPS = f"{BEDTIME}steps/"

of_history = [
    path(
        "invitations/accept/",
        JoinViewSet.as_view({"post": "accept"}),
        name="invitations_accept",
    ),
    path(
        f"{SMILE}history/",
        SmileHistoryViewSet.as_view({"get": "history"}),
        name="smiles_history",
    ),
    path(
        f"{SMILE}earlier/",
        SmileHistoryViewSet.as_view({"post": "earlier"}),
        name="smiles_earlier",
    ),
    path(
        f"{SMILE}merge/",
        SmileHistoryViewSet.as_view({"get": "same", "post": "merge"}),
        name="smiles_merge",
    ),
    path(
        f"{SLEEPS}<uuid:pk>/history/",
        SleepHistoryViewSet.as_view({"get": "history"}),
        name="sleeps_history",
    ),
    path(
        "babies/<uuid:baby>/history/",
        BabyHistoryViewSet.as_view({"get": "history"}),
        name="babies_history",
    ),
]

of_bedtime = [
    path(BEDTIME, TonightViewSet.as_view({"get": "retrieve"}), name="bedtime"),
    path(
        f"{BEDTIME}ticks/<uuid:step>/",
        TonightViewSet.as_view({"put": "tick", "delete": "untick"}),
        name="bedtime_tick",
    ),
    path(
        f"{BEDTIME}in-bed/",
        TonightViewSet.as_view({"post": "in_bed"}),
        name="bedtime_in_bed",
    ),
    path(
        f"{BEDTIME}evenings/",
        EveningViewSet.as_view({"get": "list"}),
        name="evenings",
    ),
    path(
        f"{BEDTIME}evenings/<uuid:night>/",
        EveningViewSet.as_view({"get": "retrieve", "put": "update"}),
        name="evenings_one",
    ),
    path(STEPS, RoutineViewSet.as_view(ALL), name="steps"),
    path(
        f"{STEPS}retired/",
        RoutineViewSet.as_view({"get": "retired"}),
        name="steps_retired",
    ),
    path(f"{STEPS}<uuid:step>/", RoutineViewSet.as_view(ONE), name="steps_one"),
    path(
        f"{STEPS}<uuid:step>/restore/",
        RoutineViewSet.as_view({"post": "restore"}),
        name="steps_restore",
    ),
    path(
        f"{STEPS}<uuid:step>/move/",
        RoutineViewSet.as_view({"post": "move"}),
        name="steps_move",
    ),
]

urlpatterns = [
    *of_history,
    *of_bedtime,
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
