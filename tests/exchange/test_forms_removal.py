"""The forms that ask once more."""

import pytest

from exchange.forms_removal import AccountRemovalForm, BabyRemovalForm, When
from tests.factories import make_baby

pytestmark = pytest.mark.django_db


def test_capitals_and_spaces_are_no_other_name():
    said = {"when": "now", "name": " TEST   juniper"}
    form = BabyRemovalForm(said, baby=make_baby(), is_alone=True)
    assert form.is_valid()
    assert form.cleaned_data["when"] is When.NOW


def test_another_parent_must_have_the_bin():
    said = {"when": "now", "name": "Test Juniper"}
    form = BabyRemovalForm(said, baby=make_baby(), is_alone=False)
    assert list(form.errors) == ["when"]


def test_without_diaries_there_is_nothing_to_tick():
    assert AccountRemovalForm({}, has_diaries=False).is_valid()
    assert list(AccountRemovalForm({}, has_diaries=True).errors) == ["diaries_too"]
