"""Each step about a reason has a form of its own."""

import pytest

from clinics.choices import Action, Outcome
from clinics.forms.case import KEYS, CloseForm, HandOverForm
from tests.clinics.rows import make_staff


def test_every_action_has_a_key_of_its_own():
    assert set(KEYS) == set(Action)
    assert len(set(KEYS.values())) == len(KEYS)


@pytest.mark.parametrize(
    ("kind", "offered"), [("social_smile_late", True), ("parent_worry", False)]
)
def test_seen_smiling_ends_matters_of_smiling_only(kind, offered):
    boxes = [box.data["value"] for box in CloseForm(kind=kind)["outcome"]]
    assert (Outcome.SMILING_SEEN in boxes) == offered
    assert len(boxes) == 8 + offered


@pytest.mark.django_db
def test_a_case_goes_to_those_offered_only():
    here, other = make_staff(), make_staff()
    form = HandOverForm({"to_staff": str(here.pk)}, colleagues=[here])
    assert form.is_valid()
    assert form.colleagues[form.cleaned_data["to_staff"]] == here
    assert not HandOverForm({"to_staff": str(other.pk)}, colleagues=[here]).is_valid()
