"""Addresses of what is expected, under /api/v1/."""

from django.urls import path

from babies.api.paths import ALL, ONE, entry_paths
from milestones.api.bin_views import BinViewSet
from milestones.api.chart_views import ChartsViewSet
from milestones.api.episode_views import EpisodeViewSet
from milestones.api.library_views import (
    TipsOfDayViewSet,
    TipViewSet,
    UrgentViewSet,
)
from milestones.api.photo_views import PhotoImageViewSet, PhotoViewSet
from milestones.api.review_views import FamilyReviewViewSet
from milestones.api.timeline_views import TimelineViewSet
from milestones.api.told_views import (
    FirstViewSet,
    LostSkillViewSet,
    TipTriedViewSet,
)
from milestones.api.views import (
    AnswerViewSet,
    AssessmentViewSet,
    ConcernViewSet,
    ExpectationViewSet,
)

PHOTO = "babies/<uuid:baby>/photos/<uuid:pk>/"

urlpatterns = [
    path(
        "babies/<uuid:baby>/timeline/",
        TimelineViewSet.as_view({"get": "list"}),
        name="timeline",
    ),
    path(
        "babies/<uuid:baby>/charts/",
        ChartsViewSet.as_view({"get": "retrieve"}),
        name="charts",
    ),
    path("babies/<uuid:baby>/bin/", BinViewSet.as_view({"get": "bin"}), name="bin"),
    *entry_paths("photos", PhotoViewSet),
    path(
        f"{PHOTO}image/",
        PhotoImageViewSet.as_view({"get": "retrieve"}),
        name="photos_image",
    ),
    path(
        f"{PHOTO}small-image/",
        PhotoImageViewSet.as_view({"get": "retrieve"}, is_small=True),
        name="photos_small_image",
    ),
    *entry_paths("answers", AnswerViewSet),
    *entry_paths("concerns", ConcernViewSet),
    *entry_paths("episodes", EpisodeViewSet),
    *entry_paths("lost-skills", LostSkillViewSet),
    *entry_paths("firsts", FirstViewSet),
    *entry_paths("tips-tried", TipTriedViewSet),
    path(
        "babies/<uuid:baby>/reviews/",
        FamilyReviewViewSet.as_view(ALL),
        name="family_reviews",
    ),
    path(
        "babies/<uuid:baby>/reviews/<uuid:pk>/",
        FamilyReviewViewSet.as_view(ONE),
        name="family_reviews_one",
    ),
    path(
        "babies/<uuid:baby>/assessment/",
        AssessmentViewSet.as_view({"get": "retrieve"}),
        name="assessment",
    ),
    path("tips/", TipViewSet.as_view({"get": "whole"}), name="tips"),
    path("tips/<slug:tip>/", TipViewSet.as_view({"get": "retrieve"}), name="tips_one"),
    path("urgent/", UrgentViewSet.as_view({"get": "retrieve"}), name="urgent"),
    path(
        "babies/<uuid:baby>/tips/",
        TipsOfDayViewSet.as_view({"get": "retrieve"}),
        name="tips_of_day",
    ),
    path(
        "expectations/",
        ExpectationViewSet.as_view({"get": "whole"}),
        name="expectations",
    ),
    path(
        "expectations/<slug:slug>/",
        ExpectationViewSet.as_view({"get": "retrieve"}),
        name="expectation",
    ),
]
