"""Building a bedtime routine."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.bedtime_log import MOST_STEPS, routine, step_key
from babies.models import Baby, BedtimeStep
from tests.babies.views.pages import messages_of, words_of
from tests.factories import PASSWORD, make_baby, make_caregiver
from tests.factories_sleep import make_step

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
SAFE = "Lay your baby on the back for every sleep."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, birth_on=date(2026, 8, 1))


def at(baby, what=""):
    return f"/babies/{baby.pk}/bedtime/routine/{what}"


def of(step, what):
    return at(step.baby, f"{step_key(step)}/{what}/")


def order(baby):
    return [step.words for step in routine(baby)]


def test_ideas_of_the_four_kinds_are_offered(signed_in, baby):
    page = words_of(signed_in.get(at(baby)))
    assert re.findall(r"<legend>([^<]*)</legend>", page) == [
        "A steady time",
        "A calm room",
        "A gentle activity",
        "Things to leave out",
        "Kind of step",
    ]
    assert len(re.findall(r'name="suggestion"', page)) == 12
    assert SAFE in page


def test_an_idea_is_added_by_one_tap_and_offered_no_more(signed_in, baby):
    response = signed_in.post(at(baby), {"suggestion": "dim-light"}, follow=True)
    step = BedtimeStep.objects.get()
    assert (step.kind, step.words, step.position) == ("room", "Dim the light", 1)
    assert messages_of(response) == [("Added: Dim the light.", of(step, "retire"))]
    assert 'value="dim-light"' not in words_of(response)
    signed_in.post(at(baby), {"suggestion": "dim-light"})
    assert BedtimeStep.objects.count() == 1


def test_a_kind_whose_ideas_are_all_used_is_not_shown(signed_in, baby):
    make_step(baby=baby, kind="time", words="Start at about the same time")
    page = words_of(signed_in.get(at(baby)))
    assert "<legend>A steady time</legend>" not in page
    assert "<legend>A calm room</legend>" in page


def test_with_every_idea_used_there_are_no_ideas(signed_in, baby):
    for name in re.findall(
        r'name="suggestion" value="([\w-]+)"', words_of(signed_in.get(at(baby)))
    ):
        signed_in.post(at(baby), {"suggestion": name})
    assert len(order(baby)) == 12
    assert "Ideas" not in words_of(signed_in.get(at(baby)))


def test_a_step_in_own_words(signed_in, baby):
    signed_in.post(at(baby), {"kind": "avoid", "words": "No <b>drums</b>"})
    step = BedtimeStep.objects.get()
    assert (step.kind, step.words) == ("avoid", "No <b>drums</b>")
    assert "No &lt;b&gt;drums&lt;/b&gt;" in words_of(signed_in.get(at(baby)))


@pytest.mark.parametrize(
    "bad", [{}, {"words": "\0"}, {"words": "x" * 61}, {"suggestion": "pillow"}]
)
def test_a_refused_step_keeps_what_was_typed(signed_in, baby, bad):
    page = words_of(signed_in.post(at(baby), {"kind": "room", **bad}))
    assert "Please look at this again. Nothing you typed is lost." in page
    assert 'value="room"' in page
    assert not BedtimeStep.objects.exists()


def test_a_session_that_ended_loses_nothing(client, user, baby):
    asked = client.post(at(baby), {"kind": "room", "words": "Close the door"})
    data = {"login": user.email, "password": PASSWORD}
    page = client.get(client.post(asked["Location"], data)["Location"])
    assert 'value="Close the door"' in words_of(page)
    assert not BedtimeStep.objects.exists()


def test_steps_move_by_buttons(signed_in, baby):
    one, two = (make_step(baby=baby, words=words) for words in ("one", "two"))
    page = words_of(signed_in.get(at(baby)))
    assert re.findall(r'aria-label="(Move[^"]*)"', page) == [
        "Move down: one",
        "Move up: two",
    ]
    assert signed_in.post(of(one, "move"), {"to": "down"})["Location"] == at(baby)
    assert order(baby) == ["two", "one"]
    signed_in.post(of(one, "move"), {"to": "up"})
    assert order(baby) == ["one", "two"]
    signed_in.get(of(two, "move"))
    assert order(baby) == ["one", "two"]


def test_a_step_taken_out_can_be_put_back(signed_in, baby):
    step = make_step(baby=baby, words="one")
    response = signed_in.post(of(step, "retire"), follow=True)
    assert order(baby) == []
    assert messages_of(response) == [("Taken out: one.", of(step, "restore"))]
    signed_in.post(of(step, "move"))
    signed_in.get(of(step, "restore"))
    assert order(baby) == []
    response = signed_in.post(of(step, "restore"), follow=True)
    assert order(baby) == ["one"]
    assert messages_of(response) == [("The step is back.", "")]
    signed_in.get(of(step, "retire"))
    assert order(baby) == ["one"]


def test_a_full_routine_says_so(signed_in, baby):
    first = make_step(baby=baby, words="first")
    signed_in.post(of(first, "retire"))
    for number in range(MOST_STEPS):
        make_step(baby=baby, words=f"step {number}")
    told = ("The routine is full. Please take a step out first.", "")
    response = signed_in.post(at(baby), {"words": "one more"}, follow=True)
    assert messages_of(response)[-1] == told
    response = signed_in.post(of(first, "restore"), follow=True)
    assert messages_of(response) == [told]
    assert len(order(baby)) == MOST_STEPS


def test_a_step_of_another_baby_is_not_found(signed_in, baby):
    theirs = make_step(baby=make_baby())
    for what in ("move", "retire", "restore"):
        key = step_key(theirs)
        assert signed_in.post(at(baby, f"{key}/{what}/")).status_code == 404
    assert BedtimeStep.objects.get().retired_at is None


def test_a_viewer_has_no_routine_page(client, baby):
    client.force_login(make_caregiver(baby=baby, role="viewer").user)
    assert client.get(at(baby)).status_code == 404
    assert client.post(at(baby), {"words": "one"}).status_code == 404
    assert not BedtimeStep.objects.exists()


@pytest.mark.parametrize(
    ("age", "note"),
    [(55, "A fixed bedtime is not expected yet."), (84, "")],
)
def test_young_babies_are_given_time(signed_in, user, age, note):
    baby = make_baby(by=user, birth_on=NOW.date() - timedelta(days=age))
    page = words_of(signed_in.get(at(baby)))
    assert ("not expected yet" in page) is bool(note)
    assert "A study of bedtime routines was done with babies from 7 months on." in page


def test_quiet_pages_prompt_nothing(signed_in, user):
    baby = make_baby(by=user, birth_on=NOW.date() - timedelta(days=50))
    Baby.objects.update(quiet_since=NOW)
    page = words_of(signed_in.get(at(baby)))
    for prompt in ("not expected yet", "A study of", SAFE):
        assert prompt not in page
    assert "No steps yet." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_five_queries(signed_in, baby, rows, django_assert_num_queries):
    for number in range(rows):
        make_step(baby=baby, words=f"step {number}")
    with django_assert_num_queries(5):
        signed_in.get(at(baby))
