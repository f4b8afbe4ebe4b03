import uuid

import pytest
from django.test import RequestFactory

from exchange.giving_out import file_of, give_out, name_of
from tests.factories import NOW, make_baby, make_user
from tests.factories_jobs import make_ended_job, make_job

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 600


def ready(who, baby=None, content=CONTENT, **found):
    held = [] if baby is None else [str(baby.pk)]
    return make_ended_job(
        who=who, baby=baby, file=content, found={"babies": held, **found}
    )


def asked(job, **headers):
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return give_out(RequestFactory().get("/", **named), job)


def content_of(response):
    return b"".join(response) if response.streaming else response.content


def test_the_whole_file_comes_with_its_tag_and_not_twice():
    job = ready(make_user())
    whole = asked(job)
    assert (whole.status_code, content_of(whole)) == (200, CONTENT)
    assert whole["Content-Length"] == str(len(CONTENT))
    assert (whole["Accept-Ranges"], whole["Content-Type"]) == (
        "bytes",
        "application/zip",
    )
    again = asked(job, if_none_match=whole["ETag"])
    assert (again.status_code, content_of(again)) == (304, b"")


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-299", 100, 299),
        ("bytes=153599-", 153599, 153599),
        ("bytes=70000-999999", 70000, 153599),
        ("bytes=-10", 153590, 153599),
    ],
)
def test_a_part_of_it(part, first, last):
    job = ready(make_user())
    response = asked(job, range=part, if_range=asked(job)["ETag"])
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/153600"
    assert response["Content-Length"] == str(last - first + 1)
    assert content_of(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize("part", ["bytes=153600-", "bytes=-0"])
def test_a_part_that_is_not_there(part):
    response = asked(ready(make_user()), range=part)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */153600")


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=0-1,5-6"},
        {"range": "bytes=9-3"},
        {"range": "bytes=-"},
        {"range": "lines=1-2"},
        {"range": "bytes=-999999"},
        {"range": "bytes=0-1", "if_range": '"another"'},
    ],
)
def test_what_asks_for_no_one_part_gets_the_whole(headers):
    response = asked(ready(make_user()), **headers)
    assert (response.status_code, content_of(response)) == (200, CONTENT)


def test_whose_file_it_is():
    user = make_user()
    baby = make_baby(by=user, name="Test Juniper")
    job = ready(user, baby)
    assert file_of(user, job.pk, now=NOW) == job
    assert file_of(user, uuid.uuid4(), now=NOW) is None
    assert file_of(make_user(), job.pk, now=NOW) is None
    assert file_of(user, job.pk, now=job.expires_at) is None
    assert file_of(user, make_job(who=user, baby=baby).pk, now=NOW) is None
    of_others = ready(user, make_baby())
    assert file_of(user, of_others.pk, now=NOW) is None
    assert name_of(job) == "smilestone-test-juniper-2026-11-23.zip"
    assert name_of(ready(user)) == "smilestone-2026-11-23.zip"


def test_a_token_for_one_baby_reaches_no_file_that_may_hold_others():
    user = make_user()
    baby, other = make_baby(by=user), make_baby(by=user)
    user.only_baby = baby.pk
    assert file_of(user, ready(user, baby).pk, now=NOW) is not None
    assert file_of(user, ready(user, other).pk, now=NOW) is None
    assert file_of(user, ready(user).pk, now=NOW) is None
