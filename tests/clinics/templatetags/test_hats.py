"""The way from the family's pages to the clinic's, for staff only."""

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from clinics.templatetags.hats import is_staff_somewhere
from tests.babies.views.pages import words_of
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, make_user

pytestmark = pytest.mark.django_db
TO_WORK = 'href="/clinic/start/"'


def test_staff_find_the_clinic_in_their_settings(client):
    staff = make_staff()
    client.force_login(staff.user)
    assert TO_WORK in words_of(client.get("/account/"))

    staff.left_at = NOW
    staff.save()
    assert TO_WORK not in words_of(client.get("/account/"))


def test_parents_are_not_told_of_it(client):
    client.force_login(make_user())
    assert TO_WORK not in words_of(client.get("/account/"))
    assert not is_staff_somewhere(AnonymousUser())


def test_no_page_shows_both_hats(client, settings):
    settings.STAFF_TWO_FACTOR = "optional"
    staff = make_staff()
    mine = make_baby(by=staff.user, name="My Own Child")
    make_share(baby=make_baby(name="Patient Wren"), clinic=staff.clinic)
    client.force_login(staff.user)
    with time_machine.travel(NOW, tick=False):
        at_home = words_of(client.get(f"/babies/{mine.pk}/"))
        at_work = words_of(client.get("/clinic/babies/"))

    assert "My Own Child" in at_home
    assert "Patient Wren" not in at_home
    assert "/clinic/" not in at_home
    assert "Patient Wren" in at_work
    assert "My Own Child" not in at_work
    assert str(mine.pk) not in at_work
