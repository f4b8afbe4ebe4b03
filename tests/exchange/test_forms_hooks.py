"""The form for a new webhook."""

import pytest

from exchange.forms_hooks import WebhookForm


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "Please give the address."),
        ("https://a/" + "x" * 491, "Please keep this to 500 characters."),
        ("https://a\0/", "hidden control characters"),
        ("ftp://a.example.com/", "Give a whole address with https://."),
        ("https://u:p@a.example.com/", "leave out the name and the password."),
        ("https://192.168.1.7/", "This is not out on the internet."),
        ("https://nobody-knows.invalid/", "We cannot find this name now."),
    ],
)
def test_refusals(address, fault):
    form = WebhookForm({"address": address})
    assert fault in form.errors["address"][0]


def test_details_stay_here_unless_chosen():
    form = WebhookForm({"address": "https://a.example.com/"})
    assert form.is_valid()
    assert form.cleaned_data["with_details"] is False
