"""The ways in and out of a diary, under /api/v1/."""

from django.urls import path

from babies.api.paths import ALL, ONE
from exchange.api.calendars import CalendarViewSet
from exchange.api.hooks import DeliveryViewSet, WebhookViewSet
from exchange.api.imports import BringViewSet, ImportViewSet, UploadViewSet
from exchange.api.jobs import (
    ArchiveViewSet,
    ExportViewSet,
    JobFileViewSet,
    JobViewSet,
)
from exchange.api.receipts import ReceiptViewSet

urlpatterns = [
    path(
        "babies/<uuid:baby>/calendar/",
        CalendarViewSet.as_view(
            {"get": "retrieve", "post": "create", "delete": "destroy"}
        ),
        name="calendar",
    ),
    path(
        "babies/<uuid:baby>/webhooks/",
        WebhookViewSet.as_view(ALL),
        name="webhooks",
    ),
    path(
        "babies/<uuid:baby>/webhooks/<uuid:pk>/",
        WebhookViewSet.as_view({**ONE, "patch": "partial_update"}),
        name="webhooks_one",
    ),
    path(
        "babies/<uuid:baby>/webhooks/<uuid:pk>/test/",
        WebhookViewSet.as_view({"post": "try_out"}),
        name="webhooks_test",
    ),
    path(
        "babies/<uuid:baby>/webhooks/<uuid:pk>/deliveries/",
        DeliveryViewSet.as_view({"get": "list"}),
        name="deliveries",
    ),
    path(
        "receipts/<slug:number>/",
        ReceiptViewSet.as_view({"get": "retrieve"}),
        name="receipt",
    ),
    path("exports/", ExportViewSet.as_view({"post": "create"}), name="exports"),
    path(
        "babies/<uuid:baby>/exports/",
        ExportViewSet.as_view({"post": "of_one"}),
        name="baby_exports",
    ),
    path("archives/", ArchiveViewSet.as_view({"post": "create"}), name="archives"),
    path(
        "archives/<uuid:pk>/confirm/",
        ArchiveViewSet.as_view({"post": "confirm"}),
        name="archives_confirm",
    ),
    path("jobs/", JobViewSet.as_view({"get": "list"}), name="jobs"),
    path("jobs/<uuid:job>/", JobViewSet.as_view(ONE), name="jobs_one"),
    path(
        "jobs/<uuid:job>/again/",
        JobViewSet.as_view({"post": "try_again"}),
        name="jobs_again",
    ),
    path(
        "jobs/<uuid:job>/file/",
        JobFileViewSet.as_view({"get": "retrieve"}),
        name="job_file",
    ),
    path(
        "babies/<uuid:baby>/uploads/",
        BringViewSet.as_view(ALL),
        name="uploads",
    ),
    path(
        "babies/<uuid:baby>/uploads/<uuid:pk>/",
        UploadViewSet.as_view({**ONE, "put": "update"}),
        name="uploads_one",
    ),
    path(
        "babies/<uuid:baby>/uploads/<uuid:pk>/preview/",
        UploadViewSet.as_view({"get": "preview"}),
        name="uploads_preview",
    ),
    path(
        "babies/<uuid:baby>/uploads/<uuid:pk>/confirm/",
        UploadViewSet.as_view({"post": "confirm"}),
        name="uploads_confirm",
    ),
    path(
        "babies/<uuid:baby>/imports/",
        ImportViewSet.as_view({"get": "list"}),
        name="imports",
    ),
    path(
        "babies/<uuid:baby>/imports/<uuid:pk>/",
        ImportViewSet.as_view({"get": "retrieve"}),
        name="imports_one",
    ),
    *(
        path(
            f"babies/<uuid:baby>/imports/<uuid:pk>/{step}/",
            ImportViewSet.as_view({"post": step}),
            name=f"imports_{step}",
        )
        for step in ("undo", "redo")
    ),
]
