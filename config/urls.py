"""Where everything is mounted."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.http import require_safe

from babies.views.invitations import join
from babies.views.tokens import token_revoke, tokens
from config import installed, styleguide, views

handler400 = "config.views.bad_request"
handler404 = "config.views.not_found"
handler500 = "config.views.server_error"

# The admin has no way in of its own, so that every guess is counted, and none out.
admin.site.login = secure_admin_login(  # type: ignore[method-assign, no-untyped-call]
    require_safe(admin.site.login)
)
admin.site.logout = logout  # type: ignore[method-assign, assignment]

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("sw.js", installed.worker, name="worker"),
    path("offline/", installed.offline, name="offline"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("", include("accounts.urls")),
    # Of one's account, and about one's babies.
    path("account/tokens/", tokens, name="tokens"),
    path("account/tokens/<uuid:pk>/revoke/", token_revoke, name="token_revoke"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("join/<str:secret>/", join, name="join"),
    path("babies/", include("babies.urls")),
    path("", include("exchange.urls")),
    # Its pages stand under babies/<uuid>/ and, open to all, at the root.
    path("", include("milestones.urls")),
    path("", include("clinics.urls")),
    path("api/", include("config.api")),
    path("admin/", admin.site.urls),
]
