"""Addresses of the work of a clinic's staff beside the worklist, under /api/v1/."""

from django.urls import path

from clinics.api.letters import LetterViewSet
from clinics.api.numbers import NumbersViewSet
from clinics.api.saved_views import SavedViewViewSet
from clinics.api.team import MyPlaceViewSet, TeamViewSet
from clinics.api.team_links import StaffLinkViewSet

LETTER = "clinic/referrals/<uuid:pk>/letter/"
MEMBER = "clinic/team/<uuid:staff>/"

urlpatterns = [
    path(
        LETTER,
        LetterViewSet.as_view({"get": "retrieve", "put": "update"}),
        name="letter",
    ),
    path(f"{LETTER}draft/", LetterViewSet.as_view({"get": "draft"}), name="draft"),
    path(
        "clinic/views/",
        SavedViewViewSet.as_view({"get": "list", "post": "create"}),
        name="views",
    ),
    path(
        "clinic/views/<uuid:pk>/",
        SavedViewViewSet.as_view({"delete": "destroy"}),
        name="views_one",
    ),
    path(
        "clinic/numbers/", NumbersViewSet.as_view({"get": "retrieve"}), name="numbers"
    ),
    path(
        "clinic/me/",
        MyPlaceViewSet.as_view({"get": "retrieve", "put": "update"}),
        name="my_place",
    ),
    path("clinic/team/", TeamViewSet.as_view({"get": "list"}), name="team"),
    path(MEMBER, TeamViewSet.as_view({"get": "retrieve"}), name="team_one"),
    path(f"{MEMBER}role/", TeamViewSet.as_view({"put": "role"}), name="team_role"),
    path(f"{MEMBER}leave/", TeamViewSet.as_view({"post": "leave"}), name="team_leave"),
    path(
        "clinic/invitations/",
        StaffLinkViewSet.as_view({"get": "list", "post": "create"}),
        name="staff_links",
    ),
    path(
        "clinic/invitations/<uuid:pk>/",
        StaffLinkViewSet.as_view({"delete": "destroy"}),
        name="staff_links_one",
    ),
]
