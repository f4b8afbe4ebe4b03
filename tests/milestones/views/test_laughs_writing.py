"""Adding an episode, changing it, and help before anything else."""

import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from babies.models import Episode
from tests.factories import (
    PASSWORD,
    make_baby,
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


def address(baby, name="laughs", *keys):
    return reverse(f"milestones:{name}", args=[baby.pk, *keys])


def said(**fields):
    return {"key": str(uuid.uuid4()), "kind": "laugh", **fields}


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
    page = words_of(signed_in.get(address(baby, "bin")))
    assert "Odd laugh 28 October 2026" in page
    assert "Deleted on 27 November 2026 Take back" in page
    back = address(baby, "bin")
    response = signed_in.post(
        address(baby, "put_back", "episodes", row.pk), {"next": back}
    )
    assert response["Location"] == back
    assert list(Episode.objects.values_list("binned_at", flat=True)) == [None]
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
