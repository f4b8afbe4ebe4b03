"""Addresses for the programs of clinics, under /api/v1/."""

from django.urls import path

from clinics.api.answers import AdviceViewSet, CorrectionViewSet
from clinics.api.me import MeViewSet
from clinics.api.record_urls import urlpatterns as of_a_record
from clinics.api.referrals import ReferralViewSet
from clinics.api.reviews import ReviewViewSet
from clinics.api.shared import SharedViewSet
from clinics.api.shares import ExamCodeViewSet, LookViewSet, ShareViewSet
from clinics.api.work_urls import urlpatterns as of_the_work
from clinics.api.worklist import WorklistViewSet

BABY = "babies/<uuid:baby>/"

urlpatterns = [
    path("me/", MeViewSet.as_view({"get": "retrieve"}), name="me"),
    *of_a_record,
    *of_the_work,
    path(
        f"{BABY}shares/",
        ShareViewSet.as_view({"get": "list", "post": "create"}),
        name="shares",
    ),
    path(
        f"{BABY}shares/<uuid:pk>/",
        ShareViewSet.as_view({"delete": "destroy"}),
        name="shares_one",
    ),
    path(
        f"{BABY}exam-codes/",
        ExamCodeViewSet.as_view({"post": "create"}),
        name="exam_codes",
    ),
    path(f"{BABY}looks/", LookViewSet.as_view({"get": "list"}), name="looks"),
    path(f"{BABY}advice/", AdviceViewSet.as_view({"get": "list"}), name="advice"),
    path(
        f"{BABY}advice/<uuid:pk>/",
        AdviceViewSet.as_view({"put": "update"}),
        name="advice_one",
    ),
    path(
        f"{BABY}corrections/",
        CorrectionViewSet.as_view({"get": "list"}),
        name="corrections",
    ),
    path(
        f"{BABY}corrections/<uuid:pk>/",
        CorrectionViewSet.as_view({"put": "update"}),
        name="corrections_one",
    ),
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
    path(
        "clinic/babies/",
        SharedViewSet.as_view({"get": "list", "post": "create"}),
        name="shared",
    ),
    path(
        "clinic/babies/<uuid:share>/watch/",
        SharedViewSet.as_view({"post": "watch"}),
        name="shared_watch",
    ),
]
