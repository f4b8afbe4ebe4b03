"""Links invite staff once, one lead stays, and nobody's work is left behind."""

import uuid
from datetime import date, timedelta

import pytest

from babies.invitations import ClosedInvitationError, TooManyInvitationsError, hash_of
from babies.services import IdTakenError
from clinical.advice import FlagKind
from clinics.choices import Action, StaffRole
from clinics.models import Case, CaseStep, Clinic, Staff, StaffInvitation
from clinics.team import (
    LIFETIME,
    MOST_OPEN,
    HandOver,
    LastLeadError,
    OnlyLeadsError,
    OpenCasesError,
    change_role,
    colleagues_of,
    first_invitation,
    found_clinic,
    hold_clinic,
    invitation_of,
    invite,
    is_last_lead,
    join,
    let_go,
    open_cases,
    place_behind,
)
from tests.clinics.rows import make_clinic, make_staff
from tests.factories import NOW, make_baby, make_user

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def lead():
    return make_staff(role=StaffRole.LEAD, name="Lead Example")


def make_link(lead, **said):
    given = {"key": uuid.uuid4(), "role": StaffRole.NURSE, "now": NOW, **said}
    return invite(by=lead, **given)


def make_case(member, **said):
    return Case.objects.create(
        clinic=member.clinic,
        baby=make_baby(),
        kind=FlagKind.SOCIAL_SMILE_LATE.value,
        since=date(2026, 10, 28),
        taken_by=member,
        action=Action.TAKEN,
        covers_urgency=1,
        covers_newest_on=date(2026, 10, 28),
        covers_facts=0,
        first_step_at=NOW,
        last_step_at=NOW,
        **said,
    )


def test_a_new_clinic_has_a_code_of_clear_letters():
    one, two = (
        found_clinic(name=name, time_zone="UTC", now=NOW) for name in ("One", "Two")
    )

    assert len(one.code) == 8
    assert one.code != two.code
    assert not set(one.code) & set("0O1IL")
    assert (one.name, one.time_zone, one.made_at) == ("One", "UTC", NOW)


def test_the_clinic_held_is_ones_own(lead):
    make_clinic()

    assert hold_clinic(lead) == lead.clinic


def test_a_link_keeps_no_secret_and_lives_a_week(lead):
    row, secret = make_link(lead)

    assert row == StaffInvitation.objects.get()
    assert secret not in str(StaffInvitation.objects.values().get())
    assert (row.secret_hash, row.clinic, row.made_by) == (
        hash_of(secret), lead.clinic, lead,
    )  # fmt: skip
    assert invitation_of(secret, now=NOW + LIFETIME - SECOND) == row
    with pytest.raises(ClosedInvitationError):
        invitation_of(secret, now=NOW + LIFETIME)


def test_the_same_form_again_is_one_link_whose_last_secret_works(lead):
    key = uuid.uuid4()
    secrets = [make_link(lead, key=key)[1] for _ in range(2)]

    assert StaffInvitation.objects.count() == 1
    with pytest.raises(ClosedInvitationError):
        invitation_of(secrets[0], now=NOW)
    assert invitation_of(secrets[1], now=NOW).pk == key


def test_an_id_stands_for_one_link(lead):
    key = uuid.uuid4()
    make_link(lead, key=key)
    other = make_staff(clinic=lead.clinic, role=StaffRole.LEAD)
    with pytest.raises(IdTakenError):
        make_link(other, key=key)
    StaffInvitation.objects.update(used_at=NOW)
    with pytest.raises(IdTakenError):
        make_link(lead, key=key)
    assert StaffInvitation.objects.get().made_by == lead


def test_there_are_not_too_many_links(lead):
    for _ in range(MOST_OPEN):
        make_link(lead)
    with pytest.raises(TooManyInvitationsError):
        make_link(lead)
    assert StaffInvitation.objects.count() == MOST_OPEN


@pytest.mark.parametrize(
    "change",
    [
        {"used_at": NOW},
        {"revoked_at": NOW},
        {"made_by__role": StaffRole.NURSE},
        {"made_by__left_at": NOW},
    ],
)
def test_a_link_ends_when_used_or_taken_back_or_with_its_makers_role(lead, change):
    _, secret = make_link(lead)
    ((name, value),) = change.items()
    if name.startswith("made_by__"):
        Staff.objects.update(**{name.removeprefix("made_by__"): value})
    else:
        StaffInvitation.objects.update(**change)
    with pytest.raises(ClosedInvitationError):
        join(secret=secret, name="Kim", by=make_user(), now=NOW)
    assert Staff.objects.count() == 1


def test_the_first_link_of_a_clinic_has_no_maker():
    clinic = make_clinic()
    secret = first_invitation(clinic=clinic, role=StaffRole.LEAD, now=NOW)
    staff, is_new = join(secret=secret, name="Kim", by=make_user(), now=NOW)

    assert is_new
    assert (staff.clinic, staff.role, staff.name) == (clinic, StaffRole.LEAD, "Kim")


def test_a_link_lets_one_person_in(lead):
    _, secret = make_link(lead, role=StaffRole.REVIEWER)
    kim = make_user()
    staff, is_new = join(secret=secret, name="Kim", by=kim, now=NOW)

    assert (staff.user, staff.role, staff.since_at, is_new) == (
        kim, StaffRole.REVIEWER, NOW, True,
    )  # fmt: skip
    with pytest.raises(ClosedInvitationError):
        join(secret=secret, name="Lee", by=make_user(), now=NOW)
    assert place_behind(secret, by=kim) == staff
    assert place_behind(secret, by=make_user()) is None
    assert place_behind("unknown", by=kim) is None


def test_who_works_there_keeps_the_role_and_the_link_its_use(lead):
    _, secret = make_link(lead)
    staff, is_new = join(secret=secret, name="Other", by=lead.user, now=NOW)

    assert (staff, staff.role, is_new) == (lead, StaffRole.LEAD, False)
    assert invitation_of(secret, now=NOW).used_at is None


def test_who_left_can_come_back(lead):
    old = make_staff(clinic=lead.clinic)
    old.left_at = NOW
    old.save()
    _, secret = make_link(lead)
    staff, is_new = join(secret=secret, name="Kim", by=old.user, now=NOW)

    assert is_new
    assert staff != old


def test_the_last_lead_stays(lead):
    gone = make_staff(clinic=lead.clinic, role=StaffRole.LEAD)
    gone.left_at = NOW
    gone.save()
    make_staff(role=StaffRole.LEAD)
    admin = make_staff(clinic=lead.clinic, role=StaffRole.ADMINISTRATOR)
    said = {"member": lead, "by": admin, "over": None, "now": NOW}

    assert is_last_lead(lead)
    assert not is_last_lead(admin)
    with pytest.raises(LastLeadError):
        change_role(role=StaffRole.NURSE, **said)
    with pytest.raises(LastLeadError):
        let_go(**said)
    change_role(role=StaffRole.LEAD, **said)
    lead.refresh_from_db()
    assert (lead.role, lead.left_at) == (StaffRole.LEAD, None)


def test_only_a_lead_makes_a_lead(lead):
    admin = make_staff(clinic=lead.clinic, role=StaffRole.ADMINISTRATOR)
    nurse = make_staff(clinic=lead.clinic)
    with pytest.raises(OnlyLeadsError):
        make_link(admin, role=StaffRole.LEAD)
    with pytest.raises(OnlyLeadsError):
        change_role(member=nurse, role=StaffRole.LEAD, by=admin, over=None, now=NOW)
    nurse.refresh_from_db()
    assert (nurse.role, StaffInvitation.objects.count()) == (StaffRole.NURSE, 0)
    change_role(member=lead, role=StaffRole.LEAD, by=admin, over=None, now=NOW)
    change_role(member=nurse, role=StaffRole.LEAD, by=lead, over=None, now=NOW)
    assert (lead.role, nurse.role) == (StaffRole.LEAD, StaffRole.LEAD)


def test_a_link_for_a_lead_ends_when_its_maker_is_none_any_more(lead):
    made = [make_link(lead, role=role)[0] for role in (StaffRole.LEAD, StaffRole.NURSE)]
    lead.role = StaffRole.ADMINISTRATOR
    lead.save()
    assert list(StaffInvitation.objects.open_at(NOW)) == made[1:]


def test_who_takes_over_cares_at_the_same_clinic(lead):
    nurse = make_staff(clinic=lead.clinic, name="Amy")
    make_staff(clinic=lead.clinic, role=StaffRole.REVIEWER)
    make_staff()
    assert list(colleagues_of(nurse)) == [lead]


def test_of_two_leads_one_may_go(lead):
    other = make_staff(clinic=lead.clinic, role=StaffRole.LEAD)
    let_go(member=other, by=lead, over=None, now=NOW)

    other.refresh_from_db()
    assert other.left_at == NOW
    assert is_last_lead(lead)


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, None])
def test_nobodys_work_is_left_behind(lead, role):
    nurse = make_staff(clinic=lead.clinic)
    case, closed = make_case(nurse), make_case(nurse, closed_at=NOW)
    said = {"member": nurse, "by": lead, "now": NOW}
    act = let_go if role is None else change_role
    said |= {} if role is None else {"role": role}
    assert open_cases(nurse) == 1
    with pytest.raises(OpenCasesError):
        act(over=None, **said)
    nurse.refresh_from_db()
    assert (nurse.role, nurse.left_at) == (StaffRole.NURSE, None)

    act(over=HandOver(lead, "Please call them."), **said)
    case.refresh_from_db()
    closed.refresh_from_db()
    assert (case.taken_by, closed.taken_by) == (lead, nurse)
    step = CaseStep.objects.get()
    assert (step.by, step.to_staff, step.note) == (lead, lead, "Please call them.")
    nurse.refresh_from_db()
    assert (nurse.role, nurse.left_at) == (
        (StaffRole.NURSE, NOW) if role is None else (role, None)
    )


def test_a_caring_role_keeps_what_is_open(lead):
    nurse = make_staff(clinic=lead.clinic)
    case = make_case(nurse)
    change_role(member=nurse, role=StaffRole.CLINICIAN, by=lead, over=None, now=NOW)

    case.refresh_from_db()
    nurse.refresh_from_db()
    assert (nurse.role, case.taken_by) == (StaffRole.CLINICIAN, nurse)


def test_links_of_one_clinic_only(lead):
    make_link(make_staff(role=StaffRole.LEAD))
    row, _ = make_link(lead)

    assert list(StaffInvitation.objects.at_clinic(lead)) == [row]
    assert Clinic.objects.count() == 2
