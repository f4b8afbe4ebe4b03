import pytest
from django.core.cache import cache

from accounts.api.throttles import MOST_KEYS, PART, Count, Counter, Rate
from tests.factories import make_baby, parent_of
from tests.factories_api import api

pytestmark = pytest.mark.django_db


def used(counter, *, limit=5, at=120.0, key="x"):
    return counter.add(key, limit=limit, at=at).used


def test_each_request_counts_until_the_minute_is_over():
    counter = Counter()
    assert [used(counter, at=at) for at in (120, 130, 179.9, 180)] == [1, 2, 3, 1]


def test_somebody_elses_requests_do_not_count():
    counter = Counter()
    assert [used(counter, key=key) for key in "xyx"] == [1, 1, 2]


def test_all_workers_count_together():
    one, other = Counter(), Counter()
    assert [used(each) for each in (one, one, other, one, other)] == [1, 2, 3, 4, 5]


def test_a_worker_tells_the_others_now_and_then(django_assert_num_queries):
    one, other, limit = Counter(), Counter(), 3 * PART
    used(one, limit=limit)
    with django_assert_num_queries(0):
        used(one, limit=limit)
    assert used(other, limit=limit) == 1
    used(one, limit=limit)
    assert cache.get("api-rate:x:2") == 3


def test_so_many_are_remembered_and_no_more():
    counter = Counter()
    counter._counts = {str(number): Count(0, 0) for number in range(MOST_KEYS)}
    used(counter)
    assert list(counter._counts) == ["x"]


@pytest.mark.parametrize(("requests", "left"), [(0, "5"), (5, "0"), (6, "0")])
def test_the_headers_say_what_is_left(requests, left):
    assert Rate(5, requests, 17).headers == {
        "RateLimit-Limit": "5",
        "RateLimit-Remaining": left,
        "RateLimit-Reset": "17",
    }


@pytest.mark.time_machine("2026-11-23T12:00:15Z", tick=False)
def test_a_token_that_asks_too_often_waits(settings):
    settings.API_REQUESTS_A_MINUTE = 2
    baby = make_baby()
    program, other = api(parent_of(baby)), api(parent_of(baby))
    address = f"/api/v1/babies/{baby.pk}/smiles/"
    answers = [program.get(address) for _number in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert [each["RateLimit-Remaining"] for each in answers] == ["1", "0", "0"]
    assert (answers[2]["Retry-After"], answers[2]["RateLimit-Reset"]) == ("45", "45")
    assert other.get(address)["RateLimit-Remaining"] == "1"


@pytest.mark.time_machine("2026-11-23T12:00:15Z", tick=False)
def test_a_person_and_an_address_are_counted_too(settings, client):
    settings.API_REQUESTS_A_MINUTE, settings.API_OPEN_REQUESTS_A_MINUTE = 7, 3
    baby = make_baby()
    nobody = client.get("/api/v1/expectations/")
    client.force_login(parent_of(baby))
    person = client.get(f"/api/v1/babies/{baby.pk}/smiles/")
    assert [each["RateLimit-Limit"] for each in (nobody, person)] == ["3", "7"]
