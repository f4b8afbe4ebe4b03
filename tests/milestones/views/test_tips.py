import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.models import Baby, Smile
from milestones.models import TipTried
from tests.factories import (
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
    make_user,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
# Baby A is forty days old at noon.
NOON = datetime(2026, 10, 11, 12, 34, 56, tzinfo=UTC)
TODAY = date(2026, 10, 11)
TIP = "face-to-face"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


def all_tips(baby):
    return reverse("milestones:tips", args=[baby.pk])


def one(baby, slug=TIP):
    return reverse("milestones:tip", args=[baby.pk, slug])


def told(outcome="looked", **fields):
    key = str(uuid.uuid4())
    return {"key": key, "outcome": outcome, "on": TODAY.isoformat(), **fields}


def make_tried(baby, *, on=TODAY, tip=TIP, outcome="looked", note=""):
    return TipTried.objects.create(
        baby=baby, tip=tip, on=on, outcome=outcome, note=note, logged_at=NOON
    )


def test_the_page_leads_with_one_tip_and_lists_the_others(signed_in, baby):
    response = signed_in.get(all_tips(baby))
    page = main_of(response)
    assert page.count('class="card tip"') == 1
    assert words_of(response).startswith("More Tips for Juniper")
    assert "Nothing yet. Notes help you see what works." in words_of(response)
    assert f'href="/learn/?baby={baby.pk}"' in page
    assert page.count("#icon-tip") == 4


def test_what_was_tried_stands_below_with_its_outcome(signed_in, baby):
    row = make_tried(baby, note="in the\nbath", outcome="smiled")
    make_tried(baby, tip="a-tip-of-old", on=TODAY - timedelta(days=1))
    words = words_of(signed_in.get(all_tips(baby)))
    first = "Face to face A smile, 11 October 2026 in the bath Take back"
    assert words.index(first) < words.index("a-tip-of-old A look, no smile, 10 October")
    page = main_of(signed_in.get(all_tips(baby)))
    assert f'action="/babies/{baby.pk}/said/tips/{row.pk}/delete/"' in page


def test_long_histories_are_paged(signed_in, baby):
    for _ in range(26):
        make_tried(baby)
    assert words_of(signed_in.get(all_tips(baby))).count("Take back") == 25
    assert (
        words_of(signed_in.get(all_tips(baby), {"page": "2"})).count("Take back") == 1
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_row_and_three(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_tried(baby)
    with django_assert_num_queries(8):
        response = signed_in.get(all_tips(baby))
    assert words_of(response).count("Take back") == rows


def test_others_see_no_history_of_another_baby(signed_in, baby):
    make_tried(make_baby(), note="secret")
    assert "secret" not in words_of(signed_in.get(all_tips(baby)))


def test_while_it_is_quiet_the_page_shows_no_tip_but_the_history(signed_in, baby):
    make_tried(baby, note="by the window")
    Baby.objects.filter(pk=baby.pk).update(quiet_since=NOON)
    response = signed_in.get(all_tips(baby))
    assert 'class="card tip"' not in main_of(response)
    assert "Tips rest while it is quiet here." in words_of(response)
    assert "by the window" in words_of(response)


def test_while_something_is_urgent_the_page_leads_to_it(signed_in, baby):
    make_concern(baby=baby, on=TODAY, kind="hard_to_wake")
    response = signed_in.get(all_tips(baby))
    assert 'class="card tip"' not in main_of(response)
    assert "Something else comes first now." in words_of(response)


def test_after_the_first_year_the_page_says_so(client, user, baby):
    with time_machine.travel(NOON + timedelta(days=400), tick=False):
        client.force_login(user)
        response = client.get(all_tips(baby))
    assert "Juniper has outgrown them." in words_of(response)


def test_a_viewer_reads_and_tells_nothing(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    row = make_tried(baby, outcome="smiled")
    for address in (all_tips(baby), one(baby), f"{one(baby)}?smiled={row.pk}"):
        assert "<form" not in main_of(client.get(address))
    assert client.post(one(baby), told()).status_code == 404
    assert TipTried.objects.count() == 1


def test_a_tip_says_how_sure_it_is_and_where_it_comes_from(signed_in, baby):
    response = signed_in.get(one(baby))
    words = words_of(response)
    assert words.startswith(
        "Tips Face to face Choose a time when Juniper is awake, fed and calm."
    )
    assert "How sure is this? Newborns see best at about this distance." in words
    assert "Last checked on 23 November 2026. Not yet signed by a clinician." in words
    assert 'href="/learn/sources/#S89"' in main_of(response)
    assert "Safe sleep" not in words


def test_a_tip_that_touches_sleep_has_the_safe_sleep_points(signed_in, baby):
    words = words_of(signed_in.get(one(baby, "let-sleep-be-sleep")))
    assert (
        "Safe sleep in the first year Lay your baby on the back for every sleep."
        in words
    )


def test_the_tip_of_the_day_has_the_safe_sleep_points_too(signed_in, baby):
    make_smile(baby=baby, on=TODAY, state="asleep")
    days = [NOON + timedelta(days=number) for number in range(4)]
    shown = []
    for moment in days:
        with time_machine.travel(moment, tick=False):
            shown.append(words_of(signed_in.get(all_tips(baby))))
    assert ["Let sleep be sleep Sleep smiles come" in words for words in shown] == [
        "Safe sleep in the first year" in words for words in shown
    ]
    assert any("Safe sleep in the first year" in words for words in shown)


@pytest.mark.parametrize("slug", ["none", "social-smile"])
def test_other_tips_are_not_found(signed_in, baby, slug):
    assert signed_in.get(one(baby, slug)).status_code == 404
    assert signed_in.post(one(baby, slug), told()).status_code == 404
    assert TipTried.objects.count() == 0


def test_what_happened_is_noted_with_an_undo(signed_in, baby, user):
    response = signed_in.post(
        one(baby), told(note="before the bath", next=all_tips(baby)), follow=True
    )
    row = TipTried.objects.get()
    assert (row.tip, row.outcome, row.on, row.note) == (
        TIP, "looked", TODAY, "before the bath",
    )  # fmt: skip
    assert (row.baby, row.logged_by, row.logged_at) == (baby, user, NOON)
    assert response.redirect_chain == [(all_tips(baby), 302)]
    undo = f"/babies/{baby.pk}/said/tips/{row.pk}/delete/"
    assert f'action="{undo}"' in response.content.decode()

    response = signed_in.post(undo, {"next": all_tips(baby)}, follow=True)
    row.refresh_from_db()
    assert row.binned_at == NOON
    assert "Nothing yet." in words_of(response)
    signed_in.post(undo.replace("delete", "restore"))
    row.refresh_from_db()
    assert row.binned_at is None


def test_the_same_form_sent_twice_is_one_note(signed_in, baby):
    sent = told()
    signed_in.post(one(baby), sent)
    signed_in.post(one(baby), sent)
    assert TipTried.objects.count() == 1


def test_afterwards_one_is_where_one_was(signed_in, baby):
    today = reverse("milestones:today", args=[baby.pk])
    response = signed_in.post(one(baby), told(next=all_tips(baby)))
    assert response["Location"] == all_tips(baby)
    response = signed_in.post(one(baby), told(next="https://example.com/"))
    assert response["Location"] == today
    assert f'name="next" value="{all_tips(baby)}"' in main_of(signed_in.get(one(baby)))
    assert f'name="next" value="{today}"' in main_of(
        signed_in.get(one(baby), {"next": today})
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"outcome": ""}, "Please choose one of these."),
        ({"outcome": "danced"}, "Please choose one of these."),
        ({"on": "2026-10-12"}, "This day has not come yet. Please check it."),
        ({"on": "2026-08-31"}, "This day is before the birth. Please check it."),
        ({"on": "0"}, "“0” is not a date. Please check it."),
        ({"note": "a\x00b"}, "There are hidden control characters in this."),
        ({"note": "x" * 2001}, "Please keep this to 2000 characters."),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(signed_in, baby, sent, sentence):
    given = {**told(note="by the window"), **sent}
    response = signed_in.post(one(baby), given)
    assert sentence in words_of(response)
    assert TipTried.objects.count() == 0
    if "note" not in sent:
        assert "by the window" in main_of(response)


def test_a_smile_can_be_logged_too_with_one_tap(signed_in, baby):
    response = signed_in.post(one(baby), told("smiled"), follow=True)
    row = TipTried.objects.get()
    assert response.redirect_chain == [(f"{one(baby)}?smiled={row.pk}", 302)]
    words = words_of(response)
    assert "Log this smile too? It will say: Juniper was awake and smiled at you." in (
        words
    )
    assert "Tried it?" not in words
    offer = dict(response.context["smile"]["said"])
    offer["key"] = response.context["smile"]["key"]

    with time_machine.travel(NOON + timedelta(minutes=20), tick=False):
        signed_in.post(f"/babies/{baby.pk}/smiles/new/", offer)
        signed_in.post(f"/babies/{baby.pk}/smiles/new/", offer)

    smile = Smile.objects.get()
    assert smile.observed_at == NOON.replace(second=0)
    assert (smile.on, smile.precision, smile.smile_class) == (TODAY, "exact", "social")
    assert (smile.state, smile.trigger, smile.directed) == ("awake", ["face"], "person")


def test_a_smile_of_another_day_is_logged_for_that_day(signed_in, baby):
    row = make_tried(baby, on=TODAY - timedelta(days=2), outcome="smiled")
    response = signed_in.get(one(baby), {"smiled": str(row.pk)})
    offer = {**dict(response.context["smile"]["said"]), "key": uuid.uuid4()}
    signed_in.post(f"/babies/{baby.pk}/smiles/new/", offer)
    smile = Smile.objects.get()
    assert (smile.on, smile.precision, smile.observed_at) == (row.on, "day", None)


def test_nothing_else_offers_a_smile(signed_in, baby):
    looked = make_tried(baby)
    foreign = make_tried(make_baby(), outcome="smiled")
    for asked in ("", "x", "\x00", uuid.uuid4(), looked.pk, foreign.pk):
        response = signed_in.get(one(baby), {"smiled": str(asked)})
        assert "Log this smile too?" not in words_of(response)
        assert "Tried it?" in words_of(response)


def test_looking_changes_nothing(signed_in, baby):
    signed_in.get(one(baby), told("smiled"))
    signed_in.get(all_tips(baby), told("smiled"))
    assert TipTried.objects.count() == 0


def test_what_was_told_after_the_session_ended_is_kept(client, baby, user):
    response = client.post(one(baby), told(note="by the window"))
    assert response["Location"].startswith("/accounts/login/")
    client.force_login(user)
    assert "by the window" in main_of(client.get(one(baby)))


def test_a_caregiver_tells_as_well(client, baby):
    helper = make_user()
    make_caregiver(baby=baby, user=helper)
    client.force_login(helper)
    client.post(one(baby), told("not_today"))
    assert TipTried.objects.get().logged_by == helper
