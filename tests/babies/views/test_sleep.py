"""The list of sleeps, the timer, and times given by hand."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from babies.models import Baby, Sleep
from babies.sleep_log import bin_sleep
from tests.babies.views.pages import messages_of, words_of
from tests.factories import PASSWORD, make_baby, make_caregiver
from tests.factories_sleep import make_sleep

NOW = datetime(2026, 11, 23, 20, 15, 40, tzinfo=UTC)
MINUTE = NOW.replace(second=0)
HOUR = timedelta(hours=1)
SAFE = "Lay your baby on the back for every sleep."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def at(baby, what=""):
    return f"/babies/{baby.pk}/sleep/{what}"


def start(client, baby, **data):
    return client.post(at(baby, "start/"), data, follow=True)


def stop(client, baby, **data):
    return client.post(at(baby, "stop/"), data, follow=True)


def test_one_tap_starts_the_timer_and_undo_takes_it_back(signed_in, user, baby):
    key = uuid.uuid4()
    response = start(signed_in, baby, key=str(key))
    row = Sleep.objects.get()
    assert (row.pk, row.started_at, row.ended_at) == (key, MINUTE, None)
    assert (row.logged_by, row.logged_at) == (user, NOW)
    undo = at(baby, f"{key}/delete/")
    told = "Test Juniper is asleep since 8:15 p.m."
    assert messages_of(response) == [(told, undo)]
    assert response.redirect_chain == [(at(baby), 302)]

    response = signed_in.post(undo, follow=True)
    assert Sleep.objects.get().binned_at == NOW
    assert messages_of(response) == [("Moved to the bin.", at(baby, f"{key}/restore/"))]


def test_the_timer_survives_a_reload(signed_in, baby, clock):
    start(signed_in, baby)
    clock.shift(timedelta(hours=1, minutes=20))
    for _ in range(2):
        page = words_of(signed_in.get(at(baby)))
        assert "Test Juniper is asleep since 8:15 p.m." in page
        assert "1 hour 20 minutes" in page
    clock.move_to(NOW + 6 * HOUR)
    page = words_of(signed_in.get(at(baby)))
    assert "is asleep since 8:15 p.m. on 23 November 2026" in page


def test_a_second_phone_is_told_since_when_it_runs(signed_in, client, baby, clock):
    start(signed_in, baby, key=str(uuid.uuid4()))
    clock.shift(timedelta(minutes=30))
    other = make_caregiver(baby=baby).user
    client.force_login(other)
    response = start(client, baby, key=str(uuid.uuid4()))
    told = "The timer is already running since 8:15 p.m."
    assert messages_of(response) == [(told, "")]
    assert Sleep.objects.get().started_at == MINUTE


def test_a_double_tap_starts_once(signed_in, baby):
    key = str(uuid.uuid4())
    for _ in range(2):
        response = start(signed_in, baby, key=key)
    assert Sleep.objects.count() == 1
    assert messages_of(response)[0][0] == "Test Juniper is asleep since 8:15 p.m."


def test_one_tap_stops_it_and_undo_lets_it_run_on(signed_in, baby, clock):
    start(signed_in, baby)
    clock.shift(timedelta(minutes=95))
    row = Sleep.objects.get()
    response = stop(signed_in, baby, sleep=str(row.pk))
    undo = at(baby, f"{row.pk}/resume/")
    assert messages_of(response) == [("Saved: 1 hour 35 minutes of sleep.", undo)]
    assert Sleep.objects.get().ended_at == MINUTE + timedelta(minutes=95)

    response = signed_in.post(undo, follow=True)
    assert Sleep.objects.get().ended_at is None
    assert messages_of(response) == [("The timer runs again.", "")]


def test_a_second_stop_answers_kindly(signed_in, baby, clock):
    start(signed_in, baby)
    row = Sleep.objects.get()
    clock.shift(HOUR)
    stop(signed_in, baby, sleep=str(row.pk))
    clock.shift(HOUR)
    response = stop(signed_in, baby, sleep=str(row.pk))
    assert messages_of(response) == [("This timer has been stopped already.", "")]
    assert Sleep.objects.get().ended_at == MINUTE + HOUR


def test_an_old_page_does_not_stop_the_next_sleep(signed_in, baby):
    old = make_sleep(baby=baby, start=NOW - 3 * HOUR)
    make_sleep(baby=baby, start=NOW - HOUR, running=True)
    stop(signed_in, baby, sleep=str(old.pk))
    assert Sleep.objects.filter(ended_at=None).count() == 1


def test_a_stop_is_not_taken_back_once_another_sleep_runs(signed_in, baby):
    row = make_sleep(baby=baby, start=MINUTE - 3 * HOUR)
    make_sleep(baby=baby, start=MINUTE - HOUR, running=True)
    response = signed_in.post(at(baby, f"{row.pk}/resume/"), follow=True)
    signed_in.get(at(baby, f"{row.pk}/resume/"))
    told = "Another sleep has begun since. Nothing was changed."
    assert messages_of(response) == [(told, "")]
    assert Sleep.objects.get(pk=row.pk).ended_at == MINUTE - 2 * HOUR


def test_a_forgotten_timer_is_asked_about_before_it_is_saved(signed_in, baby):
    row = make_sleep(baby=baby, start=MINUTE - 20 * HOUR, running=True)
    response = stop(signed_in, baby, sleep=str(row.pk))
    page = words_of(response)
    assert "That is 20 hours in one sleep. <strong>Is that right?</strong>" in page
    assert "Not saved yet." in page
    assert Sleep.objects.get().ended_at is None

    form = response.context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    said = {name: str(value) for name, value in shown.items()}
    signed_in.post(at(baby, f"{row.pk}/edit/"), {**said, "sure": form.code})
    assert Sleep.objects.get().ended_at == MINUTE


def test_the_start_of_a_forgotten_timer_is_kept_over_signing_in(
    client, user, baby, clock
):
    tap = client.post(at(baby, "start/"), {"key": str(uuid.uuid4())})
    clock.shift(timedelta(minutes=12))
    data = {"login": user.email, "password": PASSWORD}
    page = client.get(client.post(tap["Location"], data)["Location"])
    form = page.context["form"]
    assert f"{form['started_at'].value():%H:%M}" == "20:15"
    assert "Not saved yet." in words_of(page)
    assert f'action="{at(baby, "new/")}"' in words_of(page)
    assert not Sleep.objects.exists()


def test_a_stop_is_kept_over_signing_in(client, user, baby, clock):
    row = make_sleep(baby=baby, start=MINUTE - HOUR, running=True)
    tap = client.post(at(baby, "stop/"), {"sleep": str(row.pk)})
    clock.shift(timedelta(minutes=12))
    data = {"login": user.email, "password": PASSWORD}
    page = client.get(client.post(tap["Location"], data)["Location"])
    assert f"{page.context['form']['ended_at'].value():%H:%M}" == "20:15"
    assert f'action="{at(baby, f"{row.pk}/edit/")}"' in words_of(page)
    assert Sleep.objects.get().ended_at is None


@pytest.mark.parametrize("what", ["start/", "stop/"])
def test_looking_at_the_timers_addresses_changes_nothing(signed_in, baby, what):
    make_sleep(baby=baby, running=True)
    assert signed_in.get(at(baby, what))["Location"] == at(baby)
    assert Sleep.objects.get().ended_at is None


def test_going_back_to_where_the_button_was(signed_in, baby):
    today = f"/babies/{baby.pk}/"
    for what in ("start/", "stop/"):
        response = signed_in.post(at(baby, what), {"next": today})
        assert response["Location"] == today


def test_a_viewer_sees_the_list_and_writes_nothing(client, baby):
    make_sleep(baby=baby, start=MINUTE - HOUR, running=True)
    client.force_login(make_caregiver(baby=baby, role="viewer").user)
    page = words_of(client.get(at(baby)))
    assert "is asleep since 7:15 p.m." in page
    assert "Awake now" not in page
    assert "from 7:15 p.m., still asleep" in page
    assert "edit/" not in page
    for what in ("start/", "stop/", "new/"):
        assert client.post(at(baby, what)).status_code == 404
    assert Sleep.objects.get().ended_at is None


def test_the_list_groups_by_day_with_sums_from_midnight(signed_in, baby):
    make_sleep(baby=baby, start=MINUTE.replace(day=22, hour=20, minute=0), minutes=600)
    make_sleep(baby=baby, start=MINUTE.replace(hour=13, minute=0), note="woke twice")
    make_sleep(baby=make_baby(), note="theirs")
    page = words_of(signed_in.get(at(baby)))
    assert "23 November 2026 <small>7 hours</small>" in page
    assert "22 November 2026 <small>4 hours</small>" in page
    assert "8 p.m. to 6 a.m." in page
    assert "woke twice" in page
    assert "theirs" not in page
    assert "<dt>Today so far</dt> <dd> 7 hours </dd>" in page
    assert "<dt>Yesterday</dt> <dd> 4 hours </dd>" in page


def test_hours_come_with_a_range_and_never_a_verdict(signed_in, baby):
    make_sleep(baby=baby, start=MINUTE - HOUR, minutes=10)
    page = words_of(signed_in.get(at(baby)))
    assert (
        "Usual at this age: 14 to 17 hours of sleep in 24 hours. "
        "Naps are included. Many healthy babies fall outside on some days." in page
    )
    assert "Feeding poorly too? Call your doctor today." in page
    assert "Very sleepy and hard to wake? Get help now." in page
    assert SAFE in page


def test_before_the_due_date_no_range_is_shown(signed_in, user):
    baby = make_baby(
        by=user, birth_on=NOW.date() - timedelta(days=9), gestation_weeks=30
    )
    make_sleep(baby=baby, start=MINUTE - HOUR, minutes=10)
    page = words_of(signed_in.get(at(baby)))
    assert "Today so far" in page
    assert "Usual at this age" not in page


def test_quiet_pages_keep_the_list_and_prompt_nothing(signed_in, baby):
    make_sleep(baby=baby, start=MINUTE - HOUR, minutes=10)
    Baby.objects.update(quiet_since=NOW)
    page = words_of(signed_in.get(at(baby)))
    assert "7:15 p.m. to 7:25 p.m." in page
    assert "Asleep now" in page
    for prompt in ("Steps for tonight", "Usual at this age", "Feeding poorly", SAFE):
        assert prompt not in page
    assert SAFE not in words_of(signed_in.get(at(baby, "new/")))


def test_an_empty_list_says_so(signed_in, baby):
    bin_sleep(sleep=make_sleep(baby=baby), now=NOW)
    page = words_of(signed_in.get(at(baby)))
    assert "No sleep has been logged yet." in page
    assert "Today so far" not in page


def test_the_second_page_holds_the_older_ones(signed_in, baby):
    for ago in range(26):
        start_at = MINUTE - timedelta(hours=2 * ago + 2)
        make_sleep(baby=baby, start=start_at, note=f"number {ago}.")
    assert "number 25." not in words_of(signed_in.get(at(baby)))
    page = words_of(signed_in.get(at(baby), {"page": "2"}))
    assert "number 25." in page
    assert "number 24." not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_nine_queries(signed_in, baby, rows, django_assert_num_queries):
    for ago in range(rows):
        make_sleep(baby=baby, start=MINUTE - timedelta(days=ago, hours=2))
    with django_assert_num_queries(9):
        signed_in.get(at(baby))


@pytest.mark.parametrize("rows", [1, 3])
def test_taps_take_nine_and_seven_queries(
    signed_in, baby, rows, django_assert_num_queries
):
    for ago in range(rows):
        make_sleep(baby=baby, start=MINUTE - timedelta(days=ago + 1))
    # Four of them open and close transactions, inside that of the test.
    with django_assert_num_queries(9):
        signed_in.post(at(baby, "start/"))
    with django_assert_num_queries(7):
        signed_in.post(at(baby, "stop/"))
