"""Invitations: single use, two days, and nothing but a hash is kept."""

import uuid
from datetime import timedelta
from hashlib import sha256

import pytest

from babies.choices import Role
from babies.family import change_role
from babies.invitations import (
    LIFETIME,
    MOST_OPEN,
    ClosedInvitationError,
    TooManyInvitationsError,
    accept,
    hash_of,
    invitation_of,
    used_by,
)
from babies.models import Caregiver, Invitation
from babies.services import IdTakenError
from tests.at_once import both_at_once
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_people import make_invitation

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


@pytest.fixture
def baby():
    return make_baby()


def works(secret, now=SOON):
    try:
        invitation_of(secret, now=now)
    except ClosedInvitationError:
        return False
    return True


def test_only_a_hash_of_256_bits_of_chance_is_kept(baby):
    invitation, secret = make_invitation(baby=baby, role=Role.VIEWER)
    row = Invitation.objects.values().get()

    assert len(secret) == 43
    assert row["secret_hash"] == sha256(secret.encode()).hexdigest()
    assert secret not in str(row)
    assert (row["role"], row["expires_at"]) == ("viewer", NOW + timedelta(hours=48))
    assert (invitation.baby, invitation.made_by) == (baby, parent_of(baby))


@pytest.mark.parametrize(
    ("after", "is_open"),
    [
        (timedelta(0), True),
        (LIFETIME - timedelta(seconds=1), True),
        (LIFETIME, False),
        (LIFETIME + timedelta(seconds=1), False),
    ],
)
def test_it_works_for_two_days(baby, after, is_open):
    _, secret = make_invitation(baby=baby)

    assert works(secret, NOW + after) is is_open


def test_an_unknown_link_is_closed(baby):
    make_invitation(baby=baby)

    assert works("unknown") is False


def test_accepting_gives_the_role_once(baby):
    invitation, secret = make_invitation(baby=baby, role=Role.VIEWER)
    user = make_user()
    caregiver, is_new = accept(secret=secret, by=user, now=SOON)
    invitation.refresh_from_db()

    assert (caregiver.baby, caregiver.user, caregiver.role) == (baby, user, "viewer")
    assert (caregiver.since_at, is_new) == (SOON, True)
    assert (invitation.used_by, invitation.used_at) == (user, SOON)
    with pytest.raises(ClosedInvitationError):
        accept(secret=secret, by=make_user(), now=SOON)
    assert Caregiver.objects.filter(baby=baby).count() == 2


@pytest.mark.parametrize("had", Role.values)
def test_who_cares_already_keeps_their_role_and_the_link_its_use(baby, had):
    known = make_caregiver(baby=baby, role=had)
    invitation, secret = make_invitation(baby=baby, role=Role.CAREGIVER)
    caregiver, is_new = accept(secret=secret, by=known.user, now=SOON)

    assert (caregiver.role, is_new) == (had, False)
    invitation.refresh_from_db()
    assert invitation.used_at is None
    assert works(secret) is True


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_tap_at_once_one_joins(baby):
    _, secret = make_invitation(baby=baby)

    def join(user):
        try:
            accept(secret=secret, by=user, now=SOON)
        except ClosedInvitationError:
            return "closed"
        return "joined"

    answers = both_at_once(join, make_user(), make_user())

    assert sorted(answers) == ["closed", "joined"]
    assert Caregiver.objects.filter(baby=baby).count() == 2


def test_taken_back_is_closed(baby):
    invitation, secret = make_invitation(baby=baby)
    Invitation.objects.filter(pk=invitation.pk).update(revoked_at=NOW)

    assert works(secret) is False


@pytest.mark.parametrize("becomes", ["caregiver", "stranger", "inactive", "deleted"])
def test_a_link_ends_with_the_role_of_who_made_it(baby, becomes):
    maker = make_caregiver(baby=baby, role=Role.PARENT)
    _, secret = make_invitation(baby=baby, by=maker.user)
    was_open = works(secret)
    if becomes == "caregiver":
        change_role(caregiver=maker, role=Role.CAREGIVER)
    elif becomes == "stranger":
        maker.delete()
    elif becomes == "inactive":
        maker.user.is_active = False
        maker.user.save()
    else:
        maker.user.delete()

    assert (was_open, works(secret)) == (True, False)


def test_a_parent_of_another_baby_invites_to_nothing_here(baby):
    stranger = parent_of(make_baby())
    _, secret = make_invitation(baby=baby, by=stranger)

    assert works(secret) is False


def test_the_same_form_again_is_the_same_invitation_with_another_secret(baby):
    key = uuid.uuid4()
    _, first = make_invitation(baby=baby, key=key)
    _, second = make_invitation(baby=baby, key=key, role=Role.VIEWER)

    assert Invitation.objects.get().role == "viewer"
    assert (works(first), works(second)) == (False, True)


@pytest.mark.parametrize("taken", ["used", "of another baby", "by another parent"])
def test_an_id_that_stands_for_something_else_is_refused(baby, taken):
    key = uuid.uuid4()
    if taken == "used":
        _, secret = make_invitation(baby=baby, key=key)
        accept(secret=secret, by=make_user(), now=NOW)
    elif taken == "of another baby":
        make_invitation(baby=make_baby(), key=key)
    else:
        other = make_caregiver(baby=baby, role=Role.PARENT).user
        make_invitation(baby=baby, key=key, by=other)
    before = Invitation.objects.values_list("secret_hash", flat=True).get()

    with pytest.raises(IdTakenError):
        make_invitation(baby=baby, key=key, by=baby.created_by)

    assert Invitation.objects.values_list("secret_hash", flat=True).get() == before


def test_so_many_links_are_open_and_no_more(baby):
    for _ in range(MOST_OPEN):
        make_invitation(baby=baby)
    with pytest.raises(TooManyInvitationsError):
        make_invitation(baby=baby)

    Invitation.objects.filter(pk=Invitation.objects.earliest("pk").pk).update(
        revoked_at=NOW
    )
    make_invitation(baby=baby)
    assert Invitation.objects.filter(baby=baby).open_at(NOW).count() == MOST_OPEN


def test_whoever_joined_by_a_link_is_known_while_they_stay(baby):
    invitation, secret = make_invitation(baby=baby)
    user, other = make_user(), make_user()
    caregiver, _ = accept(secret=secret, by=user, now=NOW)

    assert used_by(user, secret=secret) == invitation
    assert used_by(other, secret=secret) is None
    assert used_by(user, secret="other") is None
    caregiver.delete()
    assert used_by(user, secret=secret) is None


def test_any_letters_can_stand_in_a_link():
    assert len(hash_of("\x00☀\udce2")) == 64
