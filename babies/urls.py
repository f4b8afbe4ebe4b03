"""The family's pages, under /babies/."""

from django.urls import path
from django.views.generic import RedirectView

app_name = "babies"

urlpatterns = [
    # Where sign-in leads: the last baby's Today, or the form for a first baby.
    path("home/", RedirectView.as_view(pattern_name="accounts:account"), name="home"),
]
