from datetime import date, timedelta

import pytest
import time_machine

from tests.factories import make_baby, make_lost_skill, make_user
from tests.factories_episodes import make_episode
from tests.milestones.pages import main_of, words_of
from tests.test_voice import BANNED

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 28)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-28T12:00Z", tick=False):
        yield


def sheet(client, baby, **query):
    return client.get(f"/babies/{baby.pk}/laughs/sheet/", query)


def test_the_sheet_tells_what_was_seen_and_ends_with_lines_to_write_on(signed_in, baby):
    make_episode(
        baby=baby,
        on=TODAY,
        state="awake",
        duration_s=20,
        responds="yes",
        ticks=("eye_deviation", "video"),
        note="By the window.",
    )
    make_episode(baby=baby, on=TODAY - timedelta(days=1), kind="spasm_cluster")
    lost = make_lost_skill(baby=baby, on=TODAY)
    lost.note = "Since Monday."
    lost.save()
    make_lost_skill(baby=baby, on=TODAY, skill="cdc-02m-studies-faces")
    response = sheet(signed_in, baby)
    page = words_of(response)
    assert (
        "Laughs and spells of Juniper 8 weeks 1 day · born on time "
        "Born on 1 September 2026 at 40 weeks. "
        "This page shows 30 September 2026 to 28 October 2026. "
        "What the family saw: 2 notes "
        "27 October 2026, noon: A series of quick bends or nods "
        "8 weeks · born on time Responded Not sure Filmed No film noted "
        "28 October 2026, noon: An odd laugh 8 weeks 1 day · born on time "
        "Awake or asleep Awake Responded Yes How long 20 seconds "
        "What else was seen Eyes or head held to one side Filmed Yes "
        "Note By the window. There before and gone now " in page
    )
    assert "Smiles at a person while awake, 28 October 2026 Since Monday." in page
    assert "Gazes at the face of a caregiver, 28 October 2026 Our questions" in page
    assert main_of(response).count('<div class="ruled"></div>') == 3
    assert BANNED.search(page) is None


@pytest.mark.parametrize(
    ("weeks", "since", "count"),
    [
        ("", "30 September 2026", 2),
        ("1", "21 October 2026", 1),
        ("2", "14 October 2026", 1),
        ("8", "2 September 2026", 3),
        ("26", "29 April 2026", 3),
        ("3", "30 September 2026", 2),
        ("-1", "30 September 2026", 2),
        ("1e12", "30 September 2026", 2),
        ("\x00", "30 September 2026", 2),
    ],
)
def test_it_looks_back_as_far_as_asked(signed_in, baby, weeks, since, count):
    for days in (0, 28, 29):
        make_episode(baby=baby, on=TODAY - timedelta(days=days))
    response = sheet(signed_in, baby, weeks=weeks)
    assert f"This page shows {since} to 28 October 2026." in words_of(response)
    assert len(response.context["lines"]) == count


def test_a_day_at_the_edge_is_shown_once_in_the_shorter_time(signed_in, baby):
    for days in (7, 8):
        make_episode(baby=baby, on=TODAY - timedelta(days=days))
    lines = sheet(signed_in, baby, weeks="1").context["lines"]
    assert [line.when for line in lines] == ["21 October 2026, 1 p.m."]


def test_nothing_noted_is_said_so(signed_in, user):
    baby = make_baby(by=user, gestation_weeks=None, gestation_days=None)
    page = words_of(sheet(signed_in, baby))
    assert "Born on 1 September 2026. Weeks at birth not known." in page
    assert "What the family saw: 0 notes Nothing was noted in this time." in page
    assert "There before and gone now" not in page


@pytest.mark.parametrize(
    ("rows", "shown", "left_out"), [(40, 40, ""), (41, 40, "1 older note is left out.")]
)
def test_the_newest_forty_are_shown(signed_in, baby, rows, shown, left_out):
    for _ in range(rows):
        make_episode(baby=baby, on=TODAY)
    response = sheet(signed_in, baby)
    assert len(response.context["lines"]) == shown
    assert f"What the family saw: {rows} notes" in words_of(response)
    assert ("left out" in words_of(response)) is bool(left_out)
    assert left_out in words_of(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_episode(baby=baby, on=TODAY)
        make_lost_skill(baby=baby, on=TODAY)
    with django_assert_num_queries(5):
        sheet(signed_in, baby)


def test_another_familys_notes_are_not_there(signed_in, baby):
    other = make_baby(by=make_user())
    make_episode(baby=other, on=TODAY)
    assert sheet(signed_in, other).status_code == 404
    assert sheet(signed_in, baby).context["lines"] == []
