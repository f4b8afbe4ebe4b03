"""Addresses of the babies themselves, under /api/v1/."""

from django.urls import path

from babies.api.paths import ALL, CHANGES, ONE
from exchange.api.babies import BabyViewSet

urlpatterns = [
    path("babies/", BabyViewSet.as_view(ALL), name="babies"),
    path("babies/bin/", BabyViewSet.as_view({"get": "bin"}), name="babies_bin"),
    path(
        "babies/<uuid:baby>/",
        BabyViewSet.as_view({**ONE, **CHANGES}),
        name="babies_one",
    ),
    path(
        "babies/<uuid:baby>/effect/",
        BabyViewSet.as_view({"post": "effect"}),
        name="babies_effect",
    ),
    path(
        "babies/<uuid:baby>/quiet/",
        BabyViewSet.as_view({"put": "quiet"}),
        name="babies_quiet",
    ),
    path(
        "babies/<uuid:baby>/restore/",
        BabyViewSet.as_view({"post": "restore"}),
        name="babies_restore",
    ),
]
