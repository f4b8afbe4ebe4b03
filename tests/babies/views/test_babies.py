"""Adding a baby, finding one's babies, and the page of everything else."""

import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine

from babies.choices import Role
from babies.models import Baby, Caregiver
from tests.babies.views.pages import words_of
from tests.factories import PASSWORD, make_baby, make_caregiver

NOW = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)
NEW = "/babies/new/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def sent(**said):
    return {
        "key": str(uuid.uuid4()),
        "name": "Test Juniper",
        "birth_on": "2026-09-01",
        "gestation_weeks": "36",
        "gestation_days": "6",
        "time_zone": "Europe/Berlin",
        **said,
    }


def test_home_leads_a_newcomer_to_the_first_form(signed_in):
    assert signed_in.get("/babies/", follow=True).redirect_chain[-1] == (NEW, 302)


def test_home_leads_to_the_only_babys_today(signed_in, user):
    baby = make_baby(by=user)
    make_baby()
    assert signed_in.get("/babies/")["Location"] == f"/babies/{baby.pk}/"


@pytest.mark.parametrize("babies", [2, 4])
def test_home_lists_several_babies(signed_in, user, babies, django_assert_num_queries):
    for number in range(babies):
        make_baby(by=user, name=f"Test {number}")
    with django_assert_num_queries(4):
        response = signed_in.get("/babies/")
    assert [baby.name for baby, _ in response.context["babies"]] == [
        f"Test {number}" for number in range(babies)
    ]
    assert "Test 0<small>8 weeks · born on time</small>" in words_of(response)


@pytest.mark.parametrize("others", [0, 2])
def test_a_diary_in_the_bin_can_be_found_from_the_start(signed_in, user, others):
    for _each in range(others):
        make_baby(by=user)
    shown = signed_in.get("/babies/", follow=True).content.decode()
    assert 'href="/babies/bin/"' not in shown
    Baby.objects.filter(pk=make_baby(by=user).pk).update(binned_at=NOW)
    shown = signed_in.get("/babies/", follow=True).content.decode()
    assert 'href="/babies/bin/"' in shown


def test_a_new_baby_is_saved_with_its_parent(signed_in, user):
    response = signed_in.post(NEW, sent(), follow=True)

    baby = Baby.objects.get()
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    assert (baby.name, baby.zero_on) == ("Test Juniper", date(2026, 9, 23))
    assert baby.time_zone == "Europe/Berlin"
    assert (baby.created_by, baby.created_at) == (user, NOW)
    assert Caregiver.objects.get(baby=baby).role == Role.PARENT
    assert "Test Juniper is here." in words_of(response)


def test_the_same_form_sent_twice_is_one_baby(signed_in):
    data = sent()
    first, second = (signed_in.post(NEW, data)["Location"] for _ in range(2))
    assert first == second
    assert Baby.objects.count() == 1


def test_the_id_of_another_familys_baby_tells_nothing(signed_in, user):
    theirs = make_baby(name="Test Stranger")
    signed_in.post(NEW, sent(key=str(theirs.pk)))
    assert Baby.objects.visible_to(user).get().name == "Test Juniper"
    assert Baby.objects.get(pk=theirs.pk).name == "Test Stranger"


def test_a_refused_form_keeps_all_that_was_typed(signed_in):
    data = sent(birth_on="2026-10-28", name="Zoë & co")
    response = signed_in.post(NEW, data)
    page = words_of(response)
    assert Baby.objects.count() == 0
    assert "The birth date is after today. Please check it." in page
    assert 'value="Zoë &amp; co"' in page
    assert f'name="key" value="{data["key"]}"' in page
    assert '<option value="Europe/Berlin" selected>' in page


def test_rare_weeks_are_saved_once_they_are_confirmed(signed_in):
    data = sent(gestation_weeks="23")
    asked = signed_in.post(NEW, data)
    assert "This is a rare number of weeks." in words_of(asked)
    assert 'name="is_confirmed"' in words_of(asked)
    assert 'name="is_confirmed"' not in words_of(signed_in.get(NEW))
    signed_in.post(NEW, {**data, "is_confirmed": "on"})
    assert Baby.objects.get().gestation_weeks == 23


def test_the_new_form_starts_in_the_last_babys_time_zone(signed_in, user):
    assert signed_in.get(NEW).context["form"]["time_zone"].value() == "UTC"
    make_baby(by=user, time_zone="Asia/Tokyo")
    page = signed_in.get(NEW)
    assert page.context["form"]["time_zone"].value() == "Asia/Tokyo"
    assert "My babies" in words_of(page)


def test_the_live_sentence_is_a_fragment_and_saves_nothing(signed_in):
    data = sent(preview="1", name="")
    response = signed_in.post(NEW, data, headers={"HX-Request": "true"})
    page = words_of(response)
    assert "8 weeks from birth · 4 weeks 6 days corrected" in page
    assert "Born 22 days before the due date." in page
    assert "<html" not in page
    assert Baby.objects.count() == 0


def test_without_scripts_a_button_shows_the_ages(signed_in):
    page = words_of(signed_in.post(NEW, sent(preview="1")))
    assert "8 weeks from birth · 4 weeks 6 days corrected" in page
    assert "<html" in page
    assert Baby.objects.count() == 0


def test_the_live_sentence_waits_for_a_birth_date(signed_in):
    data = sent(preview="1", birth_on="")
    response = signed_in.post(NEW, data, headers={"HX-Request": "true"})
    assert "Give the birth date to see the age." in words_of(response)


def test_a_session_that_ended_loses_nothing_typed(client, user):
    data = sent(name="Test Lark")
    to_sign_in = client.post(NEW, data)["Location"]
    signed = client.post(to_sign_in, {"login": user.email, "password": PASSWORD})
    assert signed["Location"] == NEW

    page = client.get(NEW)

    assert page.context["form"]["name"].value() == "Test Lark"
    assert page.context["key"] == uuid.UUID(data["key"])
    client.post(NEW, data)
    assert Baby.objects.get().name == "Test Lark"


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.PARENT, ["Smile window", "I am worried", "Bin", "Name, dates"]),
        (Role.CAREGIVER, ["Smile window", "I am worried", "Bin"]),
        (Role.VIEWER, ["Smile window"]),
    ],
)
def test_more_offers_what_the_role_may_do(client, db, role, shown):
    baby = make_baby()
    client.force_login(make_caregiver(baby=baby, role=role).user)
    page = words_of(client.get(f"/babies/{baby.pk}/more/"))
    offered = ["Smile window", "I am worried", "Bin", "Name, dates"]
    assert [link for link in offered if f"{link}" in page] == shown
    assert page.count("Add a baby") == 1


def test_more_lists_the_other_babies(signed_in, user):
    baby = make_baby(by=user, name="Test Wren")
    make_baby(by=user, name="Test Ash")
    page = words_of(signed_in.get(f"/babies/{baby.pk}/more/"))
    menu = page[page.index("<h2>Babies</h2>") :]
    assert "Test Ash" in menu
    assert "Test Wren" not in menu


def test_a_baby_like_one_there_is_asked_about(signed_in, user):
    make_baby(by=user, name="Test Juniper", birth_on=date(2026, 9, 1))
    make_baby(name="Test Wren", birth_on=date(2026, 9, 1))

    asked = signed_in.post(NEW, sent(name="test juniper"))

    page = words_of(asked)
    assert "You already have test juniper, born the same day. Twins?" in page
    assert 'name="is_twin"' in page
    assert Baby.objects.visible_to(user).count() == 1
    signed_in.post(NEW, sent(is_twin="on"))
    assert Baby.objects.visible_to(user).count() == 2


@pytest.mark.parametrize(
    "said", [{"name": "Test Wren"}, {"birth_on": "2026-09-02"}, {"name": ""}]
)
def test_another_baby_is_not_asked_about(signed_in, user, said):
    make_baby(by=user, name="Test Juniper", birth_on=date(2026, 9, 1))
    page = words_of(signed_in.post(NEW, sent(**said), follow=True))
    assert "Twins?" not in page
    assert 'name="is_twin"' not in page
