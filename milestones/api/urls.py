"""Addresses of what is expected, under /api/v1/."""

from django.urls import path

from babies.api.paths import entry_paths
from milestones.api.episode_views import EpisodeViewSet
from milestones.api.views import (
    AnswerViewSet,
    AssessmentViewSet,
    ConcernViewSet,
    ExpectationViewSet,
)

urlpatterns = [
    *entry_paths("answers", AnswerViewSet),
    *entry_paths("concerns", ConcernViewSet),
    *entry_paths("episodes", EpisodeViewSet),
    path(
        "babies/<uuid:baby>/assessment/",
        AssessmentViewSet.as_view({"get": "retrieve"}),
        name="assessment",
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
