"""Who gets what from every address. Extend it with each new one.

The cast: nobody is signed out; a stranger has a baby of their own; staff may open
the admin and is nobody's caregiver; viewer, caregiver and parent have that role for
the baby in the address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accounts.models import User
from babies.choices import Role
from tests.factories import make_baby, make_caregiver, make_smile, make_user

CAST = ("nobody", "stranger", "staff", "viewer", "caregiver", "parent")
Row = tuple[int, int, int, int, int, int]
LOGIN = 302


@dataclass(frozen=True)
class World:
    """The cast's accounts, and what stands for each <parameter> of an address."""

    users: Mapping[str, User]
    keys: Mapping[str, str] = field(default_factory=dict)


def make_world() -> World:
    """One baby with everything that an address may name."""
    users = {who: make_user(is_staff=who == "staff") for who in CAST[1:]}
    baby = make_baby(by=users["parent"])
    for role in (Role.CAREGIVER, Role.VIEWER):
        make_caregiver(baby=baby, user=users[role], role=role)
    make_baby(by=users["stranger"])
    smile = make_smile(baby=baby)
    return World(users, {"pk": str(baby.pk), "smile": str(smile.pk)})


def everybody(status: int) -> Row:
    """Open, also to those signed out."""
    return (status,) * 6


def signed_in(status: int) -> Row:
    """Anybody with an account."""
    return (LOGIN, *(status,) * 5)


def family(status: int) -> Row:
    """Whoever may see the baby; for others there is no such page."""
    return (LOGIN, 404, 404, status, status, status)


def editors(status: int) -> Row:
    """Whoever may write in the diary; a viewer may not."""
    return (LOGIN, 404, 404, 404, status, status)


def parents(status: int) -> Row:
    """Whoever decides about the baby."""
    return (LOGIN, 404, 404, 404, 404, status)


ACCESS: dict[str, Row] = {
    "GET /healthz": everybody(200),
    "GET /readyz": everybody(200),
    # accounts
    "GET /": (200, *(302,) * 5),
    "GET /account/": signed_in(200),
    "POST /theme/": everybody(302),
    # sign-in; those signed in are led on from pages that are for others
    "GET /accounts/login/": (200, *(302,) * 5),
    "GET /accounts/logout/": (302, *(200,) * 5),
    "POST /accounts/logout/": everybody(302),
    "GET /accounts/signup/": (200, *(302,) * 5),
    "GET /accounts/inactive/": everybody(200),
    "GET /accounts/reauthenticate/": signed_in(200),
    "GET /accounts/email/": signed_in(200),
    "GET /accounts/confirm-email/": everybody(200),
    "GET /accounts/confirm-email/<key>/": everybody(200),
    "GET /accounts/password/change/": signed_in(200),
    "GET /accounts/password/set/": signed_in(302),
    "GET /accounts/password/reset/": everybody(200),
    "GET /accounts/password/reset/done/": everybody(200),
    "GET /accounts/password/reset/key/<uidb36>-<key>/": everybody(200),
    "GET /accounts/password/reset/key/done/": everybody(200),
    "GET /accounts/login/code/confirm/": everybody(302),
    # babies
    "GET /babies/": (LOGIN, 302, 302, 302, 302, 302),
    "GET /babies/new/": signed_in(200),
    "POST /babies/new/": signed_in(200),
    "GET /babies/<pk>/more/": family(200),
    "GET /babies/<pk>/smiles/": family(200),
    "GET /babies/<pk>/smiles/new/": editors(200),
    "POST /babies/<pk>/smiles/new/": editors(302),
    "GET /babies/<pk>/smiles/bin/": editors(200),
    "GET /babies/<pk>/smiles/<smile>/": family(200),
    "GET /babies/<pk>/smiles/<smile>/edit/": editors(200),
    "POST /babies/<pk>/smiles/<smile>/edit/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/delete/": editors(200),
    "POST /babies/<pk>/smiles/<smile>/delete/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/restore/": editors(302),
    "POST /babies/<pk>/smiles/<smile>/restore/": editors(302),
    "GET /babies/<pk>/edit/": parents(200),
    "POST /babies/<pk>/edit/": parents(200),
    # milestones
}

#: What a POST sends, where an empty form would be refused before its effect.
POSTED: dict[str, Mapping[str, str]] = {
    "POST /theme/": {"theme": "dark"},
    "POST /babies/<pk>/smiles/new/": {"quick": "asleep"},
    "POST /babies/<pk>/smiles/<smile>/edit/": {"when": "day", "on": "2026-09-11"},
}
