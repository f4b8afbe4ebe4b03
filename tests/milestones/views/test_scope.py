import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.http import Http404
from django.test import RequestFactory

from milestones.views.scope import visit
from tests.factories import make_baby, make_caregiver, make_user

pytestmark = pytest.mark.django_db


def request(user, method="GET"):
    asked = RequestFactory().generic(method, "/")
    asked.user = user
    return asked


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Auckland", date(2026, 10, 28)),
        ("Europe/London", date(2026, 10, 27)),
        ("America/Los_Angeles", date(2026, 10, 27)),
    ],
)
def test_today_is_the_day_at_home(user, zone, today):
    baby = make_baby(by=user, time_zone=zone)
    with time_machine.travel("2026-10-27T12:30Z", tick=False):
        here = visit(request(user), baby.pk)
    assert (here.baby, here.today) == (baby, today)
    assert here.now == datetime(2026, 10, 27, 12, 30, tzinfo=UTC)


def test_a_line_says_who_and_when(user):
    baby = make_baby(by=user)
    here = visit(request(user), baby.pk)
    key = uuid.uuid4()
    line = here.line({"key": key, "on": date(2026, 10, 1), "note": "x"})
    assert (line.key, line.baby, line.on, line.by) == (
        key,
        baby,
        date(2026, 10, 1),
        user,
    )
    assert (line.today, line.now) == (here.today, here.now)


def test_a_viewer_may_look_and_not_write():
    viewer = make_user()
    baby = make_caregiver(baby=make_baby(), user=viewer, role="viewer").baby
    assert visit(request(viewer), baby.pk).baby == baby
    with pytest.raises(Http404):
        visit(request(viewer, "POST"), baby.pk)


def test_a_stranger_finds_nothing(user):
    baby = make_baby()
    with pytest.raises(Http404):
        visit(request(user), baby.pk)
