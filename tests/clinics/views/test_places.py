"""Where a visit of staff begins, and at which of their clinics it is."""

import pytest

from clinics.choices import StaffRole
from tests.babies.views.pages import words_of
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import make_baby, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (StaffRole.NURSE, "/clinic/"),
        (StaffRole.CLINICIAN, "/clinic/"),
        (StaffRole.LEAD, "/clinic/"),
        (StaffRole.REVIEWER, "/clinic/numbers/"),
        (StaffRole.ADMINISTRATOR, "/clinic/team/"),
    ],
)
def test_staff_without_a_baby_come_to_their_first_page(client, clock, role, page):
    client.force_login(make_staff(role=role).user)
    places = [client.get(where)["Location"] for where in ("/babies/", "/clinic/start/")]

    assert places == ["/clinic/start/", page]


def test_others_without_a_baby_add_one(client, clock):
    client.force_login(make_user())

    assert client.get("/clinic/start/")["Location"] == "/babies/new/"


def test_a_parent_who_is_staff_comes_to_the_family_first(at_work, nurse):
    baby = make_baby(by=nurse.user)

    assert at_work.get("/babies/")["Location"] == f"/babies/{baby.pk}/"


def test_who_works_at_two_clinics_switches(at_work, nurse):
    other = make_staff(user=nurse.user, clinic=make_clinic(name="Second Clinic"))
    before = words_of(at_work.get("/clinic/babies/"))
    where = at_work.post("/clinic/switch/", {"clinic": str(other.clinic_id)})
    after = words_of(at_work.get("/clinic/babies/"))

    assert where["Location"] == "/clinic/"
    assert "</svg> Example Clinic</a>" in before
    assert "</svg> Second Clinic</a>" in after
    assert "Go to Second Clinic </button>" in before
    assert "Go to Example Clinic </button>" in after
    assert "Go to Second Clinic" not in after


def test_who_works_at_one_clinic_is_offered_no_other(at_work):
    make_clinic(name="Second Clinic")

    assert "Second Clinic" not in words_of(at_work.get("/clinic/babies/"))


@pytest.mark.parametrize("chosen", ["", "\x00", "nonsense", "foreign"])
def test_nobody_switches_to_a_clinic_they_do_not_work_at(at_work, nurse, chosen):
    foreign = make_share(clinic=make_clinic(name="Foreign Clinic")).clinic
    assert foreign is not None
    sent = {"clinic": str(foreign.pk) if chosen == "foreign" else chosen}
    response = at_work.post("/clinic/switch/", sent)

    assert response["Location"] == "/clinic/"
    assert "clinic" not in at_work.session
    assert "Foreign Clinic" not in words_of(at_work.get("/clinic/babies/"))


def test_who_left_the_chosen_clinic_goes_on_at_the_other(at_work, nurse, clock):
    other = make_staff(user=nurse.user, clinic=make_clinic(name="Second Clinic"))
    at_work.post("/clinic/switch/", {"clinic": str(other.clinic_id)})
    other.left_at = other.since_at
    other.save()

    assert "</svg> Example Clinic</a>" in words_of(at_work.get("/clinic/babies/"))
