"""Where everything is mounted."""

from django.contrib import admin
from django.urls import include, path

from config import views

handler400 = "config.views.bad_request"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("babies/", include("babies.urls")),
    # Its pages stand under babies/<uuid>/ and, open to all, at the root.
    path("", include("milestones.urls")),
    path("admin/", admin.site.urls),
]
