"""Drawings in templates."""

from django.template import Context, Template

from accounts.qr import qr


def test_a_qr_code_of_any_text():
    template = Template("{% load pictures %}{% qr_code text as code %}{{ code.path }}")

    assert template.render(Context({"text": "a b"})) == qr("a b").path
