"""Expectations, answers and reviews, for support staff: to find and to read."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from babies.admin import EntryAdmin, ReadOnlyAdmin
from milestones.models import Answer, Expectation, Review


@admin.register(Expectation)
class ExpectationAdmin(ReadOnlyAdmin[Expectation]):
    """The catalog as it was loaded."""

    list_display = ("id", "source_list", "age_months", "domain", "summary")
    list_filter = ("source_list", "age_months", "domain", "retired_on")
    search_fields = ("id", "summary")
    ordering = ("source_list", "age_months", "position")


@admin.register(Answer)
class AnswerAdmin(EntryAdmin[Answer]):
    """What families answered."""

    list_display = ("on", "baby", "expectation", "value", "logged_by", "binned_at")
    list_filter = ("value", "expectation__source_list")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        """Answers with what they answer, which each row names."""
        return super().get_queryset(request).select_related("expectation")


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin[Review]):
    """What was done about flags."""

    list_display = ("at", "baby", "kind", "since", "level", "when", "action", "by")
    list_filter = ("kind", "level", "action")
    list_select_related = ("baby", "by")
    search_fields = ("baby__name", "by__email")
    date_hierarchy = "at"
