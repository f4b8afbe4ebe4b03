"""What a family can take away: pages to hand over, images; under /babies/."""

from django.urls import URLPattern

app_name = "exchange"

urlpatterns: list[URLPattern] = []
