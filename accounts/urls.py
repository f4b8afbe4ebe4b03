"""Pages at the root that need no baby."""

from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("account/", views.account, name="account"),
    path("theme/", views.theme, name="theme"),
]
