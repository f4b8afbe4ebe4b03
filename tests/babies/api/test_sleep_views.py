import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from babies.api.entries import Here
from babies.api.sleep_views import SleepViewSet
from babies.choices import Role
from babies.models import Sleep, SleepVersion
from babies.services import IdTakenError
from babies.sleep_log import Times
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_api import api, fields_of
from tests.factories_sleep import make_sleep

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
NAP = {"started_at": "2026-11-22T10:00:00+02:00", "ended_at": "2026-11-22T09:30:40Z"}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def sleeps_of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "sleeps", *map(str, rest), ""])


def test_a_sleep_is_stored_to_the_minute(baby, program):
    response = program.post(sleeps_of(baby), {**NAP, "note": "In the sling"})
    row = Sleep.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "started_at": "2026-11-22T08:00:00+00:00",
        "ended_at": "2026-11-22T09:30:00+00:00",
        "on": "2026-11-22",
        "time_zone": "Europe/London",
        "minutes": 90,
        "note": "In the sling",
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert row.ended_at == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert row.logged_by == parent_of(baby)


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs = make_sleep(baby=make_baby())
    for address in (sleeps_of(baby), sleeps_of(baby, "start")):
        sent = {"id": str(theirs.pk), **(NAP if "start" not in address else {})}
        response = program.post(address, sent)
        assert response.status_code == 404
        assert response.json() == program.get(sleeps_of(baby, uuid.uuid4())).json()
    assert Sleep.objects.count() == 1


def test_the_timer(baby, program, time_machine):
    key = str(uuid.uuid4())
    started = program.post(sleeps_of(baby, "start"), {"id": key})
    assert (started.status_code, started.json()["id"]) == (201, key)
    assert started.json()["started_at"] == "2026-11-23T12:00:00+00:00"
    time_machine.move_to(NOW + timedelta(minutes=45, seconds=20))
    assert program.post(sleeps_of(baby, "start"), {"id": key}).status_code == 200
    other = program.post(sleeps_of(baby, "start"))
    assert other.status_code == 409
    assert other.json()["detail"] == "The timer is on already."
    stopped = program.post(sleeps_of(baby, key, "stop"))
    assert (stopped.status_code, stopped.json()["minutes"]) == (200, 45)
    time_machine.move_to(NOW + timedelta(hours=1))
    assert program.post(sleeps_of(baby, key, "stop")).json()["minutes"] == 45
    resumed = program.post(sleeps_of(baby, key, "resume"))
    assert (resumed.status_code, resumed.json()["ended_at"]) == (200, None)
    assert Sleep.objects.get().ended_at is None


def test_a_timer_that_ran_very_long_is_asked_about(baby, program):
    row = make_sleep(baby=baby, start=NOW - timedelta(hours=17), running=True)
    asked = program.post(sleeps_of(baby, row.pk, "stop"))
    assert (asked.status_code, fields_of(asked)) == (400, ["confirm_long"])
    row.refresh_from_db()
    assert row.ended_at is None
    sure = program.post(sleeps_of(baby, row.pk, "stop"), {"confirm_long": True})
    assert sure.json()["minutes"] == 17 * 60


def test_a_timer_does_not_run_on_into_another_sleep(baby, program):
    row = make_sleep(baby=baby)
    make_sleep(baby=baby, start=NOW - timedelta(hours=1), running=True)
    assert program.post(sleeps_of(baby, row.pk, "resume")).status_code == 409
    assert program.post(sleeps_of(baby, row.pk, "resume"), {"x": 1}).status_code == 400
    row.refresh_from_db()
    assert row.ended_at == NOW - timedelta(hours=4)


def test_other_times_are_kept_in_the_history(baby, program):
    row = make_sleep(baby=baby, note="Kept")
    sent = {"ended_at": "2026-11-23T08:30:00Z"}
    said = program.patch(sleeps_of(baby, row.pk), sent).json()
    assert (said["minutes"], said["note"]) == (90, "Kept")
    assert SleepVersion.objects.get().answers["ended_at"] == "2026-11-23T08:00:00+00:00"
    all_anew = {"started_at": "2026-11-23T07:10:00Z"}
    said = program.put(sleeps_of(baby, row.pk), all_anew).json()
    assert (said["ended_at"], said["note"]) == (None, "")
    assert fields_of(program.put(sleeps_of(baby, row.pk), {})) == ["started_at"]


def test_what_changed_since_is_not_overwritten(baby, program):
    row = make_sleep(baby=baby)
    seen = program.get(sleeps_of(baby, row.pk))["ETag"]
    first = program.patch(sleeps_of(baby, row.pk), {"note": "1"}, HTTP_IF_MATCH=seen)
    others = [
        program.patch(sleeps_of(baby, row.pk), {"note": "2"}, HTTP_IF_MATCH=seen),
        program.post(sleeps_of(baby, row.pk, "resume"), HTTP_IF_MATCH=seen),
        program.post(sleeps_of(baby, row.pk, "stop"), HTTP_IF_MATCH=seen),
        program.delete(sleeps_of(baby, row.pk), HTTP_IF_MATCH=seen),
    ]
    assert first.status_code == 200
    assert [each.status_code for each in others] == [412] * 4
    row.refresh_from_db()
    assert (row.note, row.binned_at) == ("1", None)


def test_into_the_bin_and_out_again(baby, program):
    row = make_sleep(baby=baby)
    assert program.delete(sleeps_of(baby, row.pk)).status_code == 204
    binned = program.get(sleeps_of(baby, "bin")).json()["results"]
    assert [each["id"] for each in binned] == [str(row.pk)]
    assert program.post(sleeps_of(baby), {"id": str(row.pk), **NAP}).status_code == 409
    assert program.post(sleeps_of(baby, row.pk, "restore")).status_code == 200
    row.refresh_from_db()
    assert row.binned_at is None


def test_what_cannot_come_back_stays_in_the_bin(baby, program):
    row = make_sleep(baby=baby)
    program.delete(sleeps_of(baby, row.pk))
    make_sleep(baby=baby)
    taken = program.post(sleeps_of(baby, row.pk, "restore"))
    baby.birth_on = row.on + timedelta(days=1)
    baby.zero_on = baby.birth_on
    baby.save()
    too_early = program.post(sleeps_of(baby, row.pk, "restore"))
    assert [taken.json()["detail"], too_early.json()["detail"]] == [
        "Two sleeps cannot overlap.",
        "This sleep is from before the birth date now.",
    ]
    row.refresh_from_db()
    assert row.binned_at == NOW


def test_the_newest_comes_first_and_days_are_chosen(baby, program):
    for days in (3, 1, 2):
        make_sleep(baby=baby, start=NOW - timedelta(days=days))
    make_sleep(baby=make_baby(by=parent_of(baby), name="Test Twin"))
    first = program.get(sleeps_of(baby) + "?page_size=2").json()
    rest = program.get(first["next"]).json()
    found = [each["on"] for each in first["results"] + rest["results"]]
    assert found == ["2026-11-22", "2026-11-21", "2026-11-20"]
    some = program.get(sleeps_of(baby) + "?since=2026-11-21&until=2026-11-21").json()
    assert [each["on"] for each in some["results"]] == ["2026-11-21"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    for number in range(count):
        make_sleep(baby=baby, start=NOW - timedelta(days=1 + number))
    program.get(sleeps_of(baby))
    with django_assert_num_queries(3):
        program.get(sleeps_of(baby))


def test_who_may_do_what(baby):
    row = make_sleep(baby=baby)
    viewer = api(make_caregiver(baby=baby, role=Role.VIEWER).user)
    other = make_baby(by=parent_of(baby), name="Test Twin")
    elsewhere = api(parent_of(baby), baby_id=other.pk)
    adds = api(parent_of(baby), scope="add-only")
    stranger = api(make_user())
    for who in (viewer, elsewhere, stranger):
        refused = (
            who.post(sleeps_of(baby), NAP),
            who.post(sleeps_of(baby, "start")),
            who.post(sleeps_of(baby, row.pk, "stop")),
            who.delete(sleeps_of(baby, row.pk)),
        )
        assert [each.status_code for each in refused] == [404] * 4
    assert viewer.get(sleeps_of(baby, row.pk)).json()["id"] == str(row.pk)
    assert adds.post(sleeps_of(baby, row.pk, "stop")).status_code == 403
    assert adds.post(sleeps_of(baby), NAP).status_code == 201
    assert adds.post(sleeps_of(baby, "start")).status_code == 201
    assert Sleep.objects.count() == 3


def test_an_id_that_was_taken_meanwhile_is_no_new_sleep(baby):
    theirs = make_sleep(baby=make_baby())
    here = Here(baby, parent_of(baby), NOW)
    times = Times(NOW - timedelta(hours=1), NOW)
    with pytest.raises(IdTakenError):
        SleepViewSet().store(theirs.pk, times, here)
    with pytest.raises(Http404):
        SleepViewSet().started(theirs.pk, here)
