"""The people around a baby, as one of them looks at or changes them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone

from accounts.models import User
from babies.choices import Role
from babies.models import Baby, Caregiver
from babies.page import FamilyRequest, baby_page
from babies.views.posts import reach


@dataclass(frozen=True, slots=True)
class Circle:
    """A baby, everybody who cares for it, and who of them asks."""

    request: FamilyRequest
    baby: Baby
    people: list[Caregiver]
    me: Caregiver
    now: datetime

    def page(self) -> dict[str, Any]:
        """The context every page of the baby has."""
        return baby_page(self.request, self.baby, now=self.now, tab="more")

    def named(self, tag: str) -> Caregiver:
        """The person for whom a tag stands in an address."""
        for person in self.people:
            if person.tag == tag:
                return person
        raise Http404


def circle(request: FamilyRequest, pk: uuid.UUID, *, manages: bool = False) -> Circle:
    """The people around the baby of an address, for any of them or for parents."""
    mine = Baby.objects.managed_by if manages else Baby.objects.visible_to
    baby = reach(request, mine(request.user), pk)
    people = list(
        Caregiver.objects.visible_to(request.user)
        .filter(baby=baby)
        .select_related("user")
        .order_by("since_at", "pk")
    )
    # Read after the baby is held: a role may have ended while this post waited.
    me = found_among(people, request.user, (Role.PARENT,) if manages else Role)
    return Circle(request, baby, people, me, timezone.now())


def found_among(people: list[Caregiver], user: User, roles: Iterable[str]) -> Caregiver:
    """A user's own row among the people, if it has one of the roles; else 404."""
    for person in people:
        if person.user_id == user.pk and person.role in roles:
            return person
    raise Http404
