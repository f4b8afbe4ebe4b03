import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.urls import reverse

from config.private import PrivateAnswersMiddleware

pytestmark = pytest.mark.django_db
CLEAR = "Clear-Site-Data"


@pytest.mark.parametrize("path", ["/account/", "/babies/", "/babies/new/", "/"])
def test_no_cache_keeps_what_those_signed_in_read(signed_in, path):
    assert signed_in.get(path)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/", "/urgent/", "/learn/sources/"])
def test_open_pages_say_nothing_about_caches_to_strangers(client, path):
    response = client.get(path)

    assert "Cache-Control" not in response
    assert CLEAR not in response


def test_a_session_that_nobody_read_is_left_asleep(rf, django_assert_num_queries):
    request = rf.get("/")
    request.session = SessionStore("a-key")
    with django_assert_num_queries(0):
        response = PrivateAnswersMiddleware(lambda _request: HttpResponse())(request)

    assert "Cache-Control" not in response
    assert request.session.accessed is False


def test_a_stylesheet_keeps_its_own_rules(rf):
    def styles(_request):
        return HttpResponse(headers={"Cache-Control": "max-age=9"})

    response = PrivateAnswersMiddleware(styles)(rf.get("/static/base.css"))

    assert response["Cache-Control"] == "max-age=9"


def test_signing_out_empties_the_browsers_cache(signed_in):
    before = signed_in.get("/account/")
    response = signed_in.post(reverse("account_logout"))

    assert CLEAR not in before
    assert response[CLEAR] == '"cache"'


def test_a_session_that_ended_elsewhere_empties_it_too(signed_in):
    Session.objects.all().delete()

    assert signed_in.get("/account/")[CLEAR] == '"cache"'
