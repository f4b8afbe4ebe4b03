"""Staff come in: a code typed in the exam room, a link followed, a watch promised."""

import time

import pytest
from playwright.sync_api import expect

from clinics.choices import Mode, Part, StaffRole
from clinics.codes import make_code
from clinics.models import Look, Share, Staff
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    enter_as,
    follow,
)
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.clinics.test_team import make_link
from tests.factories import make_baby, make_user, parent_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at(11, 23)
DESK = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
#: What a nurse may spend, from a list of her work to the record.
SECONDS = 10


@pytest.fixture
def at_work(phone, live_server, catalog, settings, time_machine):
    """Be staff of a role on the phone."""

    def be(role=StaffRole.NURSE, **said):
        settings.STAFF_TWO_FACTOR = "optional"
        time_machine.move_to(NOW)
        staff = make_staff(role=role, **said)
        enter_as(phone, live_server.url, staff.user)
        return staff

    return be


def read_out(**said):
    """A baby whose family reads out a code."""
    baby = make_baby(now=NOW, **said)
    parts = [part.value for part in (Part.SUMMARY, Part.SMILES)]
    return make_code(baby=baby, parts=parts, by=parent_of(baby), now=NOW)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_code_opens_a_record_by_keys_alone(phone, live_server, at_work, size):
    phone.set_viewport_size(size)
    staff = at_work()
    code = read_out(name="Juniper")
    phone.goto(f"{live_server.url}/clinic/")
    began = time.perf_counter()
    while phone.evaluate("document.activeElement.innerText") != "Babies":
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_label("Exam-room code")).to_be_focused()
    phone.keyboard.type(code.lower(), delay=200)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Juniper")
    took = time.perf_counter() - began

    assert took < SECONDS
    assert Share.objects.get().clinic == staff.clinic
    assert Look.objects.get().who == "Nurse Example"


def test_a_wrong_code_stays_to_be_mended(phone, live_server, at_work):
    at_work()
    code = read_out(name="Juniper")
    phone.goto(f"{live_server.url}/clinic/babies/")
    phone.keyboard.type("WRONG2")
    phone.keyboard.press("Enter")
    field = phone.get_by_label("Exam-room code")
    assert_says(phone, "This code does not work. Please ask for a new one.")
    expect(field).to_be_focused()
    expect(field).to_have_value("WRONG2")
    phone.keyboard.press("Control+a")
    phone.keyboard.type(code)
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Juniper")


def test_a_watch_is_promised(phone, live_server, at_work):
    staff = at_work()
    baby = make_baby(name="Juniper", now=NOW)
    make_share(baby=baby, clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
    phone.goto(f"{live_server.url}/clinic/babies/")
    follow(phone, "Juniper")
    phone.get_by_role("checkbox", name="Tuesday").check()
    button(phone, "Watch").tap()
    assert_told(phone, "You watch Juniper now. The family sees your days.")
    assert_says(phone, "Watch. Next reading day: Tuesday, 24 November")

    assert Share.objects.get().reading_days == [2]


def test_a_lead_invites_and_somebody_joins(phone, browser, live_server, at_work):
    at_work(StaffRole.LEAD)
    phone.goto(f"{live_server.url}/clinic/team/")
    follow(phone, "Invite somebody")
    phone.get_by_role("radio", name="Clinician").check()
    button(phone, "Make a link").tap()
    assert_says(phone, "Your link is ready")
    link = phone.get_by_label("The link", exact=True).input_value()

    context = browser.new_context(viewport=DESK, has_touch=True)
    other = context.new_page()
    enter_as(other, live_server.url, make_user(email="kim@example.com"))
    other.goto(link)
    other.get_by_label("Your name, as families see it").fill("Dr. Kim Example")
    button(other, "Join").tap()
    assert_told(other, "Welcome to Example Clinic.")
    context.close()

    assert Staff.objects.get(user__email="kim@example.com").role == "clinician"


@pytest.mark.parametrize("theme", ["light", "night"])
def test_no_page_of_the_door_stands_in_anybodys_way(phone, live_server, at_work, theme):
    cookie = {"name": "theme", "value": theme, "url": live_server.url}
    phone.context.add_cookies([cookie])
    lead = at_work(StaffRole.LEAD)
    make_staff(user=lead.user, clinic=make_clinic(name="Second Clinic"))
    nurse = make_staff(clinic=lead.clinic)
    share = make_share(clinic=lead.clinic, mode=Mode.WATCH, accepted_at=None)
    make_share(clinic=lead.clinic)
    _, token = make_link(lead)
    _, elsewhere = make_link(make_staff(role=StaffRole.LEAD))
    found = {}
    for page in (
        "babies/", f"babies/{share.pk}/watch/", "team/", "team/invite/",
        f"team/{nurse.pk}/", f"team/{nurse.pk}/go/", f"team/{lead.pk}/",
        f"team/{lead.pk}/go/", f"join/{token}/", f"join/{elsewhere}/", "join/none/",
    ):  # fmt: skip
        phone.goto(f"{live_server.url}/clinic/{page}")
        found[page] = barriers(phone)
    phone.set_viewport_size(DESK)
    phone.goto(f"{live_server.url}/clinic/babies/")
    found["desk"] = barriers(phone)

    assert found == {place: [] for place in found}
