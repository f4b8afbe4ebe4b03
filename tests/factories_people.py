"""Rows about the people around a baby, for tests."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import User
from babies.choices import Role
from babies.invitations import invite
from babies.models import Baby, Invitation
from tests.factories import NOW, parent_of


def make_invitation(
    *,
    baby: Baby,
    by: User | None = None,
    role: str = Role.CAREGIVER,
    now: datetime = NOW,
    key: uuid.UUID | None = None,
) -> tuple[Invitation, str]:
    """An invitation by the baby's parent, and the secret of its link."""
    with transaction.atomic():
        return invite(
            key=key or uuid.uuid4(),
            baby=baby,
            role=role,
            by=by or parent_of(baby),
            now=now,
        )
