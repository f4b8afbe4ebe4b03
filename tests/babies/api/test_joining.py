from datetime import timedelta

import pytest

from babies.models import Caregiver
from tests.factories import NOW, make_user, parent_of
from tests.factories_api import api, fields_of
from tests.factories_people import make_invitation

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
JOIN = "/api/v1/invitations/accept/"


@pytest.fixture
def link(baby):
    """An open invitation and its secret."""
    return make_invitation(baby=baby, now=NOW, role="viewer")


def roles_of(user):
    return list(Caregiver.objects.filter(user=user).values_list("role", flat=True))


@pytest.mark.parametrize("form", ["{}", "https://smiles.example.com/join/{}/"])
def test_a_secret_or_its_link_lets_one_person_join(baby, link, form):
    user, sent = make_user(), {"secret": form.format(link[1])}
    first, again = api(user).post(JOIN, sent), api(user).post(JOIN, sent)
    said = {"baby": str(baby.pk), "name": "Test Juniper", "role": "viewer"}
    assert [(each.status_code, each.json()) for each in (first, again)] == [
        (201, said),
        (200, said),
    ]
    late = make_user()
    assert api(late).post(JOIN, sent).status_code == 404
    assert (roles_of(user), roles_of(late)) == (["viewer"], [])


def test_whoever_cares_already_keeps_role_and_link(baby, link):
    said = api(parent_of(baby)).post(JOIN, {"secret": link[1]})
    assert (said.status_code, said.json()["role"]) == (200, "parent")
    link[0].refresh_from_db()
    assert link[0].used_at is None


def test_what_opens_nothing_is_not_found(link, time_machine):
    program = api(make_user())
    unknown = program.post(JOIN, {"secret": "x"})
    empty = program.post(JOIN, {"secret": " "})
    time_machine.shift(timedelta(hours=49))
    late = program.post(JOIN, {"secret": link[1]})
    assert [unknown.status_code, late.status_code] == [404, 404]
    assert fields_of(empty) == ["secret"]
    assert Caregiver.objects.count() == 1


def test_a_person_tries_ten_times_a_minute_with_all_tokens(link, settings):
    settings.API_REQUESTS_A_MINUTE = 600
    user = make_user()
    for _ in range(2):
        program = api(user)
        tries = [program.post(JOIN, {"secret": "x"}) for _ in range(5)]
    more = program.post(JOIN, {"secret": link[1]})
    assert {each.status_code for each in tries} == {404}
    assert (more.status_code, more["RateLimit-Limit"]) == (429, "10")
    assert roles_of(user) == []
