"""Whatever a page does by a post, a program can do; or it is written why not."""

import re
from collections.abc import Iterator

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.api.docs import document
from tests.architecture.actions_table import ACTIONS, ONLY_PAGES, SIGN_IN


def pages(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every address of a page with its view."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if path.startswith("api/"):
            continue
        if isinstance(entry, URLPattern):
            yield re.sub(r"<\w+:", "<", simplify_regex(path)), entry.callback
        elif entry.app_name != "admin":
            yield from pages(entry, path)


def takes_posts(view: object) -> bool:
    """Whether a view lets a post in; one that does not say so lets in anything."""
    while view is not None:
        kind = getattr(view, "view_class", None)
        if kind is not None:
            return hasattr(kind, "post") and "post" in kind.http_method_names
        for cell in getattr(view, "__closure__", None) or ():
            # What Django's `require_http_methods` keeps.
            let_in = cell.cell_contents
            if isinstance(let_in, list | tuple) and "GET" in let_in:
                return "POST" in let_in
        view = getattr(view, "__wrapped__", None)
    return True


def with_posts() -> set[str]:
    return {path for path, view in pages(get_resolver()) if takes_posts(view)}


def operations() -> set[str]:
    return {
        f"{method.upper()} {path.removeprefix('/api/v1/')}"
        for path, methods in document()["paths"].items()
        for method in methods
    }


def test_every_page_that_takes_a_post_has_a_row():
    found = {path for path in with_posts() if not path.startswith(SIGN_IN)}

    assert sorted(found) == sorted({**ACTIONS, **ONLY_PAGES})


def test_every_operation_of_a_row_is_there():
    named = {operation for row in ACTIONS.values() for operation in row}

    assert sorted(named - operations()) == []


def test_the_check_itself_sees_who_takes_posts():
    found = with_posts()

    assert {"/babies/new/", "/account/", "/accounts/login/"} <= found
    assert not found & {"/babies/<pk>/timeline/", "/healthz", "/learn/"}
