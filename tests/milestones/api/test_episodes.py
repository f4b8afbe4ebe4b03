import uuid
from datetime import date, timedelta

import pytest

from babies.models import Episode
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of
from tests.factories_episodes import make_episode

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ON = date(2026, 11, 20)


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def episodes_of(baby, *rest):
    parts = ["/api/v1/babies", str(baby.pk), "episodes", *map(str, rest), ""]
    return "/".join(parts)


def test_an_emergency_says_so(baby, program):
    response = program.post(episodes_of(baby), {"breathing_trouble": True})
    row = Episode.objects.get()
    assert (response.json()["level"], row.kind) == ("emergency", "spell")
    assert (row.observed_at, row.on) == (NOW, NOW.date())


def test_a_day_alone_has_no_time(baby, program):
    sent = {"kind": "laugh", "on": "2026-11-01"}
    said = program.post(episodes_of(baby), sent).json()
    assert (said["precision"], said["observed_at"]) == ("day", None)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "kind"),
        ({"kind": "smile"}, "kind"),
        ({"kind": "laugh", "on": "2026-08-31"}, "on"),
        ({"kind": "laugh", "on": "2026-11-24"}, "on"),
        ({"kind": "laugh", "observed_at": "2026-11-23T12:02:01Z"}, "observed_at"),
        ({"kind": "laugh", "observed_at": "2026-08-30T12:02:01Z"}, "observed_at"),
        ({"kind": "laugh", "observed_at": "2026-11-20T08:30:00"}, "observed_at"),
        ({"kind": "laugh", "observed_at": "2026-11-20T08:30:00Z", "on": "2026-11-21"}, "on"),
        ({"kind": "laugh", "duration_s": -1}, "duration_s"),
        ({"kind": "laugh", "duration_s": 86401}, "duration_s"),
        ({"kind": "laugh", "duration_s": 10**30}, "duration_s"),
        ({"kind": "laugh", "count_today": 10000}, "count_today"),
        ({"kind": "laugh", "video": "perhaps"}, "video"),
        ({"kind": "laugh", "video": None}, "video"),
        ({"kind": "laugh", "trigger": ["moon"]}, "trigger[0]"),
        ({"kind": "laugh", "note": "a\u0000b"}, "note"),
        ({"kind": "laugh", "ticks": ["video"]}, "ticks"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(baby, program, sent, field):
    response = program.post(episodes_of(baby), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Episode.objects.exists()


def test_the_same_under_the_same_id_is_one_episode(baby, program, time_machine):
    sent = {"id": str(uuid.uuid4()), "kind": "laugh"}
    first = program.post(episodes_of(baby), sent)
    time_machine.move_to(NOW + timedelta(days=1))
    again = program.post(episodes_of(baby), sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    for other in ({"kind": "spell"}, {"on": "2026-11-01"}, {"video": True}):
        assert program.post(episodes_of(baby), {**sent, **other}).status_code == 409
    assert Episode.objects.count() == 1


def test_some_answers_change_and_the_level_follows(baby, program):
    row = make_episode(baby=baby, on=ON, note="Kept", ticks=("mirthless",))
    before = program.get(episodes_of(baby, row.pk)).json()
    sent = {"blue_or_grey": True, "duration_s": 61}
    said = program.patch(episodes_of(baby, row.pk), sent).json()
    assert before["level"] != said["level"] == "emergency"
    assert {**said, "level": "", "reasons": []} == {
        **before,
        **sent,
        "level": "",
        "reasons": [],
    }
    row.refresh_from_db()
    assert row.ticks == ["blue_or_grey", "mirthless"]


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        (
            {"observed_at": "2026-11-19T09:00:00Z"},
            ("2026-11-19T09:00:00+00:00", "2026-11-19", "exact"),
        ),
        ({"on": "2026-11-18"}, (None, "2026-11-18", "day")),
        ({"observed_at": None}, (None, "2026-11-20", "day")),
    ],
)
def test_another_time_or_day_replaces_both(baby, program, sent, then):
    row = make_episode(baby=baby, on=ON)
    said = program.patch(episodes_of(baby, row.pk), sent).json()
    assert (said["observed_at"], said["on"], said["precision"]) == then


def test_all_anew_leaves_nothing_of_before(baby, program):
    row = make_episode(baby=baby, on=ON, note="Gone", ticks=("video",))
    address = episodes_of(baby, row.pk)
    assert fields_of(program.put(address, {"kind": "spell"})) == ["on"]
    said = program.put(address, {"kind": "spell", "on": "2026-11-20"}).json()
    assert (said["note"], said["video"], said["kind"]) == ("", False, "spell")
    read = program.get(address).json()
    assert program.put(address, read).json() == read
