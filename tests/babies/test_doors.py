import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from babies.doors import baby_to_edit, baby_to_see
from babies.models import Baby
from tests.factories import NOW, make_baby, make_caregiver, make_user

WAYS = {
    "see": (baby_to_see, Baby.objects.visible_to),
    "edit": (
        lambda user, pk: baby_to_edit(user, pk, is_held=False),
        Baby.objects.editable_by,
    ),
    "hold": (
        lambda user, pk: baby_to_edit(user, pk, is_held=True),
        Baby.objects.editable_by,
    ),
}


def found_by(door, user, pk):
    try:
        return [door(user, pk)]
    except Http404:
        return []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("role", "only", "is_binned"),
    [
        ("parent", None, False),
        ("caregiver", None, False),
        ("viewer", None, False),
        (None, None, False),
        ("parent", "this", False),
        ("parent", "other", False),
        ("parent", None, True),
    ],
)
def test_a_door_lets_in_whom_the_scope_lets_in(db, way, role, only, is_binned):
    baby, other = make_baby(), make_baby()
    user = make_user()
    for each in (baby, other):
        if role:
            make_caregiver(baby=each, user=user, role=role)
    if is_binned:
        Baby.objects.filter(pk=baby.pk).update(binned_at=NOW)
    user.only_baby = {None: None, "this": baby.pk, "other": other.pk}[only]
    door, scope = WAYS[way]
    for pk in (baby.pk, other.pk, uuid.UUID(int=0)):
        assert found_by(door, user, pk) == list(scope(user).filter(pk=pk))


@pytest.mark.parametrize("way", WAYS)
def test_the_anonymous_come_through_no_door(db, way):
    baby = make_baby()
    with pytest.raises(Http404):
        WAYS[way][0](AnonymousUser(), baby.pk)
