import json
import logging

import pytest
from django.urls import reverse

from config.request_log import JSONFormatter


@pytest.fixture
def lines(caplog, monkeypatch):
    """The request log's lines so far, as they are written to standard output."""
    monkeypatch.setattr(logging.getLogger("smilestone.request"), "propagate", True)
    caplog.set_level(logging.INFO, "smilestone.request")
    return lambda: [
        json.loads(JSONFormatter().format(record))
        for record in caplog.records
        if record.name == "smilestone.request"
    ]


@pytest.mark.django_db
def test_a_request_is_one_line(client, lines):
    response = client.get("/healthz")

    (line,) = lines()
    assert line.pop("ms") >= 0
    assert line.pop("at")[:2] == "20"
    assert line == {
        "level": "info",
        "event": "request",
        "id": response["X-Request-ID"],
        "method": "GET",
        "route": "healthz",
        "status": 200,
        "user": None,
    }


@pytest.mark.django_db
def test_nothing_that_was_typed_is_in_the_line(signed_in, user, lines):
    signed_in.get(reverse("accounts:account"), {"note": "Ada laughed"})
    signed_in.post("/babies/Ada/", {"note": "Ada laughed"})

    written = json.dumps(lines())
    assert [line["status"] for line in lines()] == [200, 404]
    assert "Ada" not in written
    assert user.email not in written


@pytest.mark.django_db
def test_a_person_has_one_tag_that_is_not_their_id(signed_in, user, lines):
    signed_in.get(reverse("accounts:account"))
    signed_in.get(reverse("accounts:account"))

    tags = {line["user"] for line in lines()}
    assert len(tags) == 1
    assert tags != {str(user.pk)}
    assert len(tags.pop()) == 12


@pytest.mark.django_db
def test_the_log_asks_the_database_for_nobody(client, lines, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/healthz")

    assert lines()[0]["user"] is None


def test_a_refused_host_is_logged_too(client, lines):
    client.get("/", headers={"host": "elsewhere.example"})

    (line,) = lines()
    assert (line["route"], line["status"]) == (None, 400)


def test_an_error_is_logged_without_its_text():
    try:
        int("Ada Example, born 1 September")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord(
        "django.request", 40, __file__, 1, "Error: %s", ("/babies/ada/",), info
    )

    line = json.loads(JSONFormatter().format(record))

    assert line["event"] == "django.request"
    assert line["error"] == "ValueError"
    assert line["frames"][0].endswith("test_an_error_is_logged_without_its_text")
    assert "Ada" not in json.dumps(line)
    assert "ada" not in json.dumps(line).replace("data", "")


def test_an_unavailable_page_is_logged_without_its_address():
    record = logging.LogRecord(
        "django.request", 40, __file__, 1, "%s: %s", ("Gone", "/babies/ada/"), None
    )

    line = json.loads(JSONFormatter().format(record))

    assert {key: line[key] for key in line if key != "at"} == {
        "level": "error",
        "event": "django.request",
    }


def test_a_warning_keeps_its_pattern_and_loses_its_values():
    record = logging.LogRecord(
        "pool", 30, __file__, 1, "Slow: %s", ("Ada Example",), None
    )

    line = json.loads(JSONFormatter().format(record))

    assert line["event"] == "Slow: %s"
    assert line["level"] == "warning"
