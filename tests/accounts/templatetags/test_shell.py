import uuid

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse

from accounts.templatetags.shell import asset, link

BABY, SMILE = uuid.uuid4(), uuid.uuid4()


def test_a_link_is_what_reverse_says():
    assert link("babies:smiles", BABY) == reverse("babies:smiles", args=[BABY])
    assert link("babies:smile", BABY, SMILE) == reverse(
        "babies:smile", args=[BABY, SMILE]
    )


def test_a_link_to_nowhere_fails_as_reverse_does():
    with pytest.raises(NoReverseMatch):
        link("babies:nothing", BABY)


def test_the_address_of_a_file_is_that_of_the_static_files():
    assert asset("css/base.css") == "/static/css/base.css"


def test_both_are_template_tags():
    template = engines["django"].from_string(
        "{% load shell %}{% asset 'css/base.css' %} {% link 'babies:more' baby %}"
    )
    assert (
        template.render({"baby": BABY}) == f"/static/css/base.css /babies/{BABY}/more/"
    )


def test_a_link_may_lead_to_a_slug():
    args: list[uuid.UUID | str] = [BABY, "cdc-02m-studies-faces"]
    assert link("milestones:expectation", *args) == reverse(
        "milestones:expectation", args=args
    )
