from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from babies.episode_words import (
    EpisodeLine,
    answers_of,
    detail_of,
    episode_lines,
    length_words,
    shown_episode,
    when_of,
)
from tests.factories import make_baby
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 28)


@pytest.fixture
def baby(user):
    return make_baby(by=user)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 min 1 s"),
        (300, "5 minutes"),
    ],
)
def test_a_length_in_words(seconds, words):
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("laugh", "Odd laugh"),
        ("spell", "Odd spell"),
        ("spasm_cluster", "Series of quick bends"),
    ],
)
def test_a_row_of_a_list_names_its_kind_and_leads_to_its_page(baby, kind, label):
    row = make_episode(baby=baby, on=ON, kind=kind)
    shown = shown_episode(row)
    assert (shown.label, shown.time, shown.detail) == (label, "noon", "")
    assert shown.url == reverse("milestones:laugh", args=[baby.pk, row.pk])


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        ({"state": "asleep"}, "asleep"),
        ({"state": "drowsy"}, "sleepy"),
        ({"duration_s": 0}, "0 seconds"),
        ({"count_today": 1}, "1 time that day"),
        ({"responds": "no"}, "did not respond"),
        (
            {
                "state": "awake",
                "duration_s": 20,
                "count_today": 3,
                "responds": "yes",
                "ticks": ("video", "eye_deviation", "blue_or_grey"),
            },
            "awake · 20 seconds · 3 times that day · responded · "
            "Skin or lips turned blue or gray · Eyes or head held to one side · "
            "Somebody filmed it",
        ),
    ],
)
def test_a_line_tells_what_is_known(baby, said, detail):
    assert detail_of(make_episode(baby=baby, on=ON, **said)) == detail


def test_a_day_without_a_time(baby):
    row = make_episode(baby=baby, on=ON, observed_at=None, precision="day")
    assert shown_episode(row).time == "Time not known"
    assert when_of(row) == "28 October 2026, time not known"


def test_every_answer_has_its_words(baby):
    row = make_episode(
        baby=baby,
        on=ON,
        state="awake",
        duration_s=90,
        count_today=2,
        trigger=("voice", "none"),
        directed="none",
        responds="no",
        ticks=("mirthless", "stiffening", "video"),
        note="Again.",
    )
    assert answers_of(row) == [
        ("Seen", "An odd laugh"),
        ("When", "28 October 2026, noon"),
        ("Awake or asleep", "Awake"),
        ("Just before", "A voice, Nothing I noticed"),
        ("Looking at", "Nothing"),
        ("Responded", "No"),
        ("How long", "1 min 30 s"),
        ("How often that day", "2 times that day"),
        ("What else was seen", "Did not look happy; The body went stiff"),
        ("Filmed", "Yes"),
        ("Note", "Again."),
    ]


def test_what_is_not_known_is_left_out_but_the_one_that_matters(baby):
    row = make_episode(baby=baby, on=ON, trigger=("unsure",))
    assert answers_of(row) == [
        ("Seen", "An odd laugh"),
        ("When", "28 October 2026, noon"),
        ("Responded", "Not sure"),
    ]


def test_lines_for_a_doctor_tell_all_that_was_seen(baby):
    calm = make_episode(
        baby=baby,
        on=date(2026, 10, 2),
        observed_at=datetime(2026, 10, 2, 7, tzinfo=UTC),
    )
    filmed = make_episode(
        baby=baby, on=ON, ticks=("video",), kind="spell", note="By the bath."
    )
    first, second = episode_lines(baby, [calm, filmed])
    assert (first.label, first.when, first.was_filmed) == (
        "An odd laugh",
        "2 October 2026, 8 a.m.",
        False,
    )
    assert second == EpisodeLine(
        label="Another odd spell",
        when="28 October 2026, noon",
        ages="8 weeks 1 day · born on time",
        answers=(("Responded", "Not sure"),),
        note="By the bath.",
        was_filmed=True,
    )
