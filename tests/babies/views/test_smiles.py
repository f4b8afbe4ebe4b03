"""Looking at smiles, and giving other answers about one."""

import html
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.services import change_answers
from tests.babies.views.pages import messages_of, words_of
from tests.factories import (
    make_baby,
    make_caregiver,
    make_seen,
    make_smile,
    make_social_smile,
    make_user,
)

NOW = datetime(2026, 10, 27, 12, 30, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def smiles_of(client, baby, page=""):
    return client.get(f"/babies/{baby.pk}/smiles/", {"page": page} if page else {})


def test_the_list_shows_days_newest_first(signed_in, baby):
    make_smile(baby=baby, on=date(2026, 10, 16), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    make_smile(baby=make_baby(), on=date(2026, 10, 20))
    page = words_of(smiles_of(signed_in, baby))
    parts = [
        "18 October 2026",
        "Social smile",
        "16 October 2026",
        "Sleep or reflex smile",
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "20 October 2026" not in page


def test_the_list_has_one_heading_a_week_of_the_age_that_counts(signed_in, user):
    early = make_baby(by=user, gestation_weeks=36)
    for day in (date(2026, 9, 20), date(2026, 10, 13), date(2026, 10, 16)):
        make_smile(baby=early, on=day)
    page = smiles_of(signed_in, early)
    assert [(week, len(rows)) for week, rows in page.context["weeks"]] == [
        ("At 2 weeks corrected", 2),
        ("Before the due date", 1),
    ]
    assert "<h1>Smiles and laughs</h1>" in words_of(page)


def test_an_entry_shows_the_start_of_its_note_and_has_a_name_of_its_own(
    signed_in, baby
):
    make_smile(baby=baby, on=date(2026, 10, 16), note="<i>" + "long " * 30)
    page = words_of(smiles_of(signed_in, baby))
    assert 'aria-label="Not clear yet, 16 October 2026, 1 p.m."' in page
    [note] = re.findall(r'<small class="note">(.*?)</small>', page)
    assert html.unescape(note) == ("<i>" + "long " * 30)[:59] + "…"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_six_queries(signed_in, baby, rows, django_assert_num_queries):
    for _ in range(rows):
        make_smile(baby=baby)
    with django_assert_num_queries(6):
        smiles_of(signed_in, baby)


def test_the_list_is_paged_by_twenty_five(signed_in, baby):
    for _ in range(26):
        make_smile(baby=baby)
    first, second = smiles_of(signed_in, baby), smiles_of(signed_in, baby, "2")
    assert [len(page.context["page"]) for page in (first, second)] == [25, 1]
    assert "Page 1 of 2" in words_of(first)
    assert smiles_of(signed_in, baby, "nonsense").context["page"].number == 1


def test_an_empty_list_welcomes(signed_in, baby):
    assert "No smile has been logged yet." in words_of(smiles_of(signed_in, baby))


def detail(smile):
    return f"/babies/{smile.baby_id}/smiles/{smile.pk}/"


def test_a_smile_shows_class_reasons_and_what_would_change_it(signed_in, baby):
    smile = make_social_smile(baby=baby, on=date(2026, 9, 20), note="<b>hi</b>")
    page = signed_in.get(detail(smile))
    words = words_of(page)
    assert page.context["reasons"] == [
        "Your baby was awake.",
        "Your baby turned to a person.",
        "A face, a voice or play came just before.",
    ]
    assert page.context["against"] == [
        "It was before day 28. Such smiles are possible then, but still rare."
    ]
    assert page.context["would_change"] == (
        "A smile like this counts for more from 4 weeks of age. "
        "Born early? Count from the due date."
    )
    assert "<h2>What speaks the other way</h2>" in words
    for part in ("Likely a social smile", "Change answers", "&lt;b&gt;hi&lt;/b&gt;"):
        assert part in words
    assert "Change class" not in words


def test_a_smile_of_which_nothing_is_known_asks_for_more_answers(signed_in, baby):
    page = signed_in.get(detail(make_smile(baby=baby, on=date(2026, 10, 20))))
    assert page.context["would_change"] == (
        "More answers would help: awake or not, what came before, and at whom."
    )


def test_a_smile_shows_its_history(signed_in, baby):
    smile = make_smile(baby=baby, on=date(2026, 10, 16), state="asleep")
    seen = make_seen(baby=baby, on=date(2026, 10, 16), state="awake")
    helper = make_user(email="nan@example.com")
    make_caregiver(baby=baby, user=helper)
    change_answers(smile=smile, seen=seen, by=helper, now=NOW + timedelta(days=60))
    page = words_of(signed_in.get(detail(smile)))
    assert "nan@example.com, 26 December 2026, 12:30 p.m." in page
    assert "Asleep → Awake" in page


@pytest.mark.parametrize("changes", [0, 3])
def test_a_smile_takes_seven_queries(
    signed_in, baby, user, changes, django_assert_num_queries
):
    smile = make_smile(baby=baby)
    for number in range(changes):
        seen = make_seen(baby=baby, note=str(number))
        change_answers(smile=smile, seen=seen, by=user, now=NOW)
    with django_assert_num_queries(7):
        signed_in.get(detail(smile))


def test_other_answers_change_the_class(signed_in, baby):
    smile = make_smile(baby=baby, on=date(2026, 10, 16))
    edit = f"{detail(smile)}edit/"
    assert signed_in.get(edit).context["form"]["when"].value() == "exact"
    data = {"state": "asleep", "when": "day", "on": "2026-10-16"}

    response = signed_in.post(edit, data, follow=True)

    smile.refresh_from_db()
    assert (smile.smile_class, smile.precision) == ("reflex", "day")
    assert response.redirect_chain == [(detail(smile), 302)]
    assert messages_of(response) == [("Saved as a sleep or reflex smile.", "")]


def test_refused_answers_change_nothing(signed_in, baby):
    smile = make_smile(baby=baby)
    data = {"when": "day", "on": "2026-10-28", "note": "kept"}
    response = signed_in.post(f"{detail(smile)}edit/", data)
    smile.refresh_from_db()
    assert smile.note == ""
    assert response.context["form"]["note"].value() == "kept"
    assert "This day has not come yet." in words_of(response)


def test_a_smile_is_not_found_under_another_baby(signed_in, user, baby):
    smile = make_smile(baby=make_baby(by=user))
    other = f"/babies/{baby.pk}/smiles/{smile.pk}/"
    assert signed_in.get(detail(smile)).context["baby"] == smile.baby
    assert signed_in.get(other).status_code == 404
    assert signed_in.post(f"{other}edit/", {}).status_code == 404


@pytest.mark.parametrize(("kind", "is_asked"), [("smile", False), ("laugh", True)])
def test_a_laugh_can_be_told_more_about_when_it_was_odd(
    signed_in, baby, kind, is_asked
):
    smile = make_smile(baby=baby, on=date(2026, 10, 30), kind=kind, state="asleep")
    page = html.unescape(signed_in.get(detail(smile)).content.decode())
    more = f"/babies/{baby.pk}/laughs/new/?kind=laugh&state=asleep"
    assert (more in page, "Was it odd? Tell more" in page) == (is_asked, is_asked)
