"""Size limits, mirrored tests, and nothing that nobody uses."""

import ast
import re
from collections import Counter

from django.conf import global_settings

from tests.architecture.source import (
    APPS,
    ROOMS,
    ROOT,
    code,
    functions,
    modules,
    templates,
)

MAX_FUNCTION_LINES = 40
MAX_MODULE_LINES = 300
UNMIRRORED = {"__init__", "apps", "urls", "wsgi"}
#: Asked for by name by Django and the sign-in library.
CONVENTIONAL = (
    "account/", "allauth/", "mfa/", "admin/", "400", "403", "404", "429", "500",
)  # fmt: skip
#: Settings that libraries read, so that no name of ours has to.
LIBRARIES = (
    "ACCOUNT_", "ALLAUTH_", "CONTENT_SECURITY_POLICY", "MFA_", "REST_FRAMEWORK",
    "SPECTACULAR_",
)  # fmt: skip
#: Functions and classes that Django and the sign-in library call by their name.
CALLED_BY_DJANGO = {
    "Command", "Meta", "format", "handle", "add_arguments", "get_queryset",
    "process_view", "get_by_natural_key", "create_superuser", "deconstruct",
    "_get_login_attempts_cache_key", "encrypt", "decrypt", "build_totp_svg",
    "generate_authenticator_name", "handle_raw_input", "receive_data_chunk",
    "file_complete",
    # by the libraries of the API
    "authenticate_header", "enforce_timezone", "get_paginated_response_schema",
    "TokenScheme", "FiltersDescribed", "get_security_definition", "get_tags",
    "get_description", "allow_request",
}  # fmt: skip


def test_functions_stay_short():
    long = {
        f"{path}:{function.name}": lines
        for path, tree in modules(*ROOMS, "tests")
        for function in functions(tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1)
        > MAX_FUNCTION_LINES
    }
    assert long == {}


def test_modules_stay_short():
    long = {
        path: lines
        for path, _ in modules(*ROOMS, "tests")
        if (lines := len((ROOT / path).read_text().splitlines())) > MAX_MODULE_LINES
    }
    assert long == {}


def test_every_module_has_a_mirrored_test():
    missing = []
    for path, tree in modules(*ROOMS):
        *folders, stem = path.removesuffix(".py").split("/")
        if stem not in UNMIRRORED and next(functions(tree), None) is not None:
            mirror = ROOT.joinpath("tests", *folders, f"test_{stem}.py")
            missing += [] if mirror.exists() else [path]
    assert missing == []


def test_every_setting_is_djangos_or_read():
    ours = {
        target.id
        for _, tree in modules("config")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
        and target.id.isupper()
        and not hasattr(global_settings, target.id)
        and not target.id.startswith(LIBRARIES)
    }
    source = code(*ROOMS)
    unread = {n for n in ours if len(re.findall(rf"\b{n}\b", source)) < 2}
    assert unread - {"ROOT_URLCONF", "EMAIL_FILE_PATH", "TASKS"} == set()


def test_every_template_is_used():
    texts = templates()
    used = code(*APPS, "config") + "\n".join(texts.values())
    unused = [
        name
        for name in texts
        if f'"{name}"' not in used and not name.startswith(CONVENTIONAL)
    ]
    assert unused == []


def is_registered(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Handed over by its decorator, `@admin.register(...)`.

    A tag or filter is not: it is used when a template names it.
    """
    return any("admin.register" in ast.unparse(x) for x in node.decorator_list)


def test_every_function_and_class_is_used_outside_tests():
    used = Counter(re.findall(r"\w+", code(*ROOMS, "bench", "scripts")))
    used.update(re.findall(r"\w+", "\n".join(templates().values())))
    unused = [
        f"{path}:{node.name}"
        for path, tree in modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and used[node.name] == 1
        and node.name not in CALLED_BY_DJANGO
        and not node.name.startswith(("__", "clean_", "has_"))
        and not path.endswith("apps.py")
        and not is_registered(node)
    ]
    assert unused == []
