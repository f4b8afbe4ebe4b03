"""The ways in and out of a diary, under /api/v1/."""

from django.urls import path

from babies.api.paths import ALL, ONE
from exchange.api.calendars import CalendarViewSet
from exchange.api.hooks import DeliveryViewSet, WebhookViewSet
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
]
