from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.models import Episode
from tests.factories import (
    make_baby,
    make_caregiver,
    make_lost_skill,
    make_user,
)
from tests.factories_episodes import make_episode
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 28)
NOON = datetime(2026, 10, 28, 12, 0, 20, tzinfo=UTC)
HELP = "Blue or gray, hard to wake, or not breathing well? Call 999 now. 999 What to do now"
TODAY_STEP = (
    "Speak to a doctor today. If you cannot reach one, go to an emergency room."
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def viewer(client, baby):
    person = make_user()
    make_caregiver(baby=baby, user=person, role="viewer")
    client.force_login(person)
    return client


def address(baby, name="laughs", *keys):
    return reverse(f"milestones:{name}", args=[baby.pk, *keys])


def test_help_comes_first_on_an_empty_page(signed_in, baby):
    page = words_of(signed_in.get(address(baby)))
    assert page.startswith(
        f"{HELP} Odd laughs and spells Add an episode "
        "One tap saves it with the time now. You can say more after that. "
        "An odd laugh Another odd spell A series of quick bends or nods "
        "It was earlier, or you want to say more Film it "
        "If you can do so safely, film the next one. "
    )
    assert "What you noted Nothing has been noted yet." in page
    assert (
        "What ordinary laughing looks like Most laughs come while looking at someone."
        in page
    )


def test_the_number_is_left_out_where_it_is_not_known(signed_in, user):
    baby = make_baby(by=user, time_zone="Africa/Nairobi")
    page = words_of(signed_in.get(address(baby)))
    assert "Call your local emergency number now." in page
    assert "tel:" not in main_of(signed_in.get(address(baby)))


def test_what_was_found_stands_before_anything_to_do(signed_in, baby):
    make_episode(baby=baby, on=ON, ticks=("eye_deviation",), responds="yes")
    page = words_of(signed_in.get(address(baby)))
    assert page.startswith(
        f"{HELP} Odd laughs and spells You logged a laugh that needs a look. "
        f"{TODAY_STEP} The eyes or the head were held to one side. "
        "If you can do so safely, film the next one."
    )
    assert "A doctor should see this the same day" in page


def test_a_pattern_asks_for_a_call_this_week(signed_in, baby):
    for on in (ON, ON - timedelta(days=1)):
        make_episode(baby=baby, on=on, ticks=("out_of_context", "mirthless"))
    page = words_of(signed_in.get(address(baby)))
    assert "You logged a laugh that needs a look. Please call your pediatrician" in page
    assert page.count("Talk to your pediatrician this week") == 2


def test_a_lost_skill_belongs_here_too_and_other_flags_do_not(signed_in, baby):
    make_lost_skill(baby=baby, on=ON)
    page = words_of(signed_in.get(address(baby)))
    assert "Juniper did something before and does not do it now." in page
    assert "No social smile has been logged" not in page


def test_telling_the_doctor_here_leads_back_here(signed_in, baby):
    make_episode(baby=baby, on=ON, ticks=("eye_deviation",))
    card = signed_in.get(address(baby)).context["urgent"][0]
    data = {"flag": card.token, "action": "told_doctor", "back": "laughs"}
    response = signed_in.post(address(baby, "review"), data)
    assert response["Location"] == address(baby)
    page = words_of(signed_in.get(address(baby)))
    assert "The doctor was told on 28 October 2026. Still worried? Call again." in page


def test_an_episode_told_whole_leads_to_its_page(signed_in, baby):
    data = {
        "kind": "laugh",
        "on": "2026-10-27",
        "at": "18:00",
        "state": "awake",
        "note": "By the window.",
    }
    response = signed_in.post(address(baby, "laugh_new"), data, follow=True)
    row = Episode.objects.get()
    assert response.redirect_chain == [(address(baby, "laugh", row.pk), 302)]
    page = words_of(response)
    assert page.startswith(
        f"Odd laughs and spells {HELP} Odd laugh, 27 October 2026, 6 p.m. "
        "Nothing noted here asks for a call "
        "You know Juniper best. If you are worried, call. You need no reason. "
        "What you told us Seen An odd laugh"
    )
    assert "If your baby did not respond to you, choose No." in page
    assert "By the window." in page


def test_the_page_of_an_urgent_episode_says_why(signed_in, baby):
    row = make_episode(baby=baby, on=ON, ticks=("drowsy_after",), responds="no")
    page = words_of(signed_in.get(address(baby, "laugh", row.pk)))
    assert page.startswith(
        "Odd laughs and spells Odd laugh, 28 October 2026, noon "
        f"A doctor should see this the same day {TODAY_STEP} "
        "Your baby did not respond to you. Your baby was very sleepy after it. "
        "If you can do so safely, film the next one. What to do now"
    )
    assert "choose No." not in page


def test_the_page_of_an_emergency_calls(signed_in, baby):
    row = make_episode(baby=baby, on=ON, ticks=("blue_or_grey",))
    page = main_of(signed_in.get(address(baby, "laugh", row.pk)))
    assert 'href="tel:999"' in page
    assert f"/urgent/?baby={baby.pk}&amp;call=999" in page


def test_the_page_of_a_pattern_says_whom_to_call(signed_in, baby):
    ticks = ("out_of_context", "mirthless", "stereotyped")
    row = make_episode(baby=baby, on=ON, ticks=ticks)
    page = words_of(signed_in.get(address(baby, "laugh", row.pk)))
    assert (
        "Please call your pediatrician this week. "
        "Several things about it are worth showing to a doctor. "
        "If you can do so safely, film the next one." in page
    )


def test_a_viewer_reads_and_writes_nothing(viewer, baby):
    row = make_episode(baby=baby, on=ON)
    html = main_of(viewer.get(address(baby)))
    assert "<form" not in html
    assert address(baby, "bin") not in html
    assert "<form" not in main_of(viewer.get(address(baby, "laugh", row.pk)))
    for name, keys in (("laugh_new", ()), ("laugh_edit", (row.pk,))):
        answer = viewer.post(address(baby, name, *keys), {"quick": "laugh"})
        assert answer.status_code == 404
    assert viewer.post(address(baby, "remove", "episodes", row.pk)).status_code == 404
    row.refresh_from_db()
    assert (Episode.objects.count(), row.binned_at) == (1, None)


def test_another_familys_episode_is_not_found(signed_in, baby):
    theirs = make_episode(baby=make_baby(by=make_user()), on=ON)
    assert signed_in.get(address(baby, "laugh", theirs.pk)).status_code == 404
    assert signed_in.post(address(baby, "laugh_edit", theirs.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        row = make_episode(baby=baby, on=ON, ticks=("eye_deviation",))
    with django_assert_num_queries(8):
        signed_in.get(address(baby))
    with django_assert_num_queries(6):
        page = words_of(signed_in.get(address(baby, "laugh", row.pk)))
    assert "A doctor should see this the same day" in page


def test_a_long_list_is_paged(signed_in, baby):
    for number in range(26):
        make_episode(baby=baby, on=ON - timedelta(days=number))
    page = words_of(signed_in.get(address(baby)))
    assert "Odd laugh, 28 October 2026" in page
    assert "Odd laugh, 3 October 2026" not in page
    assert "Page 1 of 2" in page
    page = words_of(signed_in.get(address(baby), {"page": "2"}))
    assert "Odd laugh, 3 October 2026" in page
