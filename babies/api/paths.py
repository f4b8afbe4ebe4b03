"""Addresses of the entries of a kind."""

from typing import Any, Final

from django.urls import URLPattern, path

from babies.api.entries import ChangesMixin, EntryViewSet

ALL: Final[dict[str, Any]] = {"get": "list", "post": "create"}
ONE: Final[dict[str, Any]] = {"get": "retrieve", "delete": "destroy"}
CHANGES: Final[dict[str, Any]] = {"put": "update", "patch": "partial_update"}


def entry_paths(name: str, view: type[EntryViewSet]) -> list[URLPattern]:
    """The list, one entry, the bin and the way out of it."""
    one = {**ONE, **CHANGES} if issubclass(view, ChangesMixin) else ONE
    here = f"babies/<uuid:baby>/{name}/"
    return [
        path(here, view.as_view(ALL), name=name),
        path(f"{here}bin/", view.as_view({"get": "bin"}), name=f"{name}_bin"),
        path(f"{here}<uuid:pk>/", view.as_view(one), name=f"{name}_one"),
        path(
            f"{here}<uuid:pk>/restore/",
            view.as_view({"post": "restore"}),
            name=f"{name}_restore",
        ),
    ]
