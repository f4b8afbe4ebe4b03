"""Quick logging: earlier, by the sleep timer, for twins, and from the home screen."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.models import Smile
from babies.views.quick import smile_new
from tests.babies.views.pages import messages_of, words_of
from tests.factories import (
    PASSWORD,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
)
from tests.factories_logging import make_sleep

NOW = datetime(2026, 10, 27, 2, 30, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


@pytest.fixture
def running(baby):
    began = NOW - timedelta(hours=1)
    return make_sleep(baby=baby, on=NOW.date(), hours=None, started_at=began)


@pytest.fixture
def twin(user, baby):
    return make_baby(by=user, name="Wren", gestation_weeks=35)


def new(baby):
    return f"/babies/{baby.pk}/smiles/new/"


@pytest.mark.parametrize(("ago", "minutes"), [("", 0), ("5", 5), ("15", 15)])
def test_a_tap_can_be_about_some_minutes_ago(signed_in, baby, ago, minutes):
    signed_in.post(new(baby), {"quick": "at_me", "ago": ago})
    smile = Smile.objects.get()
    assert smile.observed_at == NOW - timedelta(minutes=minutes)
    assert (smile.precision, smile.logged_at) == ("exact", NOW)


def test_another_time_is_saved_by_its_day_and_asked_about(signed_in, baby):
    response = signed_in.post(new(baby), {"quick": "at_me", "ago": "other"})
    smile = Smile.objects.get()
    assert (smile.precision, smile.smile_class) == ("day", "social")
    edit = f"/babies/{baby.pk}/smiles/{smile.pk}/edit/?added=1&when=1"
    assert response["Location"] == edit

    page = signed_in.get(edit)
    assert "<h1> Saved. When was it? </h1>" in words_of(page)
    shown = {name: page.context["form"][name].value() for name in ("when", "on", "at")}
    assert shown == {"when": "exact", "on": date(2026, 10, 27), "at": None}
    data = {"when": "exact", "on": "2026-10-27", "at": "01:12", "state": "awake"}
    signed_in.post(edit, data)
    assert Smile.objects.get().observed_at == datetime(2026, 10, 27, 1, 12, tzinfo=UTC)


def test_p1_a_smile_while_the_sleep_timer_runs_is_one_tap(signed_in, baby, running):
    page = signed_in.post(new(baby), {"quick": "smile"}, follow=True)
    smile = Smile.objects.get()
    assert (smile.smile_class, smile.state_is_guess) == ("reflex", True)
    here = f"/babies/{baby.pk}/smiles/{smile.pk}/"
    assert messages_of(page) == [
        ("Saved as a sleep or reflex smile.", f"{here}delete/"),
        ("The sleep timer was running.", f"{here}awake/"),
    ]
    assert "No, awake" in words_of(page)
    entry = words_of(signed_in.get(here))
    assert "<div>The sleep timer was running.</div>" in entry
    assert "Asleep, by the sleep timer" in entry


def test_what_the_tap_says_itself_is_not_overridden(signed_in, baby, running):
    page = signed_in.post(new(baby), {"quick": "at_me"}, follow=True)
    smile = Smile.objects.get()
    assert (smile.smile_class, smile.state_is_guess) == ("social", False)
    assert [said for said, _undo in messages_of(page)] == ["Saved as a social smile."]


def test_a_tap_sent_again_after_the_timer_stopped_is_the_same_smile(
    signed_in, baby, running
):
    data = {"quick": "smile", "key": str(uuid.uuid4())}
    signed_in.post(new(baby), data)
    type(running).objects.update(ended_at=NOW)
    signed_in.post(new(baby), data)
    assert Smile.objects.get().state_is_guess


def test_the_full_form_shows_what_the_timer_says(signed_in, baby, running):
    page = signed_in.get(new(baby))
    assert page.context["form"]["state"].value() == "asleep"
    assert "The sleep timer is running, so asleep is filled in." in words_of(page)
    signed_in.post(new(baby), {"when": "now", "state": "asleep"})
    assert not Smile.objects.get().state_is_guess
    other = signed_in.get(new(baby), {"quick": "at_me"})
    assert other.context["form"]["state"].value() == "awake"


def test_a_kept_tap_remembers_how_long_ago_it_was(client, user, clock, baby):
    tap = client.post(new(baby), {"quick": "asleep", "ago": "15"})
    clock.shift(timedelta(minutes=12))
    data = {"login": user.email, "password": PASSWORD}
    back = client.post(tap["Location"], data)["Location"]
    form = client.get(back).context["form"]
    assert f"{form['at'].value():%H:%M}" == "02:15"
    assert form["when"].value() == "exact"


def test_one_tap_logs_twins_and_one_undo_takes_both_back(signed_in, baby, twin):
    key = uuid.uuid4()
    data = {"quick": "at_me", "key": str(key), "also": [str(twin.pk)]}
    page = signed_in.post(new(baby), data, follow=True)
    undo = f"/babies/{baby.pk}/smiles/{key}/delete/?together=1"
    assert messages_of(page) == [("Saved as a social smile. Saved for Wren too.", undo)]
    classes = Smile.objects.order_by("baby__name").values_list(
        "smile_class", "together"
    )
    assert list(classes) == [("social", key), ("likely_social", key)]

    page = signed_in.post(undo, follow=True)
    assert not Smile.objects.filter(binned_at=None).exists()
    [(_said, put_back)] = messages_of(page)
    signed_in.post(put_back)
    assert Smile.objects.filter(binned_at=None).count() == 2


def test_without_its_link_only_one_is_taken_back(signed_in, baby, twin):
    data = {"quick": "at_me", "also": [str(twin.pk)]}
    signed_in.post(new(baby), data)
    smile = Smile.objects.get(baby=twin)
    signed_in.post(f"/babies/{twin.pk}/smiles/{smile.pk}/delete/")
    assert [row.baby for row in Smile.objects.filter(binned_at=None)] == [baby]


@pytest.mark.parametrize("also", ["theirs", "nobody", "looked_at", "none", "self"])
def test_only_babies_one_may_log_for_are_logged_for(signed_in, user, baby, also):
    looked_at = make_baby()
    make_caregiver(baby=looked_at, user=user, role="viewer")
    named = {
        "theirs": make_baby().pk,
        "nobody": uuid.uuid4(),
        "looked_at": looked_at.pk,
        "none": "%00",
        "self": baby.pk,
    }
    signed_in.post(new(baby), {"quick": "at_me", "also": [str(named[also])]})
    smile = Smile.objects.get()
    assert (smile.baby, smile.together) == (baby, None)


def test_another_familys_baby_is_not_found_through_mine(signed_in, baby):
    data = {"quick": "at_me", "also": [str(baby.pk)]}
    assert signed_in.post(new(make_baby()), data).status_code == 404
    assert not Smile.objects.exists()


def test_the_full_form_logs_twins_too(signed_in, baby, twin):
    page = signed_in.get(new(baby))
    assert page.context["twins"] == [twin]
    data = {"when": "day", "on": "2026-10-20", "also": [str(twin.pk)], "note": "Both!"}
    signed_in.post(new(baby), data)
    rows = Smile.objects.order_by("baby__name").values_list("baby", "on", "note")
    assert list(rows) == [
        (baby.pk, date(2026, 10, 20), "Both!"),
        (twin.pk, date(2026, 10, 20), "Both!"),
    ]


def test_a_baby_not_born_yet_is_refused_by_name(signed_in, user, baby):
    later = make_baby(by=user, name="Wren", birth_on=date(2026, 10, 25))
    data = {"when": "day", "on": "2026-10-20", "also": [str(later.pk)]}
    page = words_of(signed_in.post(new(baby), data))
    assert "Wren was not born yet on this day." in page
    assert re.search(rf'value="{later.pk}"[^>]* checked', page)
    assert not Smile.objects.exists()


def test_something_else_asks_for_the_twins_afterwards(signed_in, baby, twin):
    edit = signed_in.post(new(baby), {"quick": "other"})["Location"]
    assert "Also for" in words_of(signed_in.get(edit))
    data = {"when": "day", "on": "2026-10-20", "also": [str(twin.pk)]}
    page = signed_in.post(edit, data, follow=True)
    assert Smile.objects.values("together").distinct().count() == 1
    assert messages_of(page)[-1][0].endswith("Saved for Wren too.")
    smile = Smile.objects.get(baby=baby)
    plain = signed_in.get(f"/babies/{baby.pk}/smiles/{smile.pk}/edit/")
    assert "Also for" not in words_of(plain)


def test_the_home_screen_page_has_one_big_button_for_each_baby(
    signed_in, baby, twin, running
):
    page = words_of(signed_in.get("/q/smile/"))
    assert "Juniper smiled <small>Saved as asleep: the sleep timer is running." in page
    assert "Wren smiled </button>" in page
    assert page.count('value="smile"') == 2
    assert not Smile.objects.exists()


def test_a_post_to_the_home_screen_page_saves_at_once(signed_in, baby):
    key = uuid.uuid4()
    for _ in range(2):
        response = signed_in.post("/q/smile/", {"key": str(key)})
    smile = Smile.objects.get()
    assert (smile.pk, smile.smile_class, smile.observed_at) == (key, "unclear", NOW)
    assert response["Location"] == f"/babies/{baby.pk}/"


def test_with_several_babies_the_post_names_one(signed_in, baby, twin):
    asked = signed_in.post("/q/smile/", {"quick": "at_me"})
    assert "Wren smiled" in words_of(asked)
    assert not Smile.objects.exists()
    signed_in.post("/q/smile/", {"quick": "at_me", "baby": str(twin.pk)})
    assert Smile.objects.get().baby == twin


def test_the_home_screen_page_logs_for_nobody_elses_baby(signed_in, baby):
    data = {"baby": str(make_baby().pk)}
    assert signed_in.post("/q/smile/", data).status_code == 404
    assert "Juniper smiled" in words_of(signed_in.post("/q/smile/", {"quick": "x"}))
    assert not Smile.objects.exists()


def test_without_a_baby_the_home_screen_page_leads_to_adding_one(signed_in):
    assert signed_in.get("/q/smile/")["Location"] == "/babies/new/"


def test_who_may_only_look_is_told_so(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    for page in (client.get("/q/smile/"), client.post("/q/smile/")):
        assert "You can look, but not log." in words_of(page)
        assert 'name="quick"' not in words_of(page)
    assert not Smile.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_home_screen_page_takes_four_queries(
    signed_in, user, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_smile(baby=make_baby(by=user))
    with django_assert_num_queries(4):
        page = signed_in.get("/q/smile/")
    assert words_of(page).count('value="smile"') == rows


def test_what_was_typed_is_taken_back_after_signing_in():
    assert vars(smile_new)["takes_back_posts"] is True
