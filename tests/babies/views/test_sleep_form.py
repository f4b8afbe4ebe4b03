"""Sleeps whose times are given by hand."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from babies.models import Sleep, SleepVersion
from tests.babies.views.pages import messages_of, words_of
from tests.factories import PASSWORD, make_baby, parent_of
from tests.factories_sleep import make_sleep

NOW = datetime(2026, 11, 23, 20, 15, 40, tzinfo=UTC)
MINUTE = NOW.replace(second=0)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def at(baby, what=""):
    return f"/babies/{baby.pk}/sleep/{what}"


NIGHT = {"started_on": "2026-11-22", "started_at": "20:00", "ended_at": "06:30"}


def test_a_sleep_with_other_times_is_logged_once(signed_in, baby):
    key = str(uuid.uuid4())
    for _ in range(2):
        response = signed_in.post(
            at(baby, "new/"), {**NIGHT, "key": key, "note": "calm"}, follow=True
        )
    row = Sleep.objects.get()
    assert (str(row.pk), row.note) == (key, "calm")
    told = "Saved: 22 November 2026, 8 p.m. to 6:30 a.m."
    assert messages_of(response) == [(told, at(baby, f"{key}/delete/"))]


def test_a_refused_form_keeps_all_that_was_typed(signed_in, baby):
    make_sleep(baby=baby, start=MINUTE.replace(day=22, hour=19, minute=0), minutes=120)
    response = signed_in.post(at(baby, "new/"), {**NIGHT, "note": "a < b"})
    page = words_of(response)
    assert Sleep.objects.count() == 1
    assert "Two sleeps cannot overlap." in page
    assert "This much is free: 22 November 2026, 9 p.m. to 6:30 a.m." in page
    assert "a &lt; b" in page
    assert response.context["form"]["started_at"].value() == "20:00"

    code = response.context["form"].offer_code
    signed_in.post(at(baby, "new/"), {**NIGHT, "note": "a < b", "trim": code})
    trimmed = Sleep.objects.get(note="a < b")
    assert trimmed.started_at == MINUTE.replace(day=22, hour=21, minute=0)


def test_a_long_sleep_that_was_trimmed_is_asked_about_once_more(signed_in, baby):
    make_sleep(baby=baby, start=MINUTE.replace(day=20, hour=8, minute=0), minutes=120)
    data = {
        "started_on": "2026-11-20",
        "started_at": "09:00",
        "ended_on": "2026-11-21",
        "ended_at": "03:00",
    }
    offer = signed_in.post(at(baby, "new/"), data).context["form"].offer_code
    asked = signed_in.post(at(baby, "new/"), {**data, "trim": offer})
    assert f'name="trim" value="{offer}"' in words_of(asked)
    assert "Is that right?" in words_of(asked)
    sure = {"trim": offer, "sure": asked.context["form"].code}
    signed_in.post(at(baby, "new/"), {**data, **sure})
    assert Sleep.objects.count() == 2


def test_a_session_that_ended_loses_nothing_typed(client, user, baby):
    data = {**NIGHT, "note": "calm", "key": str(uuid.uuid4())}
    asked = client.post(at(baby, "new/"), data)
    sign_in = {"login": user.email, "password": PASSWORD}
    page = client.get(client.post(asked["Location"], sign_in)["Location"])
    assert page.context["form"]["note"].value() == "calm"
    assert page.context["key"] == uuid.UUID(data["key"])
    assert "Not saved yet." in words_of(page)
    assert not Sleep.objects.exists()


def test_other_times_keep_the_earlier_ones_in_the_history(signed_in, user, baby):
    row = make_sleep(baby=baby, start=MINUTE - 3 * HOUR, note="first")
    edit = at(baby, f"{row.pk}/edit/")
    page = words_of(signed_in.get(edit))
    assert "<h1> Change the times </h1>" in page
    assert "History" not in page
    response = signed_in.post(edit, {**NIGHT, "note": "second"}, follow=True)
    told = "Saved: 22 November 2026, 8 p.m. to 6:30 a.m."
    assert messages_of(response) == [(told, "")]
    assert SleepVersion.objects.get().by == user
    page = words_of(signed_in.get(edit))
    assert "Before: 23 November 2026, 5:15 p.m. to 6:15 p.m." in page
    assert "first" in page
    assert "You, 23 November 2026" in page


def test_a_kept_change_is_shown_again(client, user, baby):
    row = make_sleep(baby=baby)
    edit = at(baby, f"{row.pk}/edit/")
    asked = client.post(edit, {**NIGHT, "note": "kept"})
    sign_in = {"login": user.email, "password": PASSWORD}
    page = client.get(client.post(asked["Location"], sign_in)["Location"])
    assert page.context["form"]["note"].value() == "kept"
    assert not SleepVersion.objects.exists()


HUGE = "9" * 5000
BAD = ["", "\0", HUGE, "-1", "2026-13-45", "9999-12-31", "0001-01-01", "😀"]


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_gets_a_sentence(signed_in, baby, bad):
    names = ("started_on", "started_at", "ended_on", "ended_at", "started_fold", "note")
    for name in names:
        data = {**NIGHT, "key": bad, "trim": bad, "sure": bad, name: [bad, bad]}
        response = signed_in.post(at(baby, "new/"), data)
        assert response.status_code in {200, 302}
    response = signed_in.post(at(baby, "stop/"), {"sleep": bad})
    assert response["Location"] == at(baby)


def test_the_history_names_who_has_left(signed_in, baby):
    row = make_sleep(baby=baby, start=MINUTE - 3 * HOUR)
    signed_in.post(at(baby, f"{row.pk}/edit/"), NIGHT)
    SleepVersion.objects.update(by=None)
    page = words_of(signed_in.get(at(baby, f"{row.pk}/edit/")))
    assert "Somebody who has left" in page
    assert parent_of(baby).email not in page.partition("History")[2]
