"""Light, dark or night: a cookie, so that it also holds for people signed out."""

from django.http import HttpRequest

THEMES = ("auto", "light", "dark", "night")


def theme(request: HttpRequest) -> dict[str, str]:
    """The chosen theme, for every template."""
    chosen = request.COOKIES.get("theme", "")
    return {"theme": chosen if chosen in THEMES else "auto"}
