"""Habits of hurried (and generated) code that no linter we use looks for."""

import ast
import io
import re
import tokenize
from collections import Counter

from tests.architecture.source import APPS, ROOMS, ROOT, functions, modules, templates

FILLER = {"a", "the", "of", "to", "in", "on", "for", "and", "or", "if", "it", "from"}
FRAMEWORK_SUFFIXES = ("QuerySet", "Mixin", "Error")


def words(text: str) -> set[str]:
    found = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower())
    return {re.sub(r"(ing|es|ed|s)$", "", word) for word in found} - FILLER


def restating_comments(source: str) -> list[str]:
    """Own-line comments most of whose words stand in the next two lines."""
    lines = source.splitlines()
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or token.line.strip() != token.string:
            continue
        after = " ".join([x for x in lines[token.start[0] :] if x.strip()][:2])
        said = words(token.string)
        if 0 < len(said) <= 7 and len(said & words(after)) / len(said) >= 0.6:
            found.append(f"line {token.start[0]}: {token.string}")
    return found


def lone_subclass_bases(trees: list[ast.Module]) -> list[str]:
    """Our own base classes with exactly one subclass: a layer nobody needs."""
    classes = [n for t in trees for n in ast.walk(t) if isinstance(n, ast.ClassDef)]
    ours = {node.name for node in classes if not node.name.endswith(FRAMEWORK_SUFFIXES)}
    uses = Counter(ast.unparse(b).split("[")[0] for n in classes for b in n.bases)
    return sorted(name for name in ours if uses[name] == 1)


def forwarders(tree: ast.Module) -> list[str]:
    """Functions that do nothing but hand their own arguments to another."""
    found = []
    for function in functions(tree):
        # How Python calls, or what a decorator makes a tag or caches: no mere layer.
        if function.name.startswith("__") or function.decorator_list:
            continue
        *_, last = function.body
        code = [n for n in function.body if not isinstance(n, ast.Expr)]
        call = last.value if isinstance(last, ast.Return) and len(code) == 1 else None
        if isinstance(call, ast.Call) and "super" not in ast.unparse(call.func):
            args = [*function.args.args, *function.args.kwonlyargs]
            names = sorted(a.arg for a in args if a.arg not in {"self", "cls"})
            given = [*call.args, *(k.value for k in call.keywords)]
            if names and names == sorted(ast.unparse(value) for value in given):
                found.append(function.name)
    return found


def test_comments_say_what_the_code_does_not():
    found = {
        path: said
        for path, _ in modules(*ROOMS)
        if (said := restating_comments((ROOT / path).read_text()))
    }
    assert found == {}


def test_no_base_class_serves_a_single_child():
    assert lone_subclass_bases([tree for _, tree in modules(*ROOMS)]) == []


def test_no_function_only_forwards():
    found = {
        path: names for path, tree in modules(*ROOMS) if (names := forwarders(tree))
    }
    assert found == {}


def test_docstrings_do_not_list_parameters():
    found = [
        f"{path}:{node.name}"
        for path, tree in modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and re.search(r":param|:return|Args:|Returns:", ast.get_docstring(node) or "")
    ]
    assert found == []


def test_serializers_and_forms_name_their_fields():
    found = [p for p, _ in modules(*APPS) if '"__all__"' in (ROOT / p).read_text()]
    assert found == []


def test_migrations_are_named_for_what_they_do():
    names = [p.stem for app in APPS for p in (ROOT / app / "migrations").glob("0*.py")]
    assert [n for n in names if re.search(r"_auto_|_and_more|_alter_.*_and_", n)] == []


def test_templates_carry_no_inline_code_or_unescaped_output():
    pattern = re.compile(
        r"\|\s*safe\b|autoescape off|\sstyle=|\s(hx-)?on[:a-z]+=|js:|<script>|<style"
    )
    assert [name for name, text in templates().items() if pattern.search(text)] == []


def test_no_page_asks_another_site_for_anything():
    pattern = re.compile(r"(src|srcset|action|hx-\w+|<link[^>]*href)=.?(https?:)?//")
    assert [name for name, text in templates().items() if pattern.search(text)] == []


def test_the_checks_themselves_notice():
    assert restating_comments("# Get the baby\nbaby = get_baby(pk)\n") != []
    assert restating_comments("# Preterm only.\nbaby = get_baby(pk)\n") == []
    tree = ast.parse("class Base: ...\nclass Only(Base): ...\ndef f(a): return g(a)")
    assert lone_subclass_bases([tree]) == ["Base"]
    assert forwarders(tree) == ["f"]
