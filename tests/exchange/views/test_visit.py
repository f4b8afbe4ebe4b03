import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.kept import SESSION_NAME
from babies.models import VisitNotes
from exchange.notes import HELP, NEVER
from exchange.visit import visit_sheet
from milestones.loading import load_expectations
from tests.exchange.reading import letters, paper, texts_of
from tests.factories import (
    NOW,
    PASSWORD,
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
)
from tests.factories_episodes import make_episode
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
STALE = "These notes were changed since you opened them. Nothing is saved."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    load_expectations(today=TODAY)
    return make_baby(by=user, name="Juniper")


@pytest.fixture
def notes_page(baby):
    return reverse("exchange:visit_notes", args=[baby.pk])


def page(baby):
    return reverse("exchange:visit", args=[baby.pk])


def file(baby):
    return reverse("exchange:visit_file", args=[baby.pk])


def fill(baby):
    """A diary with something for every part of the page."""
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    make_concern(baby=baby, on=date(2026, 11, 20), note="So <b>still</b> & pale?")
    make_lost_skill(baby=baby, on=date(2026, 11, 19))
    make_episode(baby=baby, on=date(2026, 11, 18), ticks=("video",), state="awake")
    make_answer(
        baby=baby, on=date(2026, 11, 12), value="not_yet",
        expectation="cdc-02m-notices-loud-noise",
    )  # fmt: skip
    VisitNotes.objects.create(
        baby=baby, hearing="Passed.", questions="Is the weight fine?", changed_at=NOW
    )


def test_screen_and_paper_say_what_the_sheet_says(signed_in, baby):
    fill(baby)
    said = list(texts_of(visit_sheet(baby, today=TODAY)))
    printed = letters(paper(signed_in.get(file(baby)).content))
    shown = letters(words_of(signed_in.get(page(baby))))
    assert printed == letters("".join(said))
    # On screen the ways on stand after the head, and help at the end.
    head, *rest = (letters(text) for text in ("".join(said[:2]), "".join(said[2:])))
    assert shown == letters("More") + head + letters(
        "Save as PDF Write our own words Make a link for this visit"
        "With the link a doctor can open the diary for 7 days, but no photos. "
        "You can end it at any time."
    ) + rest[0] + letters("Emergency help")
    assert len(said) > 60


def test_an_empty_diary_makes_a_page_too(signed_in, baby):
    said = words_of(signed_in.get(page(baby)))
    assert "First social smile Not logged yet" in said
    assert "Not yet None logged No more None logged" in said
    assert "Hearing test Not noted yet Seeing Not noted yet" in said
    assert paper(signed_in.get(file(baby)).content).count("Not noted yet") == 7


def test_the_file_is_saved_under_its_day(signed_in, baby):
    response = signed_in.get(file(baby))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="visit-2026-11-23.pdf"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response.content.startswith(b"%PDF-1.")
    assert b"pdfuaid:part>1<" in response.content


def test_the_file_is_asked_for_without_htmx(signed_in, baby):
    link = re.search(
        rf'<a class="button primary"\s+href="{file(baby)}"\s+([^>]*)>',
        main_of(signed_in.get(page(baby))),
    )
    assert link is not None
    assert link[1].split() == ['hx-boost="false"', "download"]


@pytest.mark.parametrize("name", ["王小明 👶🏽", "محمد", "\u202eWren", "<script>"])
def test_no_name_stops_the_page(signed_in, user, baby, name):
    baby.name = name
    baby.save()
    fill(baby)
    assert signed_in.get(file(baby)).content.startswith(b"%PDF-1.")
    assert "page for the visit" in words_of(signed_in.get(page(baby)))
    assert "<script>" not in main_of(signed_in.get(page(baby)))


def test_a_viewer_reads_and_is_not_asked_to_write(client, baby, notes_page):
    viewer = make_caregiver(baby=baby, role="viewer")
    client.force_login(viewer.user)
    assert "Write our own words" not in words_of(client.get(page(baby)))
    assert client.get(notes_page).status_code == 404
    assert VisitNotes.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    signed_in, baby, rows, django_assert_num_queries
):
    for n in range(rows):
        on = date(2026, 11, 1 + n)
        make_social_smile(baby=baby, on=on)
        make_concern(baby=baby, on=on)
        make_lost_skill(baby=baby, on=on)
        make_episode(baby=baby, on=on)
        make_answer(
            baby=baby, on=on, value="not_yet", expectation="cdc-02m-notices-loud-noise"
        )
    for address in (page(baby), file(baby)):
        with django_assert_num_queries(13):
            signed_in.get(address)


def said(notes=None, **words):
    seen = notes.changed_at if notes else NOW
    return {**dict.fromkeys(HELP, ""), "seen": seen.isoformat(), **words}


def test_notes_are_kept_in_the_familys_own_words(signed_in, user, baby, notes_page):
    words = said(hearing="Passed.\r\nBoth ears.", questions="Is the weight fine?")
    words["seen"] = NEVER.isoformat()
    response = signed_in.post(notes_page, words, follow=True)
    assert response.redirect_chain == [(page(baby), 302)]
    notes = VisitNotes.objects.get()
    assert (notes.baby, notes.hearing) == (baby, "Passed.\nBoth ears.")
    assert (notes.changed_by, notes.changed_at) == (user, NOW)
    assert "Your notes are saved." in response.content.decode()
    assert "Hearing test Passed. Both ears. Seeing" in words_of(response)
    assert "Our questions Is the weight fine?" in words_of(response)


def test_the_same_form_sent_twice_is_one_note(signed_in, baby, notes_page):
    words = {**said(hearing="Passed."), "seen": NEVER.isoformat()}
    signed_in.post(notes_page, words)
    again = signed_in.post(notes_page, words)
    assert again["Location"] == page(baby)
    assert VisitNotes.objects.get().hearing == "Passed."


def test_two_people_do_not_wipe_out_each_others_words(signed_in, baby, notes_page):
    fill(baby)
    response = signed_in.post(notes_page, said(hearing="Mine.", seen="an older page"))
    shown = words_of(response)
    assert STALE in shown
    assert "What is saved now Hearing test Passed. Our questions Is the weight" in shown
    assert VisitNotes.objects.get().hearing == "Passed."
    form = response.context["form"]
    assert f'name="seen" value="{form.shown}"' in main_of(response)
    assert ">\nMine.</textarea>" in main_of(response)
    signed_in.post(notes_page, said(hearing="Mine.", seen=form.shown))
    assert VisitNotes.objects.get().hearing == "Mine."


def test_what_was_emptied_since_is_said(signed_in, baby, notes_page):
    VisitNotes.objects.create(baby=baby, changed_at=NOW)
    shown = words_of(signed_in.post(notes_page, said(hearing="Mine.", seen="")))
    assert "What is saved now Hearing test Nothing Your words are below." in shown


def test_refused_notes_keep_what_was_typed(signed_in, baby, notes_page):
    words = said(hearing="x" * 2001, vision="Clear.", seen=NEVER.isoformat())
    response = signed_in.post(notes_page, words)
    assert "Please keep this to 2000 characters. It has 2001 now." in words_of(response)
    assert ">\nClear.</textarea>" in main_of(response)
    assert VisitNotes.objects.count() == 0


def test_notes_typed_before_the_session_ended_come_back(
    client, signed_in, user, baby, notes_page
):
    words = {**said(hearing="Passed."), "seen": NEVER.isoformat()}
    client.logout()
    client.post(notes_page, words)
    assert client.session[SESSION_NAME]["path"] == notes_page
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert ">\nPassed.</textarea>" in main_of(client.get(notes_page))
    assert VisitNotes.objects.count() == 0
