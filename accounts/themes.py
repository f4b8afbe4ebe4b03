"""Light, dark or night: a cookie, so that it also holds for people signed out."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEMES = {
    "auto": _("As my device"),
    "light": _("Light"),
    "dark": _("Dark"),
    "night": _("Night"),
}


def theme(request: HttpRequest) -> dict[str, object]:
    """The chosen theme and the choice there is, for every template."""
    chosen = request.COOKIES.get("theme", "")
    return {
        "theme": chosen if chosen in THEMES else "auto",
        "theme_choices": THEMES.items(),
    }
