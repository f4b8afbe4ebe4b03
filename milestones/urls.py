"""What is expected, and how the diary compares; mounted at the root."""

from django.urls import URLPattern

app_name = "milestones"

urlpatterns: list[URLPattern] = []
