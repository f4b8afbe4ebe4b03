"""How a calendar words its days."""

from exchange.forms_feeds import CalendarForm


def test_words_are_private_unless_somebody_says_otherwise():
    assert CalendarForm()["is_private"].value() is True
    said = CalendarForm({})
    assert said.is_valid()
    assert said.cleaned_data == {"is_private": False}
