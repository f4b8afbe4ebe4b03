"""Rows about the people around a baby, for tests."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import User
from babies.choices import Role
from babies.invitations import invite
from babies.models import Baby, Invitation
from tests.factories import NOW


def make_invitation(
    *,
    baby: Baby,
    by: User | None = None,
    role: str = Role.CAREGIVER,
    now: datetime = NOW,
    key: uuid.UUID | None = None,
) -> tuple[Invitation, str]:
    """An invitation by whoever added the baby, and the secret of its link."""
    parent = by or baby.created_by
    assert parent is not None
    with transaction.atomic():
        return invite(
            key=key or uuid.uuid4(),
            baby=baby,
            role=role,
            by=parent,
            now=now,
        )
