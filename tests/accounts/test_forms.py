"""What people choose about themselves."""

import pytest

from accounts.forms import PreferencesForm, code_field, example_of
from accounts.models import User


def choices_of(name):
    options = PreferencesForm()[name].subwidgets
    return [(option.data["value"], option.data["label"]) for option in options]


def test_units_are_shown_as_they_read():
    assert choices_of("units") == [("metric", "50 cm, 20 °C"), ("us", "20 in, 68 °F")]
    assert example_of("us") == "20 in, 68 °F"


def test_each_language_can_be_chosen_or_none(settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]

    assert choices_of("language") == [
        ("", "As my browser asks"),
        ("en", "English"),
        ("de", "Deutsch"),
    ]


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"units": "us"}, {}),
        ({"units": "us", "language": "en"}, {}),
        ({"units": "", "language": ""}, {"units": ["Please choose one of these."]}),
        ({"units": "miles"}, {"units": ["Please choose one of these."]}),
        (
            {"units": "us", "language": "\x00"},
            {"language": ["Please choose one of these."]},
        ),
    ],
)
def test_only_what_there_is_can_be_chosen(sent, errors):
    form = PreferencesForm(sent, instance=User())
    assert form.errors == errors


def test_a_code_is_typed_on_digits_and_filled_in_by_phones():
    attributes = code_field().widget.attrs
    assert attributes == {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "maxlength": "20",
    }
