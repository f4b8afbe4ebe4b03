from datetime import UTC, date, datetime, time

import pytest
from django.http import QueryDict

from babies.choices import TickChoice
from babies.episodes import Told, told_of
from babies.forms.episode import GROUPS, EpisodeForm
from clinical.episodes import EMERGENCY_TICKS
from tests.factories import make_baby
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, 0, 30, tzinfo=UTC)
ON = date(2026, 11, 23)


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Wren")


def form_of(baby, episode=None, now=NOW, **said):
    data = QueryDict(mutable=True)
    for name, value in said.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return EpisodeForm(baby=baby, now=now, episode=episode, data=data)


def told(baby, **said):
    form = form_of(baby, **said)
    assert form.is_valid(), form.errors
    return form.told()


def test_a_new_form_starts_with_now(baby):
    form = EpisodeForm(baby=baby, now=NOW)
    assert (form["on"].value(), form["at"].value()) == (ON, time(12, 0))
    assert form["state"].label == "Was Wren asleep, sleepy or awake?"
    assert form["responds"].label == "Did Wren respond to your voice or touch?"
    assert form["responds"].help_text == (
        "If your baby did not respond to you, choose No."
    )
    assert form.is_emergency is False


def test_only_the_kind_is_enough(baby):
    assert told(baby, kind="laugh") == Told(
        kind="laugh", on=ON, time_zone="Europe/London", precision="day"
    )


def test_everything_that_was_seen_is_told(baby):
    said = told(
        baby,
        danger=["blue_or_grey"],
        kind="spell",
        on="2026-11-22",
        at="07:15",
        state="awake",
        trigger=["voice", "play"],
        before=["out_of_context"],
        directed="none",
        responds="no",
        during=["limb_jerks", "mirthless"],
        minutes="1",
        seconds="30",
        count_today="4",
        after=["drowsy_after", "video"],
        note="  After the nap. ",
    )
    assert said == Told(
        kind="spell",
        on=date(2026, 11, 22),
        time_zone="Europe/London",
        observed_at=datetime(2026, 11, 22, 7, 15, tzinfo=UTC),
        state="awake",
        duration_s=90,
        count_today=4,
        trigger=("voice", "play"),
        directed="none",
        responds="no",
        ticks=(
            "blue_or_grey",
            "out_of_context",
            "mirthless",
            "limb_jerks",
            "drowsy_after",
            "video",
        ),
        note="After the nap.",
    )


def test_every_tick_has_one_place_and_the_worst_come_first():
    placed = [tick for group in GROUPS.values() for tick in group]
    assert sorted(placed) == sorted(TickChoice)
    assert set(GROUPS["danger"]) == EMERGENCY_TICKS
    assert next(iter(EpisodeForm.base_fields)) == "danger"


@pytest.mark.parametrize(
    ("minutes", "seconds", "duration"),
    [
        ("", "", None),
        ("0", "", 0),
        ("", "0", 0),
        ("", "12", 12),
        ("5", "", 300),
        ("4", "59", 299),
        ("1440", "", 86_400),
        ("", "86400", 86_400),
    ],
)
def test_minutes_and_seconds_make_one_length(baby, minutes, seconds, duration):
    said = told(baby, kind="laugh", minutes=minutes, seconds=seconds)
    assert said.duration_s == duration


def test_what_was_ticked_without_a_kind_is_a_spell(baby):
    assert told(baby, after=["video"]).kind == "spell"
    form = form_of(baby)
    assert form.errors == {"kind": ["Please choose one of these."]}


REFUSED = [
    ("seconds", "1e12", "“1e12” is not a whole number."),
    ("seconds", "1000000000000", "This is very many. Please check it."),
    ("seconds", "86401", "This is very many. Please check it."),
    ("seconds", "-1", "Please write a number from 0 up."),
    ("seconds", "9" * 5000, f"“{'9' * 30}…” is not a whole number."),
    ("minutes", "1441", "This is very many. Please check it."),
    ("minutes", "-5", "Please write a number from 0 up."),
    ("minutes", "soon", "“soon” is not a whole number."),
    ("count_today", "10000", "This is very many. Please check it."),
    ("count_today", "-1", "Please write a number from 0 up."),
    ("on", "2026-08-31", "This day is before the birth. Please check it."),
    ("on", "2026-11-24", "This day has not come yet. Please check it."),
    ("on", "2026-02-30", "There is no 30 February 2026. Please check it."),
    ("on", "\x00", "There is no such day. Please check it."),
    ("at", "25:00", "“25:00” is not a time. Please check it."),
    ("at", "12:03", "This time has not come yet. Please check it."),
    ("kind", "smile", "Please choose one of these."),
    ("state", "nowhere", "Please choose one of these."),
    ("responds", "maybe", "Please choose one of these."),
    ("directed", "\x00", "Please choose one of these."),
    ("trigger", ["face", "moon"], "Please choose from these."),
    ("danger", ["video"], "Please choose from these."),
    ("during", ["blue_or_grey"], "Please choose from these."),
    (
        "note",
        "x" * 2001,
        "Please keep this to 2000 characters. It has 2001 now.",
    ),
]


@pytest.mark.parametrize(("field", "value", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_beside_its_field(baby, field, value, sentence):
    form = form_of(baby, **{"kind": "laugh", field: value})
    assert form.errors == {field: [sentence]}
    # Whatever is wrong, what can be read is judged.
    assert form.is_emergency is False


@pytest.mark.parametrize(("field", "value", "sentence"), REFUSED)
def test_an_emergency_is_seen_whatever_else_is_wrong(baby, field, value, sentence):
    said = {"kind": "laugh", "danger": "blue_or_grey", "during": "limb_jerks"}
    form = form_of(baby, **{**said, "responds": "no", field: value})
    assert form.errors == {field: [sentence]}
    assert form.is_emergency is True


@pytest.mark.parametrize("field", ["kind", "on", "at", "state", "seconds"])
def test_of_two_values_for_one_question_the_last_counts(baby, field):
    values = {
        "kind": ["zzz", "laugh"],
        "on": ["x", "2026-11-22"],
        "at": ["x", ""],
        "state": ["x", "awake"],
        "seconds": ["x", "3"],
    }
    assert form_of(baby, **{"kind": "laugh", field: values[field]}).is_valid()


def test_two_minutes_ahead_are_a_clock_of_its_own(baby):
    said = told(baby, kind="laugh", on="2026-11-23", at="12:02")
    assert said.observed_at == datetime(2026, 11, 23, 12, 2, tzinfo=UTC)


def test_a_time_that_never_came_or_came_twice_is_asked_about(user):
    baby = make_baby(by=user, time_zone="America/Chicago", birth_on=date(2026, 2, 1))
    form = form_of(baby, kind="laugh", on="2026-03-08", at="02:30")
    assert form.errors == {
        "at": ["The clocks went forward, so this time never came. Please check it."]
    }
    said = {"kind": "laugh", "on": "2026-11-01", "at": "01:30"}
    form = form_of(baby, **said)
    assert form.errors == {
        "fold": ["The clocks went back, so this time came twice. Please choose one."]
    }
    assert form.asks_fold is True
    moments = [
        told(baby, **said, fold=fold).observed_at for fold in ("first", "second")
    ]
    assert [moment.hour for moment in moments if moment] == [6, 7]


def test_an_episode_fills_its_form_and_comes_back_unchanged(baby):
    row = make_episode(
        baby=baby,
        on=date(2026, 11, 20),
        kind="spell",
        observed_at=datetime(2026, 11, 20, 6, 30, 45, tzinfo=UTC),
        state="drowsy",
        duration_s=75,
        count_today=2,
        trigger=("touch",),
        directed="person",
        responds="yes",
        ticks=("blue_or_grey", "stiffening", "video"),
        note="As before.",
    )
    form = EpisodeForm(baby=baby, now=NOW, episode=row)
    again = {
        name: form[name].value()
        for name in form.fields
        if form[name].value() is not None
    }
    shown = {
        name: [str(each) for each in value] if isinstance(value, tuple) else str(value)
        for name, value in again.items()
    }
    of_group = {
        name: [each for each in row.ticks if each in {tick.value for tick in group}]
        for name, group in GROUPS.items()
    }
    changed = form_of(baby, row, **{**shown, **of_group, "at": "06:30"})
    assert changed.is_valid(), changed.errors
    assert changed.told() == told_of(row)


def test_another_minute_is_another_moment(baby):
    noon = datetime(2026, 11, 20, 12, 0, 45, tzinfo=UTC)
    row = make_episode(baby=baby, on=date(2026, 11, 20), observed_at=noon)
    form = form_of(baby, row, kind="laugh", on="2026-11-20", at="12:01")
    assert form.is_valid()
    assert form.told().observed_at == datetime(2026, 11, 20, 12, 1, tzinfo=UTC)


def test_an_episode_without_a_time_stays_so(baby):
    row = make_episode(
        baby=baby, on=date(2026, 11, 20), observed_at=None, precision="day"
    )
    form = EpisodeForm(baby=baby, now=NOW, episode=row)
    assert (form["at"].value(), form["minutes"].value(), form.asks_fold) == (
        None,
        None,
        False,
    )


@pytest.mark.parametrize(
    ("said", "is_emergency"),
    [
        ({"danger": "breathing_trouble"}, True),
        ({"danger": "still_unresponsive"}, True),
        ({"danger": "repeated_without_recovery"}, True),
        ({"during": "stiffening", "responds": "no"}, True),
        ({"during": "stiffening", "responds": "unsure"}, False),
        ({"during": "eye_deviation", "minutes": "5"}, True),
        ({"during": "eye_deviation", "minutes": "4", "seconds": "59"}, False),
        ({"kind": "spasm_cluster"}, False),
        ({"kind": "spasm_cluster", "minutes": "5"}, True),
    ],
)
def test_the_rules_say_what_an_emergency_is(baby, said, is_emergency):
    form = form_of(baby, **said)
    assert (form.is_valid(), form.is_emergency) == (True, is_emergency)
