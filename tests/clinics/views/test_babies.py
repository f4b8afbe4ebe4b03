"""The babies shown to a clinic: the list, and the field for a code."""

import re
from datetime import timedelta

import pytest

from clinics.choices import Mode, Part, StaffRole
from clinics.codes import make_code
from clinics.models import Share, WrongCode
from clinics.sharing import end_share
from tests.babies.views.pages import words_of
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, make_user, parent_of

pytestmark = pytest.mark.django_db
BABIES = "/clinic/babies/"


def names_in(response):
    return [row.name for row in response.context["rows"]]


def waiting(clinic, **said):
    return make_share(
        baby=make_baby(**said), clinic=clinic, mode=Mode.WATCH, accepted_at=None
    )


def code_for(baby):
    parts = [Part.SUMMARY.value, Part.SMILES.value]
    return make_code(baby=baby, parts=parts, by=parent_of(baby), now=NOW)


def test_the_list_says_what_is_shared_and_until_when(at_work, nurse):
    make_share(
        baby=make_baby(name="Test Wren", gestation_weeks=36, gestation_days=6),
        clinic=nurse.clinic,
        mode=Mode.WATCH,
        parts=("notes", "smiles"),
        reading_days=[2, 4],
    )
    page = words_of(at_work.get(BABIES))

    parts = [
        "Test Wren</a>",
        "<small>11 weeks 6 days from birth · 8 weeks 5 days corrected</small>",
        "<small>Watch. Next reading day: Tuesday, 24 November</small>",
        "<small>Smiles, Notes</small>",
        "<small>Until 30 November 2026, noon</small>",
    ]
    places = [page.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_the_days_are_those_of_the_clinics_own_clock(at_work, nurse):
    nurse.clinic.time_zone = "Pacific/Auckland"
    nurse.clinic.save()
    make_share(clinic=nurse.clinic, mode=Mode.WATCH, reading_days=[2])
    page = words_of(at_work.get(BABIES))

    assert "Until 1 December 2026, 1 a.m." in page
    assert "Next reading day: Tuesday, 24 November" in page


def test_only_open_shares_of_this_clinic_are_listed_by_name(at_work, nurse, clock):
    for name, clinic in (
        ("Wren", nurse.clinic), ("Ash", nurse.clinic), ("Elsewhere", make_clinic()),
        ("By link", None),
    ):  # fmt: skip
        make_share(baby=make_baby(name=name), clinic=clinic)
    ended = make_share(baby=make_baby(name="Ended"), clinic=nurse.clinic)
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)
    assert names_in(at_work.get(BABIES)) == ["Ash", "Wren"]

    clock.shift(timedelta(days=7))
    at_work.logout()
    at_work.force_login(nurse.user)
    response = at_work.get(BABIES)
    assert names_in(response) == []
    assert "No diary is shared with you now." in words_of(response)


def test_a_colleague_at_two_clinics_sees_one_at_a_time(at_work, nurse):
    other = make_staff(user=nurse.user, clinic=make_clinic(name="Second Clinic"))
    make_share(baby=make_baby(name="Here"), clinic=nurse.clinic)
    make_share(baby=make_baby(name="There"), clinic=other.clinic)
    before = names_in(at_work.get(BABIES))
    at_work.post("/clinic/switch/", {"clinic": str(other.clinic_id)})

    assert (before, names_in(at_work.get(BABIES))) == (["Here"], ["There"])


def test_long_lists_have_pages(at_work, nurse):
    for number in range(26):
        make_share(baby=make_baby(name=f"Baby {number:02}"), clinic=nurse.clinic)
    first = at_work.get(BABIES)
    last = at_work.get(BABIES, {"page": "9" * 40})

    assert names_in(first) == [f"Baby {number:02}" for number in range(25)]
    assert "Page 1 of 2" in words_of(first)
    assert names_in(last) == ["Baby 25"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_more_babies(
    at_work, nurse, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_share(clinic=nurse.clinic, mode=Mode.WATCH, reading_days=[1])
        waiting(nurse.clinic)
    at_work.get(BABIES)

    with django_assert_num_queries(6):
        response = at_work.get(BABIES)

    assert len(names_in(response)) == len(response.context["waiting"]) == rows


def test_a_code_opens_the_record_at_once(at_work, nurse):
    baby = make_baby(name="Test Wren")
    code = code_for(baby)
    page = words_of(at_work.get(BABIES))
    response = at_work.post(BABIES, {"code": f" {code.lower()} "})

    share = Share.objects.get()
    assert re.search(r'<input[^>]*name="code"[^>]*autofocus', page)
    assert response["Location"] == f"/clinic/babies/{share.pk}/"
    assert (share.baby, share.clinic) == (baby, nurse.clinic)
    assert "Test Wren" in words_of(at_work.get(response["Location"]))


def test_the_same_form_twice_is_one_share(at_work, nurse):
    code = code_for(make_baby())
    places = {at_work.post(BABIES, {"code": code})["Location"] for _ in range(2)}

    assert places == {f"/clinic/babies/{Share.objects.get().pk}/"}
    assert not WrongCode.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ABC DEF", "This code does not work. Please ask for a new one."),
        ("A" * 40, "This code does not work. Please ask for a new one."),
        ("", "Please type the six characters."),
        ("A" * 41, "Please keep this to 40 characters."),
        ("A\x00", "There are hidden control characters in this."),
    ],
)
def test_a_wrong_code_is_told_beside_its_field_and_stays_there(
    at_work, nurse, typed, told
):
    code_for(make_baby())
    response = at_work.post(BABIES, {"code": typed})
    (error,) = response.context["form"].errors["code"]

    assert told in error
    assert 'id="id_code_error"' in words_of(response)
    assert response.context["form"]["code"].value() == typed
    assert not Share.objects.exists()


def test_a_lock_says_when_to_try_again_on_the_clinics_clock(at_work, nurse):
    nurse.clinic.time_zone = "Asia/Tokyo"
    nurse.clinic.save()
    code = code_for(make_baby())
    for _ in range(5):
        at_work.post(BABIES, {"code": "WRONG2"})
    response = at_work.post(BABIES, {"code": code})

    assert "Many codes did not work. You can try again at 9:15 p.m." in words_of(
        response
    )
    assert f'value="{code}"' in words_of(response)
    assert not Share.objects.exists()


def test_a_code_typed_after_the_visit_ended_is_given_back(at_work, nurse, clock):
    code = code_for(make_baby())
    at_work.get(BABIES)
    clock.shift(timedelta(minutes=15, seconds=1))
    response = at_work.post(BABIES, {"code": code})
    kept = at_work.session["kept_post"]["form"]

    assert response["Location"] == "/accounts/login/?next=%2Fclinic%2Fbabies%2F"
    assert kept == f"code={code}"
    assert not Share.objects.exists()


def test_requests_wait_apart_from_what_is_shared(at_work, nurse):
    share = waiting(nurse.clinic, name="Wren")
    waiting(make_clinic(), name="Elsewhere")
    response = at_work.get(BABIES)
    page = words_of(response)

    assert names_in(response) == []
    assert "Families ask you to watch" in page
    assert f'<a href="/clinic/babies/{share.pk}/watch/">Wren</a>' in page
    assert "Elsewhere" not in page


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, StaffRole.ADMINISTRATOR])
def test_who_does_not_care_sees_no_baby_and_enters_no_code(client, clock, role):
    staff = make_staff(role=role)
    code = code_for(make_baby())
    share = waiting(staff.clinic)
    client.force_login(staff.user)

    assert client.get(BABIES).status_code == 404
    assert client.post(BABIES, {"code": code}).status_code == 404
    assert client.get(f"{BABIES}{share.pk}/watch/").status_code == 404
    assert Share.objects.get() == share


def test_a_stranger_finds_no_clinic(client, clock):
    client.force_login(make_user())

    assert client.get(BABIES).status_code == 404
