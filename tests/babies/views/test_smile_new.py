"""Logging a smile, by one tap or with all that is known."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.models import Smile, SmileDay
from tests.babies.views.pages import messages_of, words_of
from tests.factories import (
    PASSWORD,
    make_baby,
    make_smile,
)

NOW = datetime(2026, 10, 27, 12, 30, 15, tzinfo=UTC)
EXACT = {"when": "exact", "on": "2026-10-16", "at": "03:12"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def new(baby):
    return f"/babies/{baby.pk}/smiles/new/"


TAPS = {
    "at_me": ("social", "Saved as a social smile."),
    "asleep": ("reflex", "Saved as a sleep or reflex smile."),
    "laughing": ("laugh", "Saved as a laugh."),
}


@pytest.mark.parametrize("quick", TAPS)
def test_one_tap_logs_a_smile_now(signed_in, user, baby, quick):
    smile_class, said = TAPS[quick]
    key = uuid.uuid4()
    data = {"quick": quick, "key": str(key)}

    response = signed_in.post(new(baby), data, follow=True)

    smile = Smile.objects.get()
    assert (smile.pk, smile.smile_class) == (key, smile_class)
    assert (smile.observed_at, smile.on) == (NOW, date(2026, 10, 27))
    assert (smile.logged_by, smile.logged_at) == (user, NOW)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    assert messages_of(response) == [(said, f"/babies/{baby.pk}/smiles/{key}/delete/")]


def test_something_else_goes_straight_to_its_questions(signed_in, baby):
    response = signed_in.post(new(baby), {"quick": "other"})
    smile = Smile.objects.get()
    assert smile.smile_class == "unclear"
    edit = f"/babies/{baby.pk}/smiles/{smile.pk}/edit/"
    assert response["Location"] == f"{edit}?added=1"
    assert "<h1> Saved. Add what you saw </h1>" in words_of(
        signed_in.get(f"{edit}?added=1")
    )
    assert "<h1> Change answers </h1>" in words_of(signed_in.get(edit))


def test_the_form_starts_with_the_four_quick_buttons(signed_in, baby):
    page = signed_in.get(new(baby), {"next": "/babies/"}).content.decode()
    quick, _, form = page.partition("Or say more")
    assert re.findall(r'name="quick"\s+value="(\w+)"', quick) == [*TAPS, "other"]
    assert 'name="next" value="/babies/"' in quick
    assert 'name="quick"' not in form


def test_a_refused_form_comes_without_the_quick_buttons(signed_in, baby):
    page = signed_in.post(new(baby), {"when": "never"}).content.decode()
    assert 'name="quick"' not in page


def test_a_tap_in_auckland_is_on_aucklands_day(signed_in, user):
    baby = make_baby(by=user, time_zone="Pacific/Auckland")
    signed_in.post(new(baby), {"quick": "asleep"})
    assert Smile.objects.get().on == date(2026, 10, 28)


def test_the_same_form_sent_twice_is_one_smile(signed_in, baby, clock):
    data = {"quick": "asleep", "key": str(uuid.uuid4())}
    for _ in range(2):
        assert signed_in.post(new(baby), data).status_code == 302
        clock.shift(timedelta(seconds=3))
    assert Smile.objects.count() == 1
    assert SmileDay.objects.get().reflex == 1


def test_another_smile_from_a_page_kept_open_is_not_lost(signed_in, baby, clock):
    key = str(uuid.uuid4())
    for quick in ("asleep", "at_me", "at_me"):
        signed_in.post(new(baby), {"quick": quick, "key": key})
    clock.shift(timedelta(minutes=30))
    signed_in.post(new(baby), {"quick": "at_me", "key": key})
    classes = Smile.objects.order_by("logged_at", "smile_class")
    assert [smile.smile_class for smile in classes] == ["reflex", "social", "social"]


def test_the_id_of_another_familys_smile_tells_nothing(signed_in, baby):
    theirs = make_smile(baby=make_baby(), state="asleep")
    response = signed_in.post(new(baby), {"quick": "asleep", "key": str(theirs.pk)})
    assert response["Location"] == f"/babies/{baby.pk}/"
    assert Smile.objects.get(baby=baby).pk != theirs.pk


def test_the_full_form_logs_what_was_said(signed_in, baby):
    data = {**EXACT, "state": "awake", "trigger": ["face"], "directed": "person"}
    response = signed_in.post(
        new(baby), {**data, "note": "At last!", "next": "/babies/"}
    )
    smile = Smile.objects.get()
    assert response["Location"] == "/babies/"
    assert (smile.smile_class, smile.note) == ("social", "At last!")
    assert smile.observed_at == datetime(2026, 10, 16, 2, 12, tzinfo=UTC)


def test_a_refused_form_keeps_all_that_was_typed(signed_in, baby):
    key = str(uuid.uuid4())
    data = {**EXACT, "key": key, "on": "2026-08-31", "note": "a < b", "eyes": "open"}
    response = signed_in.post(new(baby), data)
    page = words_of(response)
    assert not Smile.objects.exists()
    assert "This day is before the birth. Please check it." in page
    assert "a &lt; b" in page
    assert f'name="key" value="{key}"' in page
    assert response.context["form"]["eyes"].value() == "open"
    assert response.context["form"]["at"].value() == "03:12"


def test_a_note_of_ten_megabytes_gets_a_sentence_and_is_kept(signed_in, baby):
    note = "smile " * 1_700_000
    response = signed_in.post(new(baby), {**EXACT, "note": note})
    assert "Please keep this to 2000 characters. It has" in words_of(response)
    assert note.strip() in response.content.decode()
    assert not Smile.objects.exists()


def test_a_doubled_hour_is_asked_about_and_both_can_stand(signed_in, user, clock):
    clock.move_to(datetime(2026, 11, 2, 12, tzinfo=UTC))
    signed_in.force_login(user)
    baby = make_baby(by=user, time_zone="America/Chicago")
    data = {**EXACT, "on": "2026-11-01", "at": "01:30"}

    asked = signed_in.post(new(baby), data)
    assert "this time came twice" in words_of(asked)
    assert 'name="fold" value="second"' in words_of(asked)
    for fold in ("first", "second"):
        signed_in.post(new(baby), {**data, "fold": fold})

    hours = Smile.objects.order_by("observed_at").values_list("observed_at", "on")
    assert [(f"{at:%H:%M}", on) for at, on in hours] == [
        ("06:30", date(2026, 11, 1)),
        ("07:30", date(2026, 11, 1)),
    ]


@pytest.mark.parametrize("said", [{}, {"quick": "dancing"}])
def test_a_post_that_says_nothing_is_no_smile(signed_in, baby, said):
    page = words_of(signed_in.post(new(baby), said))
    assert "Please say when it was." in page
    assert not Smile.objects.exists()


@pytest.mark.parametrize(("quick", "state"), [("asleep", "asleep"), ("", "unsure")])
def test_the_form_can_start_with_a_buttons_answers(signed_in, baby, quick, state):
    page = signed_in.get(new(baby), {"quick": quick})
    assert page.context["form"]["state"].value() == state
    assert page.context["form"]["when"].value() == "now"


def sign_in_again(client, user, to_sign_in):
    data = {"login": user.email, "password": PASSWORD}
    return client.post(to_sign_in, data)["Location"]


def test_a_session_that_ended_loses_nothing_typed(client, user, baby):
    data = {**EXACT, "note": "three lines", "key": str(uuid.uuid4())}
    back = sign_in_again(client, user, client.post(new(baby), data)["Location"])
    page = client.get(back)
    assert page.context["form"]["note"].value() == "three lines"
    assert page.context["form"]["at"].value() == "03:12"
    assert page.context["key"] == uuid.UUID(data["key"])
    assert not Smile.objects.exists()


def test_a_session_that_ended_keeps_the_tap_too(client, user, baby):
    tap = client.post(new(baby), {"quick": "asleep", "key": str(uuid.uuid4())})
    page = client.get(sign_in_again(client, user, tap["Location"]))
    assert page.context["form"]["state"].value() == "asleep"


def signed_in_later(client, user, clock, tap):
    clock.shift(timedelta(minutes=12))
    return client.get(sign_in_again(client, user, tap["Location"]))


def shown_in(form):
    return {name: form[name].value() for name in form.fields if form[name].value()}


def test_a_kept_tap_shows_its_own_time_and_says_it_is_not_saved(
    client, user, clock, baby
):
    tap = client.post(new(baby), {"quick": "at_me", "key": str(uuid.uuid4())})
    page = signed_in_later(client, user, clock, tap)
    shown = shown_in(page.context["form"])

    assert not Smile.objects.exists()
    assert "Not saved yet. Check it and tap Save." in words_of(page)
    assert f"{shown['at']:%H:%M}" == "12:30"
    client.post(new(baby), {**shown, "at": f"{shown['at']:%H:%M}"})
    saved = Smile.objects.get()
    assert (saved.smile_class, saved.precision) == ("social", "exact")
    assert saved.observed_at == NOW.replace(second=0)


def test_a_kept_tap_in_the_doubled_hour_knows_which_of_the_two(client, user, clock):
    clock.move_to(datetime(2026, 11, 1, 7, 30, tzinfo=UTC))
    baby = make_baby(by=user, time_zone="America/Chicago")
    tap = client.post(new(baby), {"quick": "asleep"})
    page = signed_in_later(client, user, clock, tap)
    shown = shown_in(page.context["form"])

    assert 'name="fold" value="second"' in words_of(page)
    assert (f"{shown['at']:%H:%M}", shown["fold"]) == ("01:30", "second")


def test_just_now_in_a_kept_form_stays_the_moment_it_was_sent(
    client, user, clock, baby
):
    tap = client.post(new(baby), {"when": "now", "note": "typed"})
    page = signed_in_later(client, user, clock, tap)
    form = page.context["form"]

    assert form.is_valid()
    assert form.seen().observed_at == NOW.replace(second=0)
    assert (form["when"].value(), form["note"].value()) == ("exact", "typed")


@pytest.mark.parametrize("said", [{"at": "03:12"}, {"on": "2026-10-26"}])
def test_a_contradiction_in_a_kept_form_is_still_asked_about(
    client, user, clock, baby, said
):
    tap = client.post(new(baby), {"when": "now", **said})
    page = signed_in_later(client, user, clock, tap)
    assert list(page.context["form"].errors) == ["when"]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_tap_takes_seven_queries(signed_in, baby, rows, django_assert_num_queries):
    for _ in range(rows):
        make_smile(baby=baby, on=date(2026, 10, 27))
    # Two of them open and close a transaction, inside that of the test.
    with django_assert_num_queries(7):
        signed_in.post(new(baby), {"quick": "asleep"})


@pytest.mark.parametrize(
    "said", [{"quick": "at_me"}, {"when": "now", "state": "awake"}], ids=["tap", "form"]
)
def test_a_post_that_waited_for_a_signal_tells_the_moment_of_its_tap(
    signed_in, baby, said
):
    sent = {**said, "key": str(uuid.uuid4())}
    signed_in.post(new(baby), {**sent, "waited": "86400"})
    signed_in.post(new(baby), {**sent, "waited": "86403"})
    smile = Smile.objects.get()
    assert (smile.observed_at, smile.on) == (
        NOW - timedelta(days=1),
        date(2026, 10, 26),
    )
    assert smile.logged_at == NOW
