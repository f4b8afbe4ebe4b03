import re
import uuid

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from accounts.kept import MAX_BYTES, PERSON_COOKIE, SESSION_NAME, kept_post
from tests.architecture.source import ROOT, modules
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HERE = "/babies/new/"
FORM = {"note": "a long note, typed at night", "trigger": ["face", "voice"]}


def request_for(client, path=HERE):
    request = RequestFactory().get(path)
    request.session = client.session
    return request


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def sign_in(client, user):
    return client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD}
    )


def test_what_was_typed_survives_signing_in(client, user):
    response = client.post(f"{HERE}?quick=other", {**FORM, "csrfmiddlewaretoken": "x"})
    kept_before = dict(client.session[SESSION_NAME])
    sign_in(client, user)

    kept = kept_post(request_for(client))

    assert response.status_code == 302
    assert (
        response["Location"]
        == "/accounts/login/?next=%2Fbabies%2Fnew%2F%3Fquick%3Dother"
    )
    assert said(response) == ["You were signed out. What you typed is kept."]
    assert kept_before["path"] == HERE
    assert kept is not None
    assert dict(kept.lists()) == {
        "note": ["a long note, typed at night"],
        "trigger": ["face", "voice"],
    }


def test_signing_in_leads_back_to_the_form(client, user):
    response = client.post(HERE, FORM)
    back = client.post(
        response["Location"], {"login": user.email, "password": PASSWORD}
    )

    assert (back.status_code, back["Location"]) == (302, HERE)


def test_signing_in_gives_the_session_its_usual_length(client, user, settings):
    client.post(HERE, FORM)
    short = client.session.get_expiry_age()
    sign_in(client, user)

    assert short == 30 * 60
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


def test_it_is_given_once(client):
    client.post(HERE, FORM)
    request = request_for(client)

    assert kept_post(request) is not None
    assert kept_post(request) is None


def test_it_is_given_to_the_page_it_was_typed_on_only(client):
    client.post(HERE, FORM)
    elsewhere = request_for(client, "/babies/")

    assert kept_post(elsewhere) is None
    assert kept_post(request_for(client)) is not None


@pytest.mark.parametrize(("seconds", "is_kept"), [(1800, True), (1801, False)])
def test_it_is_forgotten_after_half_an_hour(client, user, seconds, is_kept):
    with time_machine.travel("2026-10-28T03:00:00Z", tick=False) as clock:
        client.post(HERE, FORM)
        sign_in(client, user)
        request = request_for(client)
        clock.shift(seconds)

        assert (kept_post(request) is not None) is is_kept
        assert SESSION_NAME not in request.session


def test_nothing_kept_is_none(client):
    assert kept_post(request_for(client)) is None


@pytest.mark.parametrize(("length", "is_kept"), [(0, True), (1, False)])
def test_it_is_kept_up_to_64_kilobytes(client, length, is_kept):
    note = "x" * (MAX_BYTES - len("note=") + length)
    response = client.post(HERE, {"note": note})

    assert (SESSION_NAME in client.session) is is_kept
    assert (said(response) == ["You were signed out. Please do it again."]) is (
        not is_kept
    )


def test_files_are_not_kept(client):
    response = client.post(HERE, {"photo": SimpleUploadedFile("a.png", b"png")})

    assert response.status_code == 302
    assert SESSION_NAME not in client.session
    assert said(response) == ["You were signed out. Please do it again."]


def test_an_empty_form_leaves_no_trace(client):
    client.post(HERE)

    assert SESSION_NAME not in client.session


def test_a_piece_of_a_page_is_not_filled_with_the_sign_in_form(client):
    response = client.post(HERE, FORM, headers={"HX-Request": "true"})

    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fbabies%2Fnew%2F"
    assert client.session[SESSION_NAME]["path"] == HERE


def test_a_piece_of_a_page_asked_for_after_the_end_leads_to_sign_in(client):
    response = client.get(
        HERE,
        headers={"HX-Request": "true", "HX-Current-URL": "https://x.example/babies/?a"},
    )

    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fbabies%2F"


def test_a_whole_page_asked_for_by_htmx_is_redirected_as_ever(client):
    response = client.get(HERE, headers={"HX-Request": "true", "HX-Boosted": "true"})

    assert response["Location"] == "/accounts/login/?next=/babies/new/"


def test_a_session_that_ended_on_the_server_keeps_the_form_too(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.get(HERE)
    token = client.cookies["csrftoken"].value
    Session.objects.all().delete()

    response = client.post(HERE, {**FORM, "csrfmiddlewaretoken": token})

    assert response["Location"] == "/accounts/login/?next=%2Fbabies%2Fnew%2F"
    assert "csrfmiddlewaretoken" not in client.session[SESSION_NAME]["form"]
    assert "typed+at+night" in client.session[SESSION_NAME]["form"]


def test_a_forged_post_is_refused_and_not_kept():
    client = Client(enforce_csrf_checks=True)

    assert client.post(HERE, FORM).status_code == 403
    assert SESSION_NAME not in client.session


@pytest.mark.parametrize("told", ["http://[", "", "nonsense", "https://x.example"])
def test_a_piece_of_an_unknown_page_leads_to_sign_in_all_the_same(client, told):
    headers = {"HX-Request": "true", "HX-Current-URL": told}
    response = client.get(HERE, headers=headers)

    assert response["HX-Redirect"] == "/accounts/login/?next=%2F"


@pytest.mark.parametrize("path", ["/theme/", "/accounts/login/", "/admin/login/"])
def test_open_pages_and_sign_in_itself_are_left_alone(client, path):
    client.post(path, FORM)

    assert SESSION_NAME not in client.session


def test_reading_a_page_keeps_nothing(client):
    response = client.get(HERE)

    assert response["Location"] == "/accounts/login/?next=/babies/new/"
    assert SESSION_NAME not in client.session


def test_those_signed_in_are_left_alone(client):
    client.force_login(make_user())

    assert client.post("/babies/", FORM).status_code == 405
    assert SESSION_NAME not in client.session


def test_a_post_that_no_form_takes_back_is_to_be_done_again(client):
    path = "/babies/6f3c7f5e-7f0b-4f6e-9d57-3d3f4e8b2a10/reviews/"
    response = client.post(path, FORM)

    assert said(response) == ["You were signed out. Please do it again."]
    assert SESSION_NAME not in client.session


def test_exactly_the_views_that_take_posts_back_are_marked():
    """Each call of kept_post or kept_form stands in a marked view, one in each."""
    for path, _tree in modules("babies/views", "milestones/views"):
        source = (ROOT / path).read_text()
        calls = re.findall(r"\bkept_(?:post|form)\(", source)
        marks = re.findall(r"^@takes_back_posts$", source, re.MULTILINE)
        assert (path, len(marks)) == (path, len(calls))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("babies:new", 0),
        ("babies:smile_new", 1),
        ("babies:smile_edit", 2),
        ("milestones:edit_baby", 1),
        ("milestones:worry", 1),
        ("milestones:expectation", 2),
        ("milestones:lost", 2),
    ],
)
def test_marks_are_seen_through_other_decorators(name, args):
    view = resolve(reverse(name, args=[uuid.UUID(int=1)] * args)).func

    assert getattr(view, "takes_back_posts", False) is True


def sign_out(client):
    client.post(reverse("account_logout"))


def test_the_next_person_on_the_phone_does_not_get_it(client, user):
    sign_in(client, user)
    sign_out(client)
    client.post(HERE, FORM)
    other = make_user()
    sign_in(client, other)

    assert client.session["_auth_user_id"] == str(other.pk)
    assert SESSION_NAME not in client.session


def test_its_writer_gets_it_after_signing_in_and_out_before(client, user):
    sign_in(client, user)
    sign_out(client)
    client.post(HERE, FORM)
    sign_in(client, user)

    kept = kept_post(request_for(client))

    assert kept is not None
    assert kept["note"] == FORM["note"]


def test_the_note_of_who_signed_in_names_nobody(client, user):
    sign_in(client, user)
    cookie = client.cookies[PERSON_COOKIE]

    assert re.fullmatch("[0-9a-f]{16}", cookie.value)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signing_up_gives_the_session_its_usual_length(client, settings):
    client.post(HERE, FORM)
    new = {"email": "new@example.com", "password1": PASSWORD}
    client.post(reverse("account_signup"), new)

    assert "_auth_user_id" in client.session
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE
    assert kept_post(request_for(client)) is not None


def test_somebody_new_on_the_phone_does_not_get_it(client, user):
    sign_in(client, user)
    sign_out(client)
    client.post(HERE, FORM)
    new = {"email": "new@example.com", "password1": PASSWORD}
    client.post(reverse("account_signup"), new)

    assert SESSION_NAME not in client.session
