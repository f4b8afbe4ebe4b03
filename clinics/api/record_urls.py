"""Addresses of one shared baby, under /api/v1/clinic/babies/<share>/."""

from django.urls import path

from clinics.api.notes import NoteViewSet, SightingViewSet
from clinics.api.photos import SharedPhotoViewSet
from clinics.api.record import RecordPartViewSet, RecordViewSet
from clinics.api.suggestions import SuggestionViewSet

SHARE = "clinic/babies/<uuid:share>/"

urlpatterns = [
    path(SHARE, RecordViewSet.as_view({"get": "retrieve"}), name="record"),
    path(
        f"{SHARE}parts/<slug:part>/",
        RecordPartViewSet.as_view({"get": "retrieve"}),
        name="record_part",
    ),
    path(
        f"{SHARE}photos/<uuid:photo>/",
        SharedPhotoViewSet.as_view({"get": "retrieve"}),
        name="record_photo",
    ),
    path(
        f"{SHARE}notes/",
        NoteViewSet.as_view({"get": "list", "post": "create"}),
        name="staff_notes",
    ),
    path(
        f"{SHARE}sightings/",
        SightingViewSet.as_view({"post": "create"}),
        name="sightings",
    ),
    path(
        f"{SHARE}corrections/",
        SuggestionViewSet.as_view({"get": "list", "post": "create"}),
        name="suggestions",
    ),
    path(
        f"{SHARE}corrections/<uuid:pk>/withdraw/",
        SuggestionViewSet.as_view({"post": "withdraw"}),
        name="suggestions_withdraw",
    ),
]
