"""Who works at a clinic: the list, roles, one's own name, letting go."""

import re

import pytest
from django.http import Http404

from accounts.qr import qr
from clinics.choices import StaffRole
from clinics.models import Case, CaseStep, Staff
from clinics.views.team import team_of
from tests.at_once import both_at_once
from tests.babies.views.pages import messages_of, words_of
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.clinics.test_team import make_case, make_link
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
TEAM = "/clinic/team/"


@pytest.fixture
def lead(db):
    return make_staff(role=StaffRole.LEAD, name="Lead Example")


@pytest.fixture
def in_charge(client, lead, clock):
    client.force_login(lead.user)
    return client


def roles(clinic):
    rows = Staff.objects.working().filter(clinic=clinic)
    return dict(rows.values_list("name", "role"))


def test_the_page_says_who_works_here(in_charge, lead):
    make_staff(clinic=lead.clinic, name="Kim", user=make_user(email="kim@example.com"))
    make_staff(name="Elsewhere")
    gone = make_staff(clinic=lead.clinic, name="Gone")
    gone.left_at = NOW
    gone.save()
    response = in_charge.get(TEAM)
    page = words_of(response)

    parts = [
        "Who works at Example Clinic",
        "Kim</a>",
        "<small>Nurse</small>",
        "<small>kim@example.com</small>",
        "<small>Since 23 November 2026</small>",
        "Lead Example</a>",
        "<small>Lead</small>",
        "Invite somebody",
        "Leave this clinic",
        f"<strong>{lead.clinic.code}</strong>",
        'aria-label="QR code for families"',
    ]
    place = 0
    for part in parts:
        place = page.index(part, place)
    address = f"http://testserver/clinic/at/{lead.clinic.code}/"
    assert response.context["qr"] == qr(address)
    assert "Elsewhere" not in page
    assert "Gone" not in page
    assert "Links that still work" not in page


def test_others_read_it_without_emails_and_change_their_name_only(at_work, nurse):
    other = make_staff(clinic=nurse.clinic, name="Kim", role=StaffRole.LEAD)
    make_link(other)
    page = words_of(at_work.get(TEAM))

    assert "<strong>Kim</strong>" in page
    assert "Nurse Example</a>" in page
    assert other.user.email not in page
    assert "Invite somebody" not in page
    assert "Links that still work" not in page
    for where in (f"{other.pk}/", f"{other.pk}/go/"):
        assert at_work.get(TEAM + where).status_code == 404


def test_open_links_are_listed_without_their_secret(in_charge, lead):
    _, secret = make_link(lead, role=StaffRole.CLINICIAN)
    other = make_staff(clinic=lead.clinic, role=StaffRole.LEAD, name="Kim")
    make_link(other)
    used, _ = make_link(lead)
    used.used_at = NOW
    used.save()
    make_link(make_staff(role=StaffRole.LEAD))
    page = words_of(in_charge.get(TEAM))

    assert page.count("Take back the link:") == 2
    assert page.count("Made by") == 1
    assert "Made by Kim" in page
    assert "Take back the link: Clinician, until 30 November 2026, noon" in page
    assert secret not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_people(
    in_charge, lead, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_link(make_staff(clinic=lead.clinic, role=StaffRole.LEAD))
    in_charge.get(TEAM)

    with django_assert_num_queries(5):
        page = words_of(in_charge.get(TEAM))

    assert page.count("Take back the link:") == rows


def test_a_lead_changes_a_role(in_charge, lead):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    page = words_of(in_charge.get(f"{TEAM}{kim.pk}/"))
    response = in_charge.post(f"{TEAM}{kim.pk}/", {"role": "clinician"}, follow=True)

    assert "<h1>Kim</h1>" in page
    assert re.search(r'value="nurse"[^>]*checked', page)
    assert "Who takes over?" not in page
    assert messages_of(response) == [("The role is changed.", "")]
    assert roles(lead.clinic) == {"Lead Example": "lead", "Kim": "clinician"}


def test_another_role_holds_from_the_next_request(client, in_charge, lead):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    make_share(clinic=lead.clinic)
    theirs = type(client)()
    theirs.force_login(kim.user)
    before = theirs.get("/clinic/babies/").status_code
    in_charge.post(f"{TEAM}{kim.pk}/", {"role": "administrator"})

    after = theirs.get("/clinic/babies/").status_code
    assert (before, after) == (200, 404)


@pytest.mark.parametrize("sent", [{}, {"role": "owner"}, {"role": ["x", "\x00"]}])
def test_no_role_is_changed_by_anything_else(in_charge, lead, sent):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    response = in_charge.post(f"{TEAM}{kim.pk}/", sent)

    assert "Please choose one of the roles." in words_of(response)
    assert roles(lead.clinic)["Kim"] == "nurse"


def test_a_role_without_babies_first_hands_over(in_charge, lead):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    make_case(kim)
    where = f"{TEAM}{kim.pk}/"
    page = words_of(in_charge.get(where))
    refused = words_of(in_charge.post(where, {"role": "reviewer"}))

    assert "1 case waits for them." in page
    assert "First choose who takes over what is open." in refused
    assert roles(lead.clinic)["Kim"] == "nurse"

    over = {"role": "reviewer", "to_staff": str(lead.pk), "note": "Please call."}
    in_charge.post(where, over)
    assert roles(lead.clinic)["Kim"] == "reviewer"
    assert Case.objects.get().taken_by == lead
    assert CaseStep.objects.get().note == "Please call."


def test_an_administrator_cannot_unseat_the_last_lead(client, lead, clock):
    admin = make_staff(clinic=lead.clinic, role=StaffRole.ADMINISTRATOR, name="Adi")
    client.force_login(admin.user)
    refusal = "This is the only lead here. Make somebody else a lead first."
    changed = client.post(f"{TEAM}{lead.pk}/", {"role": "nurse"})
    let_go = client.post(f"{TEAM}{lead.pk}/go/")

    assert 'id="id_role_error"' in words_of(changed)
    assert refusal in words_of(changed)
    assert refusal in words_of(let_go)
    assert roles(lead.clinic) == {"Adi": "administrator", "Lead Example": "lead"}


def test_nobody_changes_their_own_role_but_their_name(in_charge, lead):
    where = f"{TEAM}{lead.pk}/"
    page = words_of(in_charge.get(where))
    in_charge.post(where, {"role": "nurse", "name": "Dr. Lead Example"})

    assert "Only a colleague can change your role." in page
    assert 'value="Lead Example"' in page
    assert roles(lead.clinic) == {"Dr. Lead Example": "lead"}


def test_a_name_that_cannot_be_is_told_beside_its_field(at_work, nurse):
    page = words_of(at_work.post(f"{TEAM}{nurse.pk}/", {"name": " "}))

    assert 'id="id_name_error"' in page
    assert "Please write your name." in page
    assert roles(nurse.clinic) == {"Nurse Example": "nurse"}


def test_letting_go_asks_first_and_keeps_what_was_written(in_charge, lead):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    question = words_of(in_charge.get(f"{TEAM}{kim.pk}/go/"))
    before = roles(lead.clinic)
    response = in_charge.post(f"{TEAM}{kim.pk}/go/", follow=True)

    assert "Let Kim go?" in question
    assert "What they wrote stays." in question
    assert "Who takes over?" not in question
    assert len(before) == 2
    assert messages_of(response) == [("Kim does not work here any more.", "")]
    assert roles(lead.clinic) == {"Lead Example": "lead"}
    assert Staff.objects.get(name="Kim").left_at == NOW


def test_whoever_goes_hands_over_what_is_open(in_charge, lead):
    kim = make_staff(clinic=lead.clinic, name="Kim")
    make_staff(clinic=lead.clinic, name="Reviewer", role=StaffRole.REVIEWER)
    make_staff(name="Elsewhere")
    cases = [make_case(kim), make_case(kim)]
    where = f"{TEAM}{kim.pk}/go/"
    question = in_charge.get(where)
    refused = in_charge.post(where, {"to_staff": str(kim.pk), "note": "Typed text"})

    assert "2 cases wait for them." in words_of(question)
    names = [name for _, name in question.context["over"].fields["to_staff"].choices]
    assert names == ["Please choose a colleague.", "Lead Example"]
    assert "Please choose a colleague." in refused.context["over"].errors["to_staff"]
    assert "Typed text</textarea>" in words_of(refused)
    assert "Kim" in roles(lead.clinic)

    in_charge.post(where, {"to_staff": str(lead.pk), "note": "Please call them."})
    assert "Kim" not in roles(lead.clinic)
    assert {case.taken_by for case in Case.objects.all()} == {lead}
    assert {step.case for step in CaseStep.objects.all()} == set(cases)
    assert {step.by for step in CaseStep.objects.all()} == {lead}


def test_leaving_asks_first_and_ends_at_once(at_work, nurse):
    where = f"{TEAM}{nurse.pk}/go/"
    question = words_of(at_work.get(where))
    response = at_work.post(where)

    assert "Leave Example Clinic?" in question
    assert response["Location"] == "/babies/"
    assert roles(nurse.clinic) == {}
    assert at_work.get(TEAM).status_code == 404


def test_nobody_of_another_clinic_is_reached(in_charge, lead):
    other = make_staff(name="Elsewhere")
    answers = [
        in_charge.post(f"{TEAM}{other.pk}/", {"role": "reviewer"}).status_code,
        in_charge.post(f"{TEAM}{other.pk}/go/").status_code,
    ]

    assert answers == [404, 404]
    assert roles(other.clinic) == {"Elsewhere": "nurse"}


@pytest.mark.parametrize(
    "ended", [{"left_at": NOW}, {"role": StaffRole.NURSE}], ids=["left", "role"]
)
def test_who_runs_the_team_no_more_changes_nothing_that_waited(rf, lead, ended):
    request = rf.post(TEAM)
    request.staff = lead
    Staff.objects.update(**ended)
    with pytest.raises(Http404):
        team_of(request, runs_it=True)
    assert roles(lead.clinic) == ({} if "left_at" in ended else {lead.name: "nurse"})


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_who_go_at_once_one_stays(client):
    clinic = make_clinic()
    people = [make_staff(clinic=clinic, role=StaffRole.LEAD) for _ in range(2)]

    def go(person):
        browser = type(client)()
        browser.force_login(person.user)
        return browser.post(f"{TEAM}{person.pk}/go/").status_code

    assert sorted(both_at_once(go, *people)) == [200, 302]
    assert list(roles(clinic).values()) == ["lead"]


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_who_let_each_other_go_one_stays(client):
    clinic = make_clinic()
    one, two = (make_staff(clinic=clinic, role=StaffRole.LEAD) for _ in range(2))

    def let_go(pair):
        browser = type(client)()
        browser.force_login(pair[0].user)
        return browser.post(f"{TEAM}{pair[1].pk}/go/").status_code

    assert sorted(both_at_once(let_go, (one, two), (two, one))) == [302, 404]
    assert list(roles(clinic).values()) == ["lead"]
