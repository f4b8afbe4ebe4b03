import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from babies.models import Concern
from tests.factories import (
    NOW,
    PASSWORD,
    make_baby,
    make_caregiver,
    make_concern,
    make_lost_skill,
    make_user,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 3)
AT_NOON = "2026-10-03T12:00Z"


@pytest.fixture
def address(baby):
    return reverse("milestones:worry", args=[baby.pk])


def said(**fields):
    return {"key": str(uuid.uuid4()), "kind": "worry", "on": "2026-10-03", **fields}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT_NOON, tick=False):
        yield


def test_every_kind_can_be_chosen_in_plain_words(signed_in, baby, address):
    page = words_of(signed_in.get(address))
    assert page.startswith(
        "I am worried You know Juniper best. Your worry counts at any age. "
        "Hard to wake, blue or gray, or hard to breathe? Get help now. "
        "What worries you? Tick all that fit. You can leave this empty. "
        "Very sleepy and hard to wake Limp like a rag doll Took no feed at all "
        "Fever of 38 °C (100.4 °F) or more Eyes: a white or cloudy pupil "
        "Eyes: they never rest on a face or a thing The body is a bit floppy or stiff "
        "Trouble with feeding Hearing: no reaction to loud sounds I am worried Day"
    )
    help_now = f'href="/urgent/?baby={baby.pk}&amp;call=999"'
    assert help_now in main_of(signed_in.get(address))


def test_p3_a_worry_counts_at_any_age(signed_in, user, expectations):
    baby = make_baby(by=user, name="Wren", gestation_weeks=32, gestation_days=0)
    address = reverse("milestones:worry", args=[baby.pk])
    response = signed_in.post(address, said(note="So still."), follow=True)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    page = words_of(response)
    assert (
        "You are worried about Wren. Please call your pediatrician this week, by"
        in page
    )
    assert "You said on 3 October 2026 that you are worried." in page
    row = Concern.objects.get()
    assert (row.baby, row.kind, row.on, row.note) == (baby, "worry", ON, "So still.")
    assert (row.logged_by, row.logged_at) == (user, NOW.replace(month=10, day=3))


def test_an_urgent_worry_leads_the_next_page(signed_in, address):
    response = signed_in.post(address, said(kind="hard_to_wake"), follow=True)
    assert words_of(response).startswith("Juniper needs to be seen.")


def test_a_saved_worry_can_be_undone_at_once(signed_in, baby, address):
    response = signed_in.post(address, said(), follow=True)
    row = Concern.objects.get()
    undo = reverse("milestones:remove", args=[baby.pk, "worries", row.pk])
    page = response.content.decode()
    assert "Your worry is noted." in page
    assert f'action="{undo}"' in page


def test_sending_the_form_twice_is_one_worry(signed_in, address):
    data = said(note="once")
    for _ in range(2):
        assert signed_in.post(address, data).status_code == 302
    assert Concern.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("on", "2026-10-04", "This day has not come yet. Please check it."),
        ("on", "2026-08-31", "This day is before the birth. Please check it."),
        ("on", "2026-02-29", "There is no 29 February 2026. Please check it."),
        ("kind", "ghosts", "Please choose one of these."),
        (
            "note",
            "x" * 2001,
            "Please keep this to 2000 characters. It has 2001 now.",
        ),
        (
            "note",
            "a\x00b",
            "There are hidden control characters in this. Please type it again.",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    signed_in, address, field, value, sentence
):
    data = said(**{"note": "kept as typed", field: value})
    response = signed_in.post(address, data)
    assert response.context["form"].errors == {field: [sentence]}
    assert f'id="id_{field}_error"' in main_of(response)
    assert data["note"] in main_of(response)
    assert Concern.objects.count() == 0


def test_a_mistake_beside_an_emergency_shows_help_first(signed_in, address):
    response = signed_in.post(address, said(kind="hard_to_wake", on=""))
    page = words_of(response)
    assert page.startswith(
        "Blue or gray, hard to wake, or not breathing well? Call 999 now."
    )
    assert "Please give the day." in page


def test_what_was_told_before_can_be_taken_back(signed_in, baby, address):
    row = make_concern(baby=baby, on=ON, kind="hearing", note="at night")
    make_lost_skill(baby=baby, on=ON, skill="coos")
    response = signed_in.get(address)
    page = words_of(response)
    assert (
        "What you told us before Hearing: no reaction to loud sounds 3 October 2026 "
        "at night Take back No more: Coos with open sounds 3 October 2026 Take back"
        in page
    )
    assert f"/babies/{baby.pk}/said/worries/{row.pk}/delete/" in main_of(response)


def test_a_note_is_shown_as_text(signed_in, baby, address):
    make_concern(baby=baby, on=ON, note="<script>alert(1)</script>\nsecond line")
    page = main_of(signed_in.get(address))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>second line" in page


def test_a_viewer_reads_what_was_told(client, baby, address):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_concern(baby=baby, on=ON, kind="hearing")
    make_lost_skill(baby=baby, on=ON, skill="coos")
    client.force_login(viewer)
    response = client.get(address)
    assert "Hearing: no reaction to loud sounds" in words_of(response)
    assert "<form" not in main_of(response)
    assert client.post(address, said()).status_code == 404
    assert Concern.objects.count() == 1


def test_nothing_typed_is_lost_when_the_session_has_ended(client, user, address):
    data = said(note="Typed at night.", kind="hearing")
    response = client.post(address, data)
    assert response["Location"].startswith("/accounts/login/?next=")
    assert Concern.objects.count() == 0
    response = client.post(
        response["Location"], {"login": user.email, "password": PASSWORD}, follow=True
    )
    assert response.redirect_chain == [(address, 302)]
    form = response.context["form"]
    assert (form["note"].value(), form["kind"].value()) == (
        "Typed at night.",
        ["hearing"],
    )
    assert "Typed at night." in main_of(response)
    client.post(address, data)
    assert Concern.objects.get().note == "Typed at night."


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, address, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_concern(baby=baby, on=ON)
        make_lost_skill(baby=baby, on=ON, skill="coos")
    with django_assert_num_queries(5):
        response = signed_in.get(address)
    assert words_of(response).count("Take back") == 2 * rows


def test_several_worries_are_a_row_each_and_twice_is_once(signed_in, address):
    data = said(kind=["fever", "hard_to_wake", "feeding"], note="Since noon.")
    for _ in range(2):
        page = words_of(signed_in.post(address, data, follow=True))
    rows = Concern.objects.values_list("kind", "note")
    assert sorted(rows) == [
        ("feeding", ""),
        ("fever", "Since noon."),
        ("hard_to_wake", ""),
    ]
    assert "Call your local emergency number now." in page
    assert "First do what is above." in page


def test_a_worry_needs_no_name(signed_in, address):
    data = said()
    del data["kind"]
    signed_in.post(address, data)
    assert Concern.objects.get().kind == "worry"


@pytest.mark.parametrize("kind", ["fever", "eyes", "refuses_feeds", "very_floppy"])
def test_a_same_day_worry_says_what_to_say_on_the_phone(signed_in, baby, address, kind):
    response = signed_in.post(address, said(kind=kind), follow=True)
    page = words_of(response)
    assert "Speak to a doctor today." in page
    assert (
        "On the phone, say how old Juniper is, what you saw, and since when. "
        "Hard to wake, blue or gray, or hard to breathe? Get help now." in page
    )
    assert "What to do now" not in page
    assert f"/urgent/?baby={baby.pk}&amp;call=999" in main_of(response)
