import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.bedtime_log import retire_step, step_key
from babies.models import BedtimeNight
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of
from tests.factories_sleep import make_night, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
EVENING = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)


def bedtime_of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "bedtime", *map(str, rest), ""])


def test_a_tick_and_its_way_back(baby, program):
    bath, song = make_step(baby=baby, words="Bath"), make_step(baby=baby)
    address = bedtime_of(baby, "ticks", step_key(song))
    for _twice in range(2):
        ticked = program.put(address)
        assert ticked.status_code == 200
        assert [each["is_done"] for each in ticked.json()["steps"]] == [False, True]
    night = BedtimeNight.objects.get()
    assert (night.on, night.steps) == (NOW.date(), [song.pk])
    program.put(bedtime_of(baby, "ticks", step_key(bath)))
    assert program.delete(address).status_code == 204
    night.refresh_from_db()
    assert night.steps == [bath.pk]


def test_a_tick_of_what_changed_since_is_refused(baby, program):
    step = make_step(baby=baby)
    seen = program.get(bedtime_of(baby))["ETag"]
    known = program.get(bedtime_of(baby), HTTP_IF_NONE_MATCH=seen)
    make_step(baby=baby, words="Bath")
    address = bedtime_of(baby, "ticks", step_key(step))
    assert known.status_code == 304
    assert program.put(address, HTTP_IF_MATCH=seen).status_code == 412
    assert not BedtimeNight.objects.exists()


def test_only_steps_of_this_routine_are_ticked(baby, program):
    gone, theirs = make_step(baby=baby), make_step(baby=make_baby())
    retire_step(step=gone, now=NOW)
    for step in (gone, theirs):
        address = bedtime_of(baby, "ticks", step_key(step))
        assert program.put(address).status_code == 404
    assert not BedtimeNight.objects.exists()


def test_in_bed_now_is_said_once(baby, program, time_machine):
    first = program.post(bedtime_of(baby, "in-bed"))
    time_machine.move_to(NOW + timedelta(minutes=5))
    again = program.post(bedtime_of(baby, "in-bed"))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert BedtimeNight.objects.get().in_bed_at == NOW
    assert (
        program.get(bedtime_of(baby)).json()["in_bed_at"] == first.json()["in_bed_at"]
    )


def test_in_bed_at_a_moment_takes_no_other_bedtime_away(baby, program):
    sent = {"in_bed_at": "2026-11-20T19:30:20Z"}
    answers = [program.post(bedtime_of(baby, "in-bed"), sent) for _twice in range(2)]
    other = program.post(
        bedtime_of(baby, "in-bed"), {"in_bed_at": "2026-11-20T20:00:00Z"}
    )
    assert [each.status_code for each in answers] == [201, 200]
    assert other.status_code == 409
    assert (
        other.json()["detail"] == "This evening has a bedtime. Please change that one."
    )
    night = BedtimeNight.objects.get()
    assert (night.on, night.in_bed_at, night.logged_by) == (
        EVENING,
        AT,
        parent_of(baby),
    )


def test_a_bedtime_that_cannot_be_is_refused_by_its_field(baby, program):
    for sent in ("2026-11-24T19:00:00Z", "2026-11-20T19:30:00", "soon", None):
        response = program.post(bedtime_of(baby, "in-bed"), {"in_bed_at": sent})
        assert (response.status_code, fields_of(response)) == (400, ["in_bed_at"])
    assert not BedtimeNight.objects.exists()


def test_evenings_with_anything_are_listed(baby, program):
    step = make_step(baby=baby)
    make_night(baby=baby, on=EVENING, at=AT)
    make_night(baby=baby, on=EVENING + timedelta(days=1))
    make_night(baby=baby, on=EVENING + timedelta(days=2), steps=(step.pk,))
    make_night(baby=make_baby(by=parent_of(baby), name="Test Twin"), on=EVENING, at=AT)
    found = program.get(bedtime_of(baby, "evenings")).json()["results"]
    some = program.get(bedtime_of(baby, "evenings") + "?until=2026-11-21").json()
    assert [each["on"] for each in found] == ["2026-11-22", "2026-11-20"]
    assert some["results"] == found[1:]


@pytest.mark.parametrize("count", [1, 3])
def test_evenings_cost_the_same_for_any_number(
    baby, program, count, django_assert_num_queries
):
    for days in range(count):
        make_night(baby=baby, on=EVENING - timedelta(days=days), at=AT)
    program.get(bedtime_of(baby, "evenings"))
    with django_assert_num_queries(3):
        program.get(bedtime_of(baby, "evenings"))


def test_another_bedtime_and_none(baby, program):
    step = make_step(baby=baby)
    night = make_night(baby=baby, on=EVENING, at=AT, steps=(step.pk,))
    address = bedtime_of(baby, "evenings", night.pk)
    seen = program.get(address)["ETag"]
    later = {"in_bed_at": "2026-11-21T00:15:00Z"}
    changed = program.put(address, later, HTTP_IF_MATCH=seen)
    stale = program.put(address, {"in_bed_at": None}, HTTP_IF_MATCH=seen)
    assert changed.json()["in_bed_at"] == "2026-11-21T00:15:00+00:00"
    assert (changed.json()["id"], stale.status_code) == (str(night.pk), 412)
    cleared = program.put(address, {"in_bed_at": None}).json()
    assert (cleared["in_bed_at"], cleared["steps"]) == (None, [str(step_key(step))])
    night.refresh_from_db()
    assert (night.in_bed_at, night.steps) == (None, [step.pk])
    assert fields_of(program.put(address, {})) == ["in_bed_at"]


def test_evenings_of_others_are_not_found(baby, program):
    theirs = make_night(baby=make_baby(), on=EVENING, at=AT)
    for pk in (theirs.pk, uuid.uuid4()):
        response = program.put(bedtime_of(baby, "evenings", pk), {"in_bed_at": None})
        assert response.status_code == 404
    theirs.refresh_from_db()
    assert theirs.in_bed_at == AT


def test_a_button_that_only_adds_says_in_bed_and_no_more(baby):
    step = make_step(baby=baby)
    button = api(parent_of(baby), scope="add-only")
    assert button.put(bedtime_of(baby, "ticks", step_key(step))).status_code == 403
    assert button.get(bedtime_of(baby)).status_code == 403
    assert button.post(bedtime_of(baby, "in-bed")).status_code == 201
    again = button.post(bedtime_of(baby, "in-bed"))
    assert (again.status_code, again.content) == (204, b"")
