"""Pages at the root that need no baby."""

from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("account/", views.account, name="account"),
    path("account/devices/", views.devices, name="devices"),
    path("theme/", views.theme, name="theme"),
    path("language/", views.language, name="language"),
]
