"""What a button outside the page is to log."""

import pytest

from exchange.forms_buttons import ButtonForm


@pytest.mark.parametrize("said", [{"tap": "x"}, {}])
def test_one_of_three_must_be_chosen(said):
    assert ButtonForm(said).errors["tap"] == ["Please choose one of the three."]


def test_a_choice_is_taken():
    assert ButtonForm({"tap": "asleep"}).is_valid()
