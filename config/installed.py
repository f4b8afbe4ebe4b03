"""The app on a phone's home screen: its manifest, its worker, and no signal."""

import json
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.templatetags.shell import asset

# What a page needs to look and work as ever; kept on the phone by the worker.
KEPT: Final = (
    "css/base.css", "css/shell.css", "css/forms.css",
    "css/cards.css", "css/diary.css", "css/charts.css",
    "django_htmx/htmx-2.min.js", "js/page.js",
    "js/outbox.js", "img/icon.svg",
)  # fmt: skip
ICONS: Final = (
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)
PAPER: Final = "#fef9f1"


@login_not_required
@cache_control(max_age=3600)
@require_safe
def manifest(_request: HttpRequest) -> JsonResponse:
    """What a phone asks for when it installs the app."""
    said = {
        "id": "/",
        "name": "Smilestone",
        "short_name": "Smilestone",
        "description": _("A calm diary for first smiles and other early milestones."),
        "start_url": reverse("babies:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": asset(path), "sizes": sizes, "type": "image/png", "purpose": use}
            for path, sizes, use in ICONS
        ],
        "shortcuts": [
            {"name": _("Log a smile"), "url": reverse("milestones:quick_smile")},
            {"name": _("Emergency help"), "url": reverse("milestones:urgent")},
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@login_not_required
@cache_control(no_cache=True)
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker: what it keeps, and the script that does.

    Its bytes change with any asset, which is how browsers notice a new one.
    """
    kept = {
        # While one works on them, they must not come from the phone.
        "assets": [] if settings.DEBUG else [asset(path) for path in KEPT],
        "urgent": reverse("milestones:urgent"),
        "offline": reverse("offline"),
    }
    version = sha256(json.dumps(kept).encode()).hexdigest()[:12]
    shell = json.dumps({**kept, "version": version})
    code = json.dumps(asset("js/worker.js"))
    script = f"self.SHELL = {shell};\nimportScripts({code});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page that stands in for others when there is no signal."""
    return render(request, "offline.html")
