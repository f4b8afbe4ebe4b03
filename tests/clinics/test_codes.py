"""A code opens one record once, for a short time; guessing ends quickly."""

from datetime import timedelta

import pytest

from clinics.choices import Mode, Part
from clinics.codes import LockedError, WrongCodeError, make_code, open_with_code
from clinics.models import ExamCode, Share, WrongCode
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_user

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
PARTS = [Part.SUMMARY.value, Part.SMILES.value]


@pytest.fixture
def staff():
    return make_staff()


@pytest.fixture
def code():
    parent = make_user()
    return make_code(baby=make_baby(by=parent), parts=PARTS, by=parent, now=NOW)


def try_wrong(staff, times, now=NOW):
    for _ in range(times):
        with pytest.raises(WrongCodeError):
            open_with_code(typed="WRONG2", staff=staff, now=now)


def test_a_code_has_six_clear_characters_and_is_not_kept(code):
    assert len(code) == 6
    assert not set(code) & set("0O1IL")
    assert code not in str(ExamCode.objects.values().get())


@pytest.mark.parametrize("spelt", [str.lower, lambda code: f" {code[:3]}-{code[3:]} "])
def test_a_code_opens_the_chosen_parts_for_an_hour(code, staff, spelt):
    share = open_with_code(typed=spelt(code), staff=staff, now=NOW + MINUTE)
    assert share == Share.objects.get()
    assert (share.clinic, share.mode, share.parts) == (staff.clinic, Mode.LOOK, PARTS)
    assert share.until_at == NOW + timedelta(minutes=61)
    assert Share.objects.open_to(staff.user, NOW + MINUTE).get() == share


def test_a_code_works_once(code, staff):
    open_with_code(typed=code, staff=staff, now=NOW)
    with pytest.raises(WrongCodeError):
        open_with_code(typed=code, staff=make_staff(), now=NOW)
    assert Share.objects.count() == 1


@pytest.mark.parametrize(
    ("after", "opens"), [(14 * MINUTE, True), (15 * MINUTE, False)]
)
def test_a_code_runs_out_after_a_quarter_of_an_hour(code, staff, after, opens):
    if opens:
        open_with_code(typed=code, staff=staff, now=NOW + after)
    else:
        with pytest.raises(WrongCodeError):
            open_with_code(typed=code, staff=staff, now=NOW + after)
    assert Share.objects.exists() == opens


def test_a_newer_code_takes_the_place_of_an_older(staff):
    parent = make_user()
    baby = make_baby(by=parent)
    old, new = (make_code(baby=baby, parts=PARTS, by=parent, now=NOW) for _ in "12")
    with pytest.raises(WrongCodeError):
        open_with_code(typed=old, staff=staff, now=NOW)
    assert open_with_code(typed=new, staff=staff, now=NOW).baby == baby


def test_five_wrong_tries_lock_even_the_right_code(code, staff):
    try_wrong(staff, 5)
    with pytest.raises(LockedError) as locked:
        open_with_code(typed=code, staff=staff, now=NOW + MINUTE)
    assert locked.value.until == NOW + 15 * MINUTE
    assert not Share.objects.exists()
    assert WrongCode.objects.count() == 5


def test_four_wrong_tries_do_not_lock(code, staff):
    try_wrong(staff, 4)
    assert open_with_code(typed=code, staff=staff, now=NOW).clinic == staff.clinic


def test_a_lock_ends_and_holds_for_one_person_only(staff):
    try_wrong(staff, 5)
    try_wrong(make_staff(clinic=staff.clinic), 1)
    try_wrong(staff, 1, now=NOW + 15 * MINUTE)
    assert WrongCode.objects.filter(staff=staff).count() == 6


@pytest.mark.parametrize("typed", ["", "x", "A" * 5000, "\x00", "ĄĆĘ"])
def test_nonsense_is_a_wrong_code(staff, typed):
    with pytest.raises(WrongCodeError):
        open_with_code(typed=typed, staff=staff, now=NOW)
