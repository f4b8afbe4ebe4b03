"""What a family takes to a visit or keeps, under /api/v1/."""

from django.urls import path

from exchange.api.visit_views import (
    KeepsakeImageViewSet,
    KeepsakeViewSet,
    VisitNotesViewSet,
    VisitPdfViewSet,
)

urlpatterns = [
    path(
        "babies/<uuid:baby>/visit-notes/",
        VisitNotesViewSet.as_view(
            {"get": "retrieve", "put": "update", "patch": "partial_update"}
        ),
        name="visit_notes",
    ),
    path(
        "babies/<uuid:baby>/reports/visit.pdf",
        VisitPdfViewSet.as_view({"get": "retrieve"}),
        name="visit_pdf",
    ),
    path(
        "babies/<uuid:baby>/keepsakes/",
        KeepsakeViewSet.as_view({"get": "list"}),
        name="keepsakes",
    ),
    path(
        "babies/<uuid:baby>/keepsakes/<slug:keepsake>.png",
        KeepsakeImageViewSet.as_view({"get": "retrieve"}),
        name="keepsakes_image",
    ),
]
