import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.models import Episode
from tests.factories import (
    PASSWORD,
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


def said(**fields):
    return {"key": str(uuid.uuid4()), "kind": "laugh", **fields}


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


@pytest.mark.parametrize("kind", ["laugh", "spell", "spasm_cluster"])
def test_one_tap_saves_it_and_then_asks_for_more(signed_in, user, baby, kind):
    data = {"key": str(uuid.uuid4()), "quick": kind}
    responses = [signed_in.post(address(baby, "laugh_new"), data) for _ in range(2)]
    row = Episode.objects.get()
    assert (row.kind, row.on, row.observed_at, row.state) == (kind, ON, NOON, "unsure")
    assert (row.ticks, row.logged_by) == ([], user)
    form = address(baby, "laugh_edit", row.pk)
    assert [each["Location"] for each in responses] == [f"{form}?added=1"] * 2
    page = words_of(signed_in.get(f"{form}?added=1"))
    assert page.count("At noon: “") == 1
    assert "” is saved. Say more if you like." in page
    assert (TODAY_STEP in page) is (kind == "spasm_cluster")


def test_the_toast_takes_it_back_and_it_returns(signed_in, baby):
    response = signed_in.post(
        address(baby, "laugh_new"), {"quick": "laugh"}, follow=True
    )
    row = Episode.objects.get()
    undo = address(baby, "remove", "episodes", row.pk)
    assert f'action="{undo}"' in response.content.decode()
    signed_in.post(undo, {"next": address(baby)})
    row.refresh_from_db()
    assert row.binned_at == NOON
    assert "Nothing has been noted yet." in words_of(signed_in.get(address(baby)))
    page = words_of(signed_in.get(address(baby, "laugh_bin")))
    assert "Odd laugh 28 October 2026, noon Deleted on 27 November 2026 Take back" in (
        page
    )
    back = address(baby, "laugh_bin")
    response = signed_in.post(
        address(baby, "put_back", "episodes", row.pk), {"next": back}
    )
    assert response["Location"] == back
    row.refresh_from_db()
    assert row.binned_at is None
    assert "The bin is empty." in words_of(signed_in.get(back))


def test_an_address_can_fill_in_what_is_known(signed_in, baby):
    form = signed_in.get(
        address(baby, "laugh_new"), {"kind": "laugh", "state": "asleep"}
    ).context["form"]
    assert (form["kind"].value(), form["state"].value()) == ("laugh", "asleep")
    form = signed_in.get(
        address(baby, "laugh_new"), {"kind": "x", "state": "\x00", "note": "y"}
    ).context["form"]
    assert (form["kind"].value(), form["state"].value()) == ("", "unsure")
    assert not form["note"].value()


def test_an_episode_told_whole_leads_to_its_page(signed_in, baby):
    data = said(on="2026-10-27", at="18:00", state="awake", note="By the window.")
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


@pytest.mark.parametrize(
    ("zone", "query"), [("Europe/London", "&call=999"), ("Africa/Nairobi", "")]
)
def test_an_emergency_is_saved_and_help_opens_first(signed_in, user, zone, query):
    baby = make_baby(by=user, time_zone=zone)
    response = signed_in.post(
        address(baby, "laugh_new"), said(danger="blue_or_grey"), follow=True
    )
    row = Episode.objects.get()
    assert row.ticks == ["blue_or_grey"]
    assert response.redirect_chain == [(f"/urgent/?baby={baby.pk}{query}", 302)]
    page = words_of(response)
    assert page.startswith("Back to your baby Call ")
    undo = address(baby, "remove", "episodes", row.pk)
    assert f'action="{undo}"' in response.content.decode()


def test_a_refused_form_with_an_emergency_shows_help_above_it(signed_in, baby):
    data = said(danger="blue_or_grey", seconds="1e12", note="kept as typed")
    response = signed_in.post(address(baby, "laugh_new"), data)
    page = words_of(response)
    assert page.startswith(
        "Odd laughs and spells Call 999 now if your baby: is not breathing well"
    )
    html = main_of(response)
    # Help takes the focus, not the errors below it.
    assert html.index("data-focus") < html.index("form-errors")
    assert "kept as typed" in html
    assert "“1e12” is not a whole number." in page
    assert Episode.objects.count() == 0


def test_a_refused_form_keeps_what_was_typed(signed_in, baby):
    data = said(seconds="-1", note="kept as typed", state="asleep")
    response = signed_in.post(address(baby, "laugh_new"), data)
    html = main_of(response)
    assert words_of(response).startswith(f"Odd laughs and spells {HELP}")
    assert 'id="id_seconds_error"' in html
    assert "kept as typed" in html
    assert f'name="key" value="{data["key"]}"' in html
    assert Episode.objects.count() == 0


def test_answers_can_be_changed(signed_in, baby):
    row = make_episode(baby=baby, on=ON, kind="spell", note="first")
    form = address(baby, "laugh_edit", row.pk)
    html = main_of(signed_in.get(form))
    assert "first" in html
    response = signed_in.post(
        form, {"kind": "spell", "on": "2026-10-27", "during": ["stiffening"]}
    )
    assert response["Location"] == address(baby, "laugh", row.pk)
    row.refresh_from_db()
    assert (row.on, row.ticks, row.note, row.observed_at) == (
        date(2026, 10, 27),
        ["stiffening"],
        "",
        None,
    )


def test_an_emergency_said_later_opens_help_too(signed_in, baby):
    row = make_episode(baby=baby, on=ON)
    data = {"kind": "laugh", "on": "2026-10-28", "danger": "still_unresponsive"}
    response = signed_in.post(address(baby, "laugh_edit", row.pk), data)
    assert response["Location"].startswith("/urgent/?baby=")
    row.refresh_from_db()
    assert row.ticks == ["still_unresponsive"]


def test_a_refused_change_changes_nothing(signed_in, baby):
    row = make_episode(baby=baby, on=ON)
    data = {"kind": "laugh", "on": "2027-01-01", "note": "kept as typed"}
    response = signed_in.post(address(baby, "laugh_edit", row.pk), data)
    assert "This day has not come yet. Please check it." in words_of(response)
    assert "kept as typed" in main_of(response)
    row.refresh_from_db()
    assert (row.on, row.note) == (ON, "")


def sign_in_after(client, user, response):
    return client.post(
        response["Location"], {"login": user.email, "password": PASSWORD}, follow=True
    )


def test_nothing_typed_is_lost_when_the_session_has_ended(client, user, baby):
    data = said(danger="blue_or_grey", note="kept as typed")
    response = client.post(address(baby, "laugh_new"), data)
    response = sign_in_after(client, user, response)
    page = words_of(response)
    assert page.startswith("Odd laughs and spells Call 999 now if your baby:")
    assert "Not saved yet. Check it and tap Save." in page
    assert "kept as typed" in main_of(response)


def test_a_tap_after_the_session_has_ended_is_shown_for_saving(client, user, baby):
    response = client.post(address(baby, "laugh_new"), {"quick": "spell"})
    form = sign_in_after(client, user, response).context["form"]
    assert (form["kind"].value(), str(form["at"].value())) == ("spell", "12:00:00")


def test_a_viewer_reads_and_writes_nothing(viewer, baby):
    row = make_episode(baby=baby, on=ON)
    html = main_of(viewer.get(address(baby)))
    assert "<form" not in html
    assert address(baby, "laugh_bin") not in html
    assert "<form" not in main_of(viewer.get(address(baby, "laugh", row.pk)))
    for name, keys in (("laugh_new", ()), ("laugh_edit", (row.pk,))):
        answer = viewer.post(address(baby, name, *keys), said(quick="laugh"))
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
        gone = make_episode(baby=baby, on=ON)
        gone.binned_at = NOON
        gone.save()
    with django_assert_num_queries(8):
        signed_in.get(address(baby))
    with django_assert_num_queries(6):
        page = words_of(signed_in.get(address(baby, "laugh_bin")))
    assert page.count("Take back") == rows
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
