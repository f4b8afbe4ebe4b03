"""Choosing a role."""

import pytest

from babies.choices import Role
from babies.forms.family import RoleForm


@pytest.mark.parametrize("role", Role.values)
def test_each_role_can_be_chosen(role):
    form = RoleForm({"role": role})

    assert form.is_valid() is True
    assert form.cleaned_data == {"role": role}


@pytest.mark.parametrize("sent", ["", "owner", "\x00", "parent,viewer"])
def test_anything_else_is_refused_in_words(sent):
    assert RoleForm({"role": sent}).errors == {
        "role": ["Please choose one of the three."]
    }


def test_each_choice_is_explained():
    explained = RoleForm(initial={"role": "viewer"}).explained()

    assert [(str(option.choice_label), words) for option, words in explained] == [
        ("Parent", "Can log, change the dates and invite people."),
        ("Caregiver", "Can log smiles, sleep and answers."),
        ("Viewer", "Can look at everything and change nothing."),
    ]
