import uuid

import pytest

from babies.choices import PhotoOf, Role
from babies.photos import Pictured
from milestones.photos import pictured
from tests.factories import (
    make_answer,
    make_baby,
    make_caregiver,
    make_smile,
    parent_of,
)
from tests.factories_milestones import make_first

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "make"),
    [("smile", make_smile), ("answer", make_answer), ("first", make_first)],
)
def test_an_entry_of_each_kind_may_have_photos(kind, make):
    baby = make_baby()
    row = make(baby=baby, on=baby.birth_on)
    found = pictured(parent_of(baby), baby, kind, row.pk)
    assert found == Pictured(baby, PhotoOf(kind), row.pk, row.on)


def test_nothing_else_may():
    baby = make_baby()
    by = parent_of(baby)
    smile, theirs = make_smile(baby=baby), make_smile(baby=make_baby(by=by))
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    assert pictured(by, baby, "sleep", smile.pk) is None
    assert pictured(by, baby, "first", smile.pk) is None
    assert pictured(by, baby, "smile", theirs.pk) is None
    assert pictured(by, baby, "smile", uuid.uuid4()) is None
    assert pictured(viewer, baby, "smile", smile.pk) is None
