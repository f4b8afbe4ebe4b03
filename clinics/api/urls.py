"""Addresses for the programs of clinics, under /api/v1/."""

from django.urls import path

from clinics.api.referrals import ReferralViewSet
from clinics.api.reviews import ReviewViewSet
from clinics.api.shared import SharedViewSet
from clinics.api.worklist import WorklistViewSet

urlpatterns = [
    path("clinic/worklist/", WorklistViewSet.as_view({"get": "list"}), name="worklist"),
    path(
        "clinic/worklist/<uuid:share>/<slug:kind>/",
        WorklistViewSet.as_view({"get": "retrieve"}),
        name="worklist_one",
    ),
    path(
        "clinic/reviews/",
        ReviewViewSet.as_view({"get": "list", "post": "create"}),
        name="reviews",
    ),
    path(
        "clinic/reviews/<uuid:pk>/",
        ReviewViewSet.as_view({"get": "retrieve"}),
        name="reviews_one",
    ),
    path(
        "clinic/referrals/",
        ReferralViewSet.as_view({"get": "list", "post": "create"}),
        name="referrals",
    ),
    path(
        "clinic/referrals/<uuid:pk>/",
        ReferralViewSet.as_view({"get": "retrieve"}),
        name="referrals_one",
    ),
    path(
        "clinic/referrals/<uuid:pk>/steps/",
        ReferralViewSet.as_view({"post": "step"}),
        name="referrals_step",
    ),
    path("clinic/babies/", SharedViewSet.as_view({"get": "list"}), name="shared"),
    path(
        "clinic/babies/<uuid:share>/watch/",
        SharedViewSet.as_view({"post": "watch"}),
        name="shared_watch",
    ),
]
