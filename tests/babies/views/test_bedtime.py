"""Tonight's steps, when the baby is in bed, and how steady evenings were."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.models import Baby, BedtimeNight
from tests.babies.views.pages import messages_of, words_of
from tests.factories import PASSWORD, make_baby, make_caregiver
from tests.factories_sleep import make_night, make_step

NOW = datetime(2026, 11, 23, 19, 30, 40, tzinfo=UTC)
TONIGHT = NOW.date()
SAFE = "Lay your baby on the back for every sleep."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, birth_on=date(2026, 8, 1))


@pytest.fixture
def steps(baby):
    return [make_step(baby=baby, words=words) for words in ("Dim", "Hum", "Rock")]


def at(baby, what=""):
    return f"/babies/{baby.pk}/bedtime/{what}"


def tick(client, baby, *steps, done="yes"):
    data = {"step": [step.pk for step in steps], "done": done}
    return client.post(at(baby, "ticks/"), data, follow=True)


def pressed(page):
    return [part.split('"')[1] for part in words_of(page).split("aria-pressed=")[1:]]


def test_each_tick_saves_at_once_and_can_be_taken_back(signed_in, user, baby, steps):
    assert pressed(signed_in.get(at(baby))) == ["false"] * 3
    page = tick(signed_in, baby, steps[1])
    assert messages_of(page) == [("Done for tonight.", "")]
    assert pressed(page) == ["false", "true", "false"]
    night = BedtimeNight.objects.get()
    assert (night.on, night.steps, night.logged_by) == (TONIGHT, [steps[1].pk], user)
    page = tick(signed_in, baby, steps[1], done="no")
    assert messages_of(page) == [("Taken back.", "")]
    assert pressed(page) == ["false"] * 3


def test_several_steps_are_ticked_at_once(signed_in, baby, steps):
    tick(signed_in, baby, steps[1])
    assert pressed(tick(signed_in, baby, *steps)) == ["true"] * 3
    assert BedtimeNight.objects.get().steps == [
        steps[number].pk for number in (1, 0, 2)
    ]


def test_after_midnight_the_ticks_are_still_last_nights(signed_in, baby, steps, clock):
    tick(signed_in, baby, steps[0])
    clock.move_to(datetime(2026, 11, 24, 2, tzinfo=UTC))
    page = tick(signed_in, baby, steps[2])
    assert pressed(page) == ["true", "false", "true"]
    assert "Last night, 23 November 2026" in words_of(page)
    clock.move_to(datetime(2026, 11, 24, 18, tzinfo=UTC))
    page = signed_in.get(at(baby))
    assert pressed(page) == ["false"] * 3
    assert "Tonight, 24 November 2026" in words_of(page)


@pytest.mark.parametrize("bad", ["", "\0", "9" * 5000, "-1", "dim", "1e9"])
def test_steps_that_are_none_of_the_babys_are_not_ticked(signed_in, baby, bad):
    theirs = make_step(baby=make_baby())
    data = {"step": [bad, str(theirs.pk)]}
    response = signed_in.post(at(baby, "ticks/"), data, follow=True)
    assert messages_of(response) == [("No step was ticked.", "")]
    assert not BedtimeNight.objects.exists()


def test_in_bed_now_keeps_the_minute_and_undo_takes_it_back(signed_in, baby):
    response = signed_in.post(at(baby, "in-bed/"), {"now": "yes"}, follow=True)
    night = BedtimeNight.objects.get()
    assert (night.on, night.in_bed_at) == (TONIGHT, NOW.replace(second=0))
    undo = at(baby, f"evenings/{night.pk}/clear/")
    told = "Saved: Test Juniper in bed at 7:30 p.m."
    assert messages_of(response) == [(told, undo)]
    assert "In bed since 7:30 p.m." in words_of(response)

    response = signed_in.post(undo, follow=True)
    assert messages_of(response) == [("The bedtime is taken back.", "")]
    assert BedtimeNight.objects.get().in_bed_at is None
    assert "In bed now" in words_of(response)


def test_a_second_phone_leaves_the_first_ones_time(signed_in, baby, clock):
    signed_in.post(at(baby, "in-bed/"), {"now": "yes"})
    clock.shift(timedelta(minutes=20))
    response = signed_in.post(at(baby, "in-bed/"), {"now": "yes"}, follow=True)
    told = "Test Juniper is in bed since 7:30 p.m."
    assert messages_of(response)[-1] == (told, "")
    assert BedtimeNight.objects.get().in_bed_at == NOW.replace(second=0)


def test_an_evening_with_ticks_can_still_get_its_time(signed_in, baby, steps):
    tick(signed_in, baby, steps[0])
    signed_in.post(at(baby, "in-bed/"), {"now": "yes"})
    night = BedtimeNight.objects.get()
    assert (night.steps, night.in_bed_at) == ([steps[0].pk], NOW.replace(second=0))


def test_another_evening_is_given_by_hand(signed_in, baby):
    data = {"on": "2026-11-21", "at": "00:20"}
    signed_in.post(at(baby, "in-bed/"), data)
    night = BedtimeNight.objects.get()
    assert night.on == date(2026, 11, 21)
    assert night.in_bed_at == datetime(2026, 11, 22, 0, 20, tzinfo=UTC)


def test_a_refused_time_keeps_what_was_typed(signed_in, baby):
    response = signed_in.post(at(baby, "in-bed/"), {"on": "2026-11-23", "at": "23:59"})
    page = words_of(response)
    assert "This time has not come yet. Please check it." in page
    assert 'value="23:59"' in page
    assert SAFE in page
    assert not BedtimeNight.objects.exists()


def test_an_evening_of_the_list_can_be_changed_or_taken_back(signed_in, baby):
    bedtime = datetime(2026, 11, 21, 19, 45, tzinfo=UTC)
    night = make_night(baby=baby, on=date(2026, 11, 21), at=bedtime)
    other = make_night(baby=baby, on=date(2026, 11, 20), steps=(1,))
    page = words_of(signed_in.get(at(baby)))
    assert "21 November 2026</a> <small>7:45 p.m. · 0 steps</small>" in page
    assert "20 November 2026</a> <small>Time not known · 1 step</small>" in page

    page = words_of(signed_in.get(at(baby, "in-bed/"), {"evening": night.pk}))
    assert 'value="2026-11-21"' in page
    assert 'value="19:45"' in page
    assert at(baby, f"evenings/{night.pk}/clear/") in page
    page = words_of(signed_in.get(at(baby, "in-bed/"), {"evening": other.pk}))
    assert 'value="2026-11-20"' in page
    assert "Take back the time" not in page


@pytest.mark.parametrize(
    "bad", ["", "x", "\0", "7a6ea4c0-d45d-4f59-813e-c27b28e837e6", "9" * 5000]
)
def test_an_evening_that_is_none_of_the_babys_shows_tonight(signed_in, baby, bad):
    page = signed_in.get(at(baby, "in-bed/"), {"evening": bad})
    assert page.context["form"]["on"].value() == TONIGHT


@pytest.fixture
def kept_after(client, user, clock, baby):
    """Send the form signed out, and sign in twelve minutes later."""

    def send(data):
        asked = client.post(at(baby, "in-bed/"), data)
        clock.shift(timedelta(minutes=12))
        sign_in = {"login": user.email, "password": PASSWORD}
        return client.get(client.post(asked["Location"], sign_in)["Location"])

    return send


@pytest.mark.parametrize(
    ("data", "on", "time"),
    [
        ({"now": "yes"}, TONIGHT, "19:30:00"),
        ({"on": "2026-11-21", "at": "20:00"}, "2026-11-21", "20:00"),
    ],
)
def test_a_session_that_ended_loses_nothing(kept_after, data, on, time):
    page = kept_after(data)
    form = page.context["form"]
    assert (form["on"].value(), str(form["at"].value())) == (on, time)
    assert "Not saved yet." in words_of(page)
    assert not BedtimeNight.objects.exists()


def test_looking_changes_nothing(signed_in, baby):
    night = make_night(baby=baby, on=TONIGHT, at=NOW)
    for what in ("ticks/", f"evenings/{night.pk}/clear/"):
        assert signed_in.get(at(baby, what))["Location"] == at(baby)
    assert BedtimeNight.objects.get().in_bed_at == NOW


def test_a_viewer_sees_the_evening_and_writes_nothing(client, baby, steps):
    make_night(baby=baby, on=TONIGHT, at=NOW, steps=(steps[0].pk,))
    client.force_login(make_caregiver(baby=baby, role="viewer").user)
    page = words_of(client.get(at(baby)))
    assert "Dim <small>Done</small>" in page
    assert "In bed since 7:30 p.m." in page
    for hidden in ("In bed now", "All done", "Choose the steps", "in-bed/"):
        assert hidden not in page
    assert tick(client, baby, steps[1]).status_code == 404
    assert BedtimeNight.objects.get().steps == [steps[0].pk]


def test_a_viewer_sees_no_empty_bed(client, baby):
    client.force_login(make_caregiver(baby=baby, role="viewer").user)
    page = words_of(client.get(at(baby)))
    assert "No steps yet." in page
    assert "In bed" not in page


def fourteen(baby):
    for ago in range(1, 15):
        on = TONIGHT - timedelta(days=ago)
        bedtime = datetime(on.year, on.month, on.day, 19, 5 * (ago % 2), tzinfo=UTC)
        make_night(baby=baby, on=on, at=bedtime)


@pytest.mark.parametrize(
    ("born", "shown", "hidden"),
    [
        (
            date(2026, 9, 29),
            ["A fixed bedtime is not expected yet.", "Let in light by day."],
            ["Very steady", "bedtimes differ"],
        ),
        (
            date(2026, 9, 28),
            ["A rhythm of day and night is starting.", "bedtimes differ"],
            ["Very steady", "not expected"],
        ),
        (
            date(2026, 8, 31),
            ["Very steady", "bedtimes differ by about 3 minutes."],
            ["not expected", "is starting"],
        ),
    ],
)
def test_steadiness_goes_by_age(signed_in, user, born, shown, hidden):
    baby = make_baby(by=user, birth_on=born)
    fourteen(baby)
    page = words_of(signed_in.get(at(baby)))
    assert [text for text in shown if text not in page] == []
    assert [text for text in hidden if text in page] == []
    assert SAFE in page


def test_quiet_pages_keep_the_lists_and_prompt_nothing(signed_in, baby, steps):
    fourteen(baby)
    Baby.objects.update(quiet_since=NOW)
    page = words_of(signed_in.get(at(baby)))
    assert "Dim" in page
    assert "Last evenings" in page
    assert "steady" not in page
    assert SAFE not in page
    assert SAFE not in words_of(signed_in.get(at(baby, "in-bed/")))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_six_queries(signed_in, baby, rows, django_assert_num_queries):
    for ago in range(rows):
        make_step(baby=baby, words=f"step {ago}")
        make_night(baby=baby, on=TONIGHT - timedelta(days=ago), at=NOW)
    with django_assert_num_queries(6):
        signed_in.get(at(baby))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_tick_takes_eleven_queries(
    signed_in, baby, steps, rows, django_assert_num_queries
):
    make_night(baby=baby, on=TONIGHT)
    data = {"step": [step.pk for step in steps[:rows]]}
    with django_assert_num_queries(8):
        signed_in.post(at(baby, "ticks/"), data)
