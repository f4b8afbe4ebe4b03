import pytest
from django.contrib.auth.models import AnonymousUser

from exchange.models import Import, Upload
from tests.factories import make_baby, make_caregiver, make_user, parent_of
from tests.factories_imports import make_import, make_upload

pytestmark = pytest.mark.django_db


def test_an_upload_is_its_bringers_alone_and_only_while_they_may_log():
    baby = make_baby()
    parent, other = parent_of(baby), make_caregiver(baby=baby).user
    upload = make_upload(baby=baby)
    assert list(Upload.objects.visible_to(parent)) == [upload]
    for user in (other, make_user(), AnonymousUser()):
        assert list(Upload.objects.visible_to(user)) == []
    baby.caregivers.filter(user=parent).update(role="viewer")
    assert list(Upload.objects.visible_to(parent)) == []


def test_an_import_is_seen_by_the_family_and_undone_by_who_may_log():
    baby = make_baby()
    done = make_import(baby=baby)
    viewer = make_caregiver(baby=baby, role="viewer").user
    caregiver = make_caregiver(baby=baby).user
    for user, seen, editable in (
        (viewer, [done], []),
        (caregiver, [done], [done]),
        (make_user(), [], []),
    ):
        assert list(Import.objects.visible_to(user)) == seen
        assert list(Import.objects.editable_by(user)) == editable


def test_names_in_lists_tell_the_source_and_the_day():
    baby = make_baby()
    assert str(make_upload(baby=baby)) == "csv 2026-11-23"
    assert str(make_import(baby=baby)) == "csv 2026-11-23"
