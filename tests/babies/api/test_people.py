import re
import uuid

import pytest

from babies.choices import Role
from babies.invitations import MOST_OPEN, accept
from babies.models import Caregiver, Invitation
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_api import api, fields_of
from tests.factories_people import make_invitation

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def roles():
    return sorted(Caregiver.objects.values_list("role", flat=True))


def test_everybody_who_cares_is_listed(baby, program):
    other = make_caregiver(baby=baby, role=Role.VIEWER)
    since = {"since": "2026-11-23T12:00:00+00:00"}
    mine, theirs = program.get(of(baby, "caregivers")).json()["results"]
    me = parent_of(baby).email
    assert mine == {**mine, **since, "email": me, "is_you": True, "role": "parent"}
    assert theirs == {
        **since,
        "who": other.tag,
        "email": other.user.email,
        "is_you": False,
        "role": "viewer",
    }


def test_a_parent_changes_a_role(baby, program):
    other = make_caregiver(baby=baby, role=Role.VIEWER)
    address = of(baby, "caregivers", other.tag)
    said = program.put(address, {"role": "caregiver"})
    assert (said.status_code, said.json()["role"]) == (200, "caregiver")
    stale = program.put(address, {"role": "parent"}, HTTP_IF_MATCH='"x"')
    again = program.put(address, {"role": "viewer"}, HTTP_IF_MATCH=said["ETag"])
    assert [stale.status_code, again.status_code] == [412, 200]
    for sent, field in (
        ({}, "role"),
        ({"role": "king"}, "role"),
        ({"role": "viewer", "x": 1}, "x"),
    ):
        assert fields_of(program.put(address, sent)) == [field]
    assert roles() == ["parent", "viewer"]


def test_looking_holds_nobody_up(baby, program):
    head = program.head(of(baby, "invitations"))
    assert (head.status_code, head.content) == (200, b"")


def test_the_last_parent_stays(baby, program):
    (me,) = program.get(of(baby, "caregivers")).json()["results"]
    address = of(baby, "caregivers", me["who"])
    refused = [program.put(address, {"role": "viewer"}), program.delete(address)]
    sentence = (
        "You are the only parent here. Invite somebody as a parent first. "
        "Then you can hand over."
    )
    assert [(r.status_code, r.json()["detail"]) for r in refused] == [
        (409, sentence)
    ] * 2
    assert roles() == ["parent"]


def test_a_parent_removes_and_everybody_may_leave(baby, program):
    gone, leaver, other = (make_caregiver(baby=baby) for _ in range(3))
    assert program.delete(of(baby, "caregivers", gone.tag)).status_code == 204
    leaving = api(leaver.user)
    assert leaving.delete(of(baby, "caregivers", other.tag)).status_code == 404
    assert leaving.delete(of(baby, "caregivers", "me")).status_code == 204
    assert leaving.get(of(baby, "caregivers")).status_code == 404
    assert program.delete(of(baby, "caregivers", gone.tag)).status_code == 404
    assert program.delete(of(baby, "caregivers", "me")).json()["detail"] == (
        "You are the only parent here. Make somebody else a parent first. "
        "Then you can hand over."
    )
    assert roles() == ["caregiver", "parent"]


def test_a_link_invites_once(baby, program):
    sent = {"id": str(uuid.uuid4()), "role": "caregiver"}
    made = program.post(of(baby, "invitations"), sent)
    (secret,) = re.findall(r"/([^/]+)/$", made.json()["address"])
    expires = {"expires_at": "2026-11-25T12:00:00+00:00"}
    assert (made.status_code, made.json()) == (
        201,
        {**sent, **expires, "address": made.json()["address"]},
    )
    assert program.get(of(baby, "invitations")).json()["results"] == [
        {**sent, **expires, "address": None}
    ]
    accept(secret=secret, by=make_user(), now=NOW)
    assert roles() == ["caregiver", "parent"]
    assert program.get(of(baby, "invitations")).json()["results"] == []
    used = [
        program.post(of(baby, "invitations"), sent),
        program.delete(of(baby, "invitations", sent["id"])),
    ]
    assert [each.status_code for each in used] == [409, 409]


def test_the_same_again_is_the_same_invitation_with_another_secret(baby, program):
    sent = {"id": str(uuid.uuid4()), "role": "viewer"}
    first = program.post(of(baby, "invitations"), sent)
    again = program.post(of(baby, "invitations"), sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json()["address"] != again.json()["address"]
    other = program.post(of(baby, "invitations"), {**sent, "role": "parent"})
    assert (other.status_code, Invitation.objects.get().role) == (409, "viewer")


def test_a_link_is_taken_back(baby, program):
    row, _secret = make_invitation(baby=baby)
    for _ in range(2):
        assert program.delete(of(baby, "invitations", row.pk)).status_code == 204
    row.refresh_from_db()
    assert row.revoked_at == NOW


def test_too_many_links_are_refused(baby, program):
    for _ in range(MOST_OPEN):
        make_invitation(baby=baby)
    response = program.post(of(baby, "invitations"), {"role": "viewer"})
    assert (response.status_code, response.json()["detail"]) == (
        409,
        "Many links are open. Take one back first.",
    )
    assert Invitation.objects.count() == MOST_OPEN


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs, _secret = make_invitation(baby=make_baby())
    response = program.post(
        of(baby, "invitations"), {"id": str(theirs.pk), "role": theirs.role}
    )
    assert (response.status_code, Invitation.objects.count()) == (404, 1)
    assert program.delete(of(baby, "invitations", theirs.pk)).status_code == 404


def test_who_may_do_what(baby):
    parent = parent_of(baby)
    other = make_caregiver(baby=baby)
    twin = make_baby(by=parent, name="Test Twin")
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    for who in (api(viewer), api(make_user()), api(parent, baby_id=twin.pk)):
        refused = (
            who.put(of(baby, "caregivers", other.tag), {"role": "parent"}),
            who.delete(of(baby, "caregivers", other.tag)),
            who.get(of(baby, "invitations")),
            who.post(of(baby, "invitations"), {"role": "parent"}),
        )
        assert [each.status_code for each in refused] == [404] * 4
    adds = api(parent, scope="add-only")
    assert adds.post(of(baby, "invitations"), {"role": "parent"}).status_code == 403
    assert len(api(viewer).get(of(baby, "caregivers")).json()["results"]) == 3
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    for _ in range(count):
        make_caregiver(baby=baby)
        make_invitation(baby=baby)
    for name in ("caregivers", "invitations"):
        program.get(of(baby, name))
        with django_assert_num_queries(3):
            program.get(of(baby, name))
