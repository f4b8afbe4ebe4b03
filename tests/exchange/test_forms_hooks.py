"""The form for a new webhook."""

import pytest

from exchange.forms_hooks import WebhookForm


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "Please give the address."),
        ("https://a/" + "x" * 491, "Please keep this to 500 characters."),
        ("https://a\0/", "hidden control characters"),
    ],
)
def test_refusals(address, fault):
    form = WebhookForm({"address": address})
    assert fault in form.errors["address"][0]


def test_details_stay_here_unless_chosen():
    form = WebhookForm({"address": "https://a.example.com/"})
    assert form.is_valid()
    assert form.cleaned_data["with_details"] is False
