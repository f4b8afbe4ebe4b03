"""Editing a baby: other dates are saved only after their effect was seen."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from babies.models import Baby, Smile
from babies.services import bin_smile
from tests.factories import (
    PASSWORD,
    make_baby,
    make_smile,
    make_social_smile,
    parent_of,
)

NOW = datetime(2026, 10, 30, 12, 0, tzinfo=UTC)
C = {
    "name": "Test Juniper",
    "birth_on": "2026-09-01",
    "gestation_weeks": "36",
    "gestation_days": "6",
    "time_zone": "Europe/London",
}
TERM = {**C, "gestation_weeks": "37", "gestation_days": "0"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    """Baby C of the stories."""
    return make_baby(by=user, gestation_weeks=36, gestation_days=6, now=NOW)


def at(baby):
    return f"/babies/{baby.pk}/edit/"


def words_of(response):
    return " ".join(response.content.decode().split())


def weeks_of(baby):
    baby.refresh_from_db()
    return baby.gestation_weeks, baby.gestation_days


def test_other_dates_show_their_effect_first(signed_in, baby):
    response = signed_in.post(at(baby), TERM)
    page = words_of(response)
    assert weeks_of(baby) == (36, 6)
    assert "Test Juniper would be past the usual time at once." in page
    assert "Nothing is saved yet." in page
    assert f'value="{response.context["token"]}"' in page


def test_confirming_the_same_values_saves_them(signed_in, baby):
    smile = make_social_smile(baby=baby, on=date(2026, 10, 5))
    token = signed_in.post(at(baby), TERM).context["token"]

    response = signed_in.post(at(baby), {**TERM, "confirm": token}, follow=True)

    assert weeks_of(baby) == (37, 0)
    assert baby.zero_on == date(2026, 9, 1)
    assert Smile.objects.get(pk=smile.pk).smile_class == "social"
    assert response.redirect_chain == [(f"/babies/{baby.pk}/more/", 302)]
    assert "Saved." in words_of(response)


@pytest.mark.parametrize(
    "said", [{"gestation_days": "1"}, {"name": "Test Rowan"}, {"confirm": "yes"}]
)
def test_other_values_than_shown_are_shown_again(signed_in, baby, said):
    token = signed_in.post(at(baby), TERM).context["token"]
    response = signed_in.post(at(baby), {**TERM, "confirm": token, **said})
    assert weeks_of(baby) == (36, 6)
    assert "Nothing is saved yet." in words_of(response)


def test_new_facts_since_the_preview_are_shown_again(signed_in, baby):
    token = signed_in.post(at(baby), TERM).context["token"]
    make_social_smile(baby=baby, on=date(2026, 10, 5))
    response = signed_in.post(at(baby), {**TERM, "confirm": token})
    assert weeks_of(baby) == (36, 6)
    assert "1 smile would be counted as something else." in words_of(response)


def test_cancelling_changes_nothing(signed_in, baby):
    signed_in.post(at(baby), TERM)
    page = signed_in.get(at(baby))
    assert page.context["form"]["gestation_weeks"].value() == 36
    assert "This is what would change" not in words_of(page)
    assert baby.versions.count() == 1


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ({"name": "Test Rowan"}, "name", "Test Rowan"),
        ({"time_zone": "Asia/Tokyo"}, "time_zone", "Asia/Tokyo"),
        ({"visit_on": "2026-11-02"}, "visit_on", date(2026, 11, 2)),
    ],
)
def test_what_has_no_effect_is_saved_at_once(signed_in, baby, said, field, value):
    assert signed_in.post(at(baby), {**C, **said}).status_code == 302
    assert getattr(Baby.objects.get(), field) == value
    assert baby.versions.count() == 2


def test_other_weeks_at_term_are_saved_at_once(signed_in, user):
    baby = make_baby(by=user, gestation_weeks=39)
    signed_in.post(at(baby), {**C, "gestation_weeks": "41", "gestation_days": "0"})
    assert weeks_of(baby) == (41, 0)


def test_a_birth_after_the_first_entry_is_refused(signed_in, baby):
    make_smile(baby=baby, on=date(2026, 9, 3))
    bin_smile(
        smile=make_smile(baby=baby, on=date(2026, 9, 1)), by=parent_of(baby), now=NOW
    )
    response = signed_in.post(at(baby), {**C, "birth_on": "2026-09-04"})
    assert response.context["form"].errors == {
        "birth_on": [
            "There is an entry from 3 September 2026, before this day. Please check both."
        ]
    }
    assert "There is an entry from 3 September 2026" in words_of(response)
    shown = signed_in.post(at(baby), {**C, "birth_on": "2026-09-03"})
    assert "Nothing is saved yet." in words_of(shown)


def test_a_refused_form_keeps_all_that_was_typed(signed_in, baby):
    response = signed_in.post(at(baby), {**C, "gestation_weeks": "21"})
    assert "Please ask your care team" in words_of(response)
    assert response.context["form"]["gestation_weeks"].value() == "21"
    assert weeks_of(baby) == (36, 6)


def test_the_live_sentence_saves_nothing(signed_in, baby):
    data = {**TERM, "preview": "1"}
    live = signed_in.post(at(baby), data, headers={"HX-Request": "true"})
    assert "8 weeks 3 days · born a little early" in words_of(live)
    assert "<html" not in words_of(live)
    plain = signed_in.post(at(baby), {**C, "name": "Test Rowan", "preview": "1"})
    assert "<html" in words_of(plain)
    assert Baby.objects.get().name == "Test Juniper"


def test_a_session_that_ended_loses_nothing_typed(client, user, baby):
    to_sign_in = client.post(at(baby), {**C, "name": "Test Lark"})["Location"]
    client.post(to_sign_in, {"login": user.email, "password": PASSWORD})
    page = client.get(at(baby))
    assert page.context["form"]["name"].value() == "Test Lark"
    assert Baby.objects.get().name == "Test Juniper"


def test_the_page_shows_the_history_of_dates(signed_in, baby):
    token = signed_in.post(at(baby), TERM).context["token"]
    signed_in.post(at(baby), {**TERM, "confirm": token})
    page = signed_in.get(at(baby))
    assert [event.said for event in page.context["history"]] == [
        "Test Juniper: born on 1 September 2026 at 37 weeks",
        "Test Juniper: born on 1 September 2026 at 36 weeks 6 days",
    ]
    assert "You, 30 October 2026, noon" in words_of(page)


def test_another_home_can_change_the_day_and_is_shown_first(signed_in, user):
    baby = make_baby(
        by=user, time_zone="Pacific/Kiritimati", gestation_weeks=40, gestation_days=0
    )
    moved = {**C, "gestation_weeks": "40", "time_zone": "Pacific/Niue"}
    moved["gestation_days"] = "0"
    make_smile(baby=baby, on=date(2026, 10, 31), state="asleep")
    response = signed_in.post(at(baby), moved)
    page = words_of(response)
    assert Baby.objects.get().time_zone == "Pacific/Kiritimati"
    assert (
        "There is an entry from 31 October 2026. There, that day is still to come."
        in page
    )
    assert "30 October 2026" in page
    token = response.context["token"]
    assert signed_in.post(at(baby), {**moved, "confirm": token}).status_code == 302
    assert Baby.objects.get().time_zone == "Pacific/Niue"


def test_another_home_that_changes_the_status_is_shown_first(signed_in, user):
    baby = make_baby(
        by=user, birth_on=date(2026, 9, 4), time_zone="Pacific/Niue", gestation_weeks=40
    )
    moved = {**C, "birth_on": "2026-09-04", "gestation_weeks": "40"}
    moved |= {"gestation_days": "0", "time_zone": "Pacific/Kiritimati"}
    page = words_of(signed_in.post(at(baby), moved))
    assert "Test Juniper would be past the usual time at once." in page
    assert Baby.objects.get().time_zone == "Pacific/Niue"
