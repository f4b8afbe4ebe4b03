"""A role, a name and a hand-over, as staff give them."""

import pytest

from clinics.choices import StaffRole
from clinics.forms.team import HandOverForm, StaffNameForm, StaffRoleForm
from clinics.models import Staff
from clinics.team import ROLE_SENTENCES
from tests.clinics.rows import make_staff

LEAD, NURSE = StaffRole.LEAD, StaffRole.NURSE


def form_of(data=None, *, by=LEAD, role=NURSE):
    return StaffRoleForm(data, by=Staff(role=by), role=role)


def test_every_role_is_explained():
    explained = form_of().explained()

    assert [option.data["value"] for option, _ in explained] == StaffRole.values
    assert [said for _, said in explained] == [
        str(ROLE_SENTENCES[role]) for role in StaffRole
    ]
    assert explained[3][1] == "Sees the numbers only, and no baby."


@pytest.mark.parametrize("role", ["", "wizard", "\x00"])
def test_no_other_role(role):
    errors = form_of({"role": role}).errors

    assert errors == {"role": ["Please choose one of the roles."]}


@pytest.mark.parametrize(
    ("by", "now", "may"),
    [
        (LEAD, NURSE, True),
        (StaffRole.ADMINISTRATOR, NURSE, False),
        # stays one
        (StaffRole.ADMINISTRATOR, LEAD, True),
    ],
)
def test_only_a_lead_can_choose_that_somebody_becomes_one(by, now, may):
    form = form_of({"role": LEAD}, by=by, role=now)

    assert (form.is_valid(), LEAD in dict(form.fields["role"].choices)) == (may, may)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Please write your name."),
        ("  ", "Please write your name."),
        ("A" * 121, "Please keep this to 120 characters. It has 121 now."),
        ("A\x00", "There are hidden control characters in this."),
    ],
)
def test_a_name_can_be_read(name, told):
    (error,) = StaffNameForm({"name": name}).errors["name"]

    assert str(error).startswith(told)


@pytest.mark.django_db
def test_a_hand_over_names_a_colleague_and_says_why():
    staff = make_staff()
    sent = {"to_staff": str(staff.pk), "note": "Call them on Monday."}
    form = HandOverForm(sent, colleagues=[staff])

    assert form.is_valid()
    over = form.hand_over()
    assert (over.to_staff, over.note) == (staff, "Call them on Monday.")


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["", "x", "\x00", "9" * 99, "foreign"])
def test_nobody_else_takes_over(chosen):
    foreign = str(make_staff().pk)
    sent = {"to_staff": foreign if chosen == "foreign" else chosen, "note": ""}
    form = HandOverForm(sent, colleagues=[make_staff()])

    assert form.errors == {
        "to_staff": ["Please choose a colleague."],
        "note": ["Please write what they should know."],
    }
