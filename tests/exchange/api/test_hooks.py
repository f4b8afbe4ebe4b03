import uuid

import pytest

from exchange.hooks import MOST
from exchange.models import Delivery, Webhook
from tests.exchange.listener import listening
from tests.exchange.rows import make_webhook
from tests.factories import NOW, make_baby, make_caregiver, parent_of
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ADDRESS = "https://hooks.example.com/x"


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


@pytest.fixture
def place(baby):
    return f"/api/v1/babies/{baby.pk}/webhooks/"


def test_a_secret_is_told_once(program, place):
    sent = {"id": str(uuid.uuid4()), "address": ADDRESS}
    made = program.post(place, sent)
    row = made.json()
    assert (made.status_code, row.pop("secret")[:6]) == (201, "whsec_")
    expected = {
        **sent,
        "with_details": False,
        "is_on": True,
        "made_at": "2026-11-23T12:00:00+00:00",
        "stopped_at": None,
        "failures": 0,
    }
    assert row == expected
    again = program.post(place, sent)
    assert (again.status_code, again.json()) == (200, {**expected, "secret": None})
    assert program.get(place).json()["results"] == [{**expected, "secret": None}]
    other = program.post(place, {**sent, "address": f"{ADDRESS}y"})
    assert other.status_code == 409
    assert Webhook.objects.count() == 1


def test_an_id_of_another_family_is_not_found(program, place):
    theirs = make_webhook(baby=make_baby())
    sent = {"id": str(theirs.pk), "address": theirs.address}
    assert program.post(place, sent).status_code == 404


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://10.0.0.7/", "This is not out on the internet. We cannot post there."),
        ("x", "We cannot post there. Give a whole address with https://."),
    ],
)
def test_an_address_is_refused_as_on_the_page(program, place, address, sentence):
    refused = program.post(place, {"address": address})
    assert refused.json()["errors"] == [{"field": "address", "message": sentence}]
    assert not Webhook.objects.exists()


def test_there_may_be_ten(program, place, baby):
    for _each in range(MOST):
        make_webhook(baby=baby)
    refused = program.post(place, {"address": ADDRESS})
    assert refused.status_code == 409
    assert refused.json()["detail"] == "There are 10 already. Delete one first."


def test_one_is_stopped_and_begun_again(program, place, baby):
    hook = make_webhook(baby=baby, failures=3)
    here = f"{place}{hook.pk}/"
    seen = program.get(here)
    stopped = program.patch(here, {"is_on": False, "with_details": True})
    assert stopped.json() == {
        **seen.json(),
        "is_on": False,
        "with_details": True,
        "stopped_at": "2026-11-23T12:00:00+00:00",
    }
    stale = program.patch(here, {"is_on": True}, HTTP_IF_MATCH=seen["ETag"])
    assert stale.status_code == 412
    begun = program.patch(here, {"is_on": True}).json()
    assert (begun["is_on"], begun["stopped_at"], begun["failures"]) == (True, None, 0)
    assert program.patch(here, {"address": hook.address}).json() == begun


def test_one_can_be_made_and_not_be_on(program, place):
    made = program.post(place, {"address": ADDRESS, "is_on": False})
    assert made.json()["is_on"] is False


@pytest.mark.parametrize(
    ("field", "value"), [("address", f"{ADDRESS}y"), ("id", str(uuid.UUID(int=1)))]
)
def test_what_it_stands_for_cannot_be_changed(program, place, baby, field, value):
    hook = make_webhook(baby=baby)
    assert fields_of(program.patch(f"{place}{hook.pk}/", {field: value})) == [field]


def test_a_test_says_what_came_of_it_and_stands_in_the_list(program, place, baby):
    with listening() as ear:
        here = f"{place}{make_webhook(baby=baby, address=ear.address).pk}/"
        tried = [program.post(f"{here}test/") for _each in range(4)]
    said = tried[0].json()
    assert (said["event"], said["status"], said["attempts"]) == ("test", 204, 1)
    assert [each.status_code for each in tried] == [200, 200, 200, 429]
    assert tried[3]["Retry-After"] == "60"
    rows = program.get(f"{here}deliveries/?page_size=1").json()["results"]
    assert rows[0].keys() == said.keys()
    assert Delivery.objects.count() == 3


def test_one_is_deleted(program, place, baby):
    hook = make_webhook(baby=baby)
    assert program.delete(f"{place}{hook.pk}/").status_code == 204
    assert not Webhook.objects.exists()


def test_another_parents_is_out_of_reach(place, baby):
    hook = make_webhook(baby=baby)
    other = api(make_caregiver(baby=baby, role="parent").user)
    assert other.get(place).json()["results"] == []
    for ask, rest in (
        (other.get, ""), (other.patch, ""), (other.delete, ""), (other.post, "test/"),
        (other.get, "deliveries/"),
    ):  # fmt: skip
        assert ask(f"{place}{hook.pk}/{rest}").status_code == 404
    sent = {"id": str(hook.pk), "address": hook.address}
    assert other.post(place, sent).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(
    program, place, baby, count, django_assert_num_queries
):
    for _each in range(count):
        make_webhook(baby=baby)
    program.get(place)
    with django_assert_num_queries(4):
        program.get(place)
