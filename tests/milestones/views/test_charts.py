import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.models import Sleep, SmileDay
from tests.factories import NOW, make_baby, make_smile, make_social_smile
from tests.factories_episodes import make_episode
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def said(response):
    """The words of a page, with plain apostrophes."""
    return words_of(response).replace("\u2019", "'")


def address(baby):
    return reverse("milestones:charts", args=[baby.pk])


def flat(response):
    return " ".join(main_of(response).split())


def table(response):
    """The rows of the table twin."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', main_of(response))
    return [re.sub(r"<[^>]+>", " ", row).split() for row in rows]


def sleeping(baby, on):
    make_smile(baby=baby, on=on, state="asleep", eyes="closed")


def test_chart_table_and_database_say_the_same(signed_in, baby):
    sleeping(baby, date(2026, 9, 2))
    sleeping(baby, date(2026, 9, 7))
    sleeping(baby, date(2026, 10, 20))
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    response = signed_in.get(address(baby))
    rows = table(response)
    assert [row[0] for row in rows] == [str(week) for week in range(12)]
    assert rows[0] == ["0", "1", "Sep", "2", "0", "0", "0", "0", "2"]
    assert rows[6] == ["6", "13", "Oct", "0", "0", "0", "2", "0", "2"]
    assert rows[7] == ["7", "20", "Oct", "1", "0", "0", "0", "0", "1"]
    stored = SmileDay.objects.filter(baby=baby)
    assert sum(day.reflex for day in stored) == sum(int(row[3]) for row in rows) == 3
    assert sum(day.social for day in stored) == sum(int(row[6]) for row in rows) == 2
    page = said(response)
    assert "Weeks from Juniper's birth. 5 smiles in all." in page
    assert "2 smiles at someone 3 sleep smiles Usual time" in page
    assert "First social smile: 16 October 2026" in page
    assert page.count("The same as a table") == 1


def test_the_picture_has_a_name_and_a_description(signed_in, baby):
    sleeping(baby, date(2026, 9, 2))
    page = flat(signed_in.get(address(baby)))
    assert '<title id="smiles-title">Smiles of Juniper</title>' in page
    assert (
        '<desc id="smiles-desc"> Each bar is a week. The highest bar counts 1 smile. '
        "All counts stand in the table below. </desc>"
    ) in page
    assert 'class="bar reflex"' in page
    assert 'class="bar social"' not in page
    assert 'class="band"' in page
    assert 'class="first"' not in page


def test_a_baby_born_on_time_has_one_age_and_no_choice(signed_in, baby):
    sleeping(baby, date(2026, 9, 2))
    page = main_of(signed_in.get(address(baby)))
    assert "From the due date" not in page
    assert "Which time to show" not in page


def test_the_age_can_be_counted_from_birth(signed_in, user):
    baby = make_baby(by=user, name="Wren", gestation_weeks=36, gestation_days=6)
    sleeping(baby, date(2026, 9, 2))
    corrected = signed_in.get(address(baby))
    assert "Weeks from Wren's due date. 1 smile in all." in said(corrected)
    assert table(corrected)[0][:8] == [
        "4", "weeks", "before", "the", "due", "date", "1", "Sep",
    ]  # fmt: skip
    assert '?age=corrected&amp;part=weeks" aria-current="true"' in flat(corrected)
    actual = signed_in.get(address(baby), {"age": "birth"})
    assert "Weeks from Wren's birth. 1 smile in all." in said(actual)
    assert table(actual)[0] == ["0", "1", "Sep", "1", "0", "0", "0", "0", "1"]
    assert '?age=birth&amp;part=weeks" aria-current="true"' in flat(actual)
    assert 'class="due"' in flat(corrected)
    assert 'class="due"' not in flat(actual)


def test_after_half_a_year_months_are_shown(signed_in, user):
    baby = make_baby(by=user, name="Wren", birth_on=date(2026, 4, 1))
    make_social_smile(baby=baby, on=date(2026, 5, 20))
    make_social_smile(baby=baby, on=date(2026, 11, 20))
    response = signed_in.get(address(baby))
    assert "Months from Wren's birth. 2 smiles in all." in said(response)
    assert [row[0] for row in table(response)] == [str(n) for n in range(8)]
    assert "First half year by week Year 1 by month" in said(response)
    weeks = signed_in.get(address(baby), {"part": "weeks"})
    assert "Weeks from Wren's birth. 1 smile in all." in said(weeks)
    assert len(table(weeks)) == 26


def test_early_months_are_counted_from_the_due_date(signed_in, user):
    baby = make_baby(
        by=user, birth_on=date(2026, 2, 1), gestation_weeks=30, gestation_days=0
    )
    make_social_smile(baby=baby, on=date(2026, 6, 20))
    response = signed_in.get(address(baby), {"part": "1"})
    assert "Months from Test Juniper's due date. 1 smile in all." in said(response)
    assert table(response)[0][:5] == ["3", "months", "before", "the", "due"]


@pytest.mark.parametrize(
    "query",
    [
        {"part": "9"},
        {"part": "-1"},
        {"part": "1\0"},
        {"part": "9" * 4000},
        {"age": "nobody"},
        {"age": ["birth", "corrected", "\0"]},
    ],
)
def test_what_makes_no_sense_shows_the_usual_chart(signed_in, baby, query):
    sleeping(baby, date(2026, 9, 2))
    page = said(signed_in.get(address(baby), query))
    assert "Weeks from Juniper's birth. 1 smile in all." in page


def test_an_empty_diary_says_what_would_be_here(signed_in, baby):
    page = said(signed_in.get(address(baby)))
    assert "No smile is logged for this time yet. Each smile you log for" in page
    assert "Log a smile" in page
    assert "The same as a table" not in page


def test_a_viewer_is_not_asked_to_log(client, baby):
    viewer = baby.caregivers.create(
        user=baby.created_by.__class__.objects.create_user("viewer@example.com"),
        role="viewer",
        since_at=NOW,
    )
    client.force_login(viewer.user)
    page = said(client.get(address(baby)))
    assert "No smile is logged for this time yet." in page
    assert "Log a smile" not in page


def test_a_family_that_wants_quiet_sees_no_window(signed_in, baby):
    sleeping(baby, date(2026, 9, 2))
    baby.quiet_since = NOW
    baby.save()
    slept(baby, NOW - timedelta(hours=3), 2)
    page = main_of(signed_in.get(address(baby)))
    assert 'class="band"' not in page
    assert "Usual time" not in page
    assert 'class="bar sleep"' in page
    assert "Safe sleep" not in page


def slept(baby, start, hours):
    return Sleep.objects.create(
        baby=baby,
        on=start.date(),
        started_at=start,
        ended_at=None if hours is None else start + timedelta(hours=hours),
        time_zone=baby.time_zone,
        logged_at=NOW,
    )


def test_sleep_is_shown_by_day_at_home(signed_in, baby):
    slept(baby, datetime(2026, 11, 20, 22, 30, tzinfo=UTC), 3)
    slept(baby, datetime(2026, 11, 23, 11, 40, tzinfo=UTC), None)
    slept(baby, datetime(2026, 11, 9, 8, tzinfo=UTC), 5)
    response = signed_in.get(address(baby))
    rows = re.findall(
        r'<tr><th scope="row">(\d+ Nov)</th><td>(.*?)</td></tr>', flat(response)
    )
    assert len(rows) == 14
    assert rows[0] == ("10 Nov", "Not logged")
    assert dict(rows)["20 Nov"] == "1 hour 30 minutes"
    assert dict(rows)["21 Nov"] == "1 hour 30 minutes"
    assert rows[-1] == ("23 Nov", "20 minutes")
    page = flat(response)
    assert "Each bar is a day. The longest is 1 hour 30 minutes." in page
    assert 'class="bar sleep"' in page
    assert "Lay your baby on the back for every sleep." in page


def test_without_sleep_the_way_to_log_it_is_shown(signed_in, baby):
    page = said(signed_in.get(address(baby)))
    assert "No sleep is logged for these two weeks. Open the sleep page" in page
    assert "Safe sleep" not in page


def test_an_odd_laugh_counts_as_it_does_everywhere(signed_in, baby):
    sleeping(baby, date(2026, 9, 2))
    make_episode(baby=baby, on=date(2026, 11, 20), kind="laugh", state="awake")
    make_episode(baby=baby, on=date(2026, 11, 20), kind="spell")
    response = signed_in.get(address(baby))
    assert "2 smiles in all." in said(response)
    assert [row[-1] for row in table(response)][-1] == "1"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    "case", [(date(2026, 9, 1), 6), (date(2026, 3, 1), 8)], ids=["small", "older"]
)
def test_the_number_of_queries_does_not_grow(
    signed_in, user, case, rows, django_assert_num_queries
):
    born_on, queries = case
    baby = make_baby(by=user, birth_on=born_on)
    for n in range(rows):
        sleeping(baby, date(2026, 9, 2) + timedelta(days=n))
        slept(baby, NOW - timedelta(days=n + 1), 2)
    with django_assert_num_queries(queries):
        signed_in.get(address(baby))
