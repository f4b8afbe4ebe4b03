"""Nothing at the edge may reach a family's rows except through its scope."""

import ast

import pytest
from django.apps import apps

from tests.architecture.source import APPS, modules

#: Not a family's: the catalog is everybody's, and accounts are their own.
OPEN_MODELS = {
    "User", "Expectation", "Clinic",
    # Derived or counted inside the services, never read at an edge.
    "FlagDays", "Judged", "LookHead", "WrongCode",
    # Open to whoever knows its number, and holds nothing of a family.
    "Receipt",
}  # fmt: skip
FAMILY_MODELS = {
    model.__name__
    for label in APPS
    for model in apps.get_app_config(label).get_models()
} - OPEN_MODELS
SCOPES = {
    "visible_to", "editable_by", "managed_by", "binned_editable_by",
    "binned_managed_by",
    # the doors of staff: an open share, and what their own clinic wrote
    "open_to", "at_clinic", "of",
    "kept_for",
}  # fmt: skip
EDGES = ("/views", "/api/", "/templatetags/", "/forms")


def test_every_family_model_can_be_scoped():
    unscoped = [
        model.__name__
        for model in apps.get_models()
        if model.__name__ in FAMILY_MODELS
        and not any(hasattr(model._default_manager, scope) for scope in SCOPES)
    ]
    assert unscoped == []


def unscoped_uses(tree: ast.Module, models: set[str]) -> list[str]:
    """Uses of `Model.objects` whose next step is anything but a scope."""
    scoped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SCOPES
    }
    return [
        f"{ast.unparse(node)} on line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in models
        and id(node) not in scoped
    ]


def test_edges_use_only_scoped_managers():
    found = {
        path: uses
        for path, tree in modules(*APPS)
        if any(edge in path for edge in EDGES)
        and (uses := unscoped_uses(tree, FAMILY_MODELS))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Baby.objects.filter(pk=1)", ["Baby.objects on line 1"]),
        ("Baby._base_manager.all()", ["Baby._base_manager on line 1"]),
        ("Baby.objects.visible_to(u).get(pk=1)", []),
        ("Baby.objects.editable_by(u)", []),
        ("Expectation.objects.all()", []),
    ],
)
def test_the_check_itself_notices_an_unscoped_use(source, found):
    assert unscoped_uses(ast.parse(source), {"Baby"}) == found
