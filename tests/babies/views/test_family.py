"""Who cares for a baby: the list, roles, removing somebody, leaving."""

import re

import pytest
import time_machine

from babies.choices import Role
from babies.models import Caregiver, Smile
from tests.at_once import both_at_once
from tests.babies.views.pages import messages_of, words_of
from tests.factories import NOW, make_baby, make_caregiver, make_smile, make_user
from tests.factories_people import make_invitation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Test Juniper")


@pytest.fixture
def other(baby):
    return make_caregiver(
        baby=baby, user=make_user(email="kim@example.com"), role=Role.CAREGIVER
    )


def at(baby, what=""):
    return f"/babies/{baby.pk}/family/{what}"


def roles(baby):
    rows = Caregiver.objects.filter(baby=baby).select_related("user").order_by("pk")
    return {row.user.email: row.role for row in rows}


def test_the_page_says_who_may_what_and_since_when(signed_in, user, baby, other):
    make_caregiver(baby=make_baby(), user=make_user(email="stranger@example.com"))
    page = words_of(signed_in.get(at(baby)))

    parts = [
        "Who cares for Test Juniper here",
        "You</a>",
        f"<small>{user.email}</small>",
        "<small>Parent. Can log, change the dates and invite people.</small>",
        "<small>Since 23 November 2026</small>",
        "kim@example.com</a>",
        "<small>Caregiver. Can log smiles, sleep and answers.</small>",
        "<small>Since 23 November 2026</small>",
        "Invite somebody",
        "Leave this family",
    ]
    place = 0
    for part in parts:
        place = page.index(part, place)
    assert "stranger@example.com" not in page


def test_others_read_it_and_change_nothing(client, baby, other):
    make_invitation(baby=baby)
    client.force_login(other.user)
    page = words_of(client.get(at(baby)))

    assert "<strong>You</strong> <small>kim@example.com</small>" in page
    assert "Leave this family" in page
    assert "Invite somebody" not in page
    assert "Links that still work" not in page
    assert other.tag not in page


def test_open_links_are_listed_without_their_secret(signed_in, baby):
    _, secret = make_invitation(baby=baby, role=Role.VIEWER)
    other = make_caregiver(baby=baby, role=Role.PARENT).user
    make_invitation(baby=baby, by=other)
    used, _ = make_invitation(baby=baby)
    used.used_at = NOW
    used.save()
    make_invitation(baby=make_baby())
    page = words_of(signed_in.get(at(baby)))

    assert page.count("Take back the link:") == 2
    assert page.count("Made by") == 1
    assert f"Made by {other.email}" in page
    assert "Take back the link: Viewer, until 25 November 2026, noon" in page
    assert secret not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_people(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_caregiver(baby=baby)
        make_invitation(baby=baby)

    with django_assert_num_queries(6):
        page = words_of(signed_in.get(at(baby)))

    assert page.count("Take back the link:") == rows


def test_a_parent_changes_a_role(signed_in, user, baby, other):
    page = words_of(signed_in.get(at(baby, f"{other.tag}/")))
    response = signed_in.post(at(baby, f"{other.tag}/"), {"role": "viewer"})

    assert "<h1>kim@example.com</h1>" in page
    assert re.search(r'value="caregiver"[^>]*checked', page)
    assert "Remove this person" in page
    assert response["Location"] == at(baby)
    assert roles(baby) == {user.email: "parent", "kim@example.com": "viewer"}


def test_another_role_holds_from_the_next_request(client, signed_in, baby, other):
    theirs = type(client)()
    theirs.force_login(other.user)
    quick = f"/babies/{baby.pk}/smiles/new/"
    before = theirs.post(quick, {"quick": "asleep"}).status_code
    signed_in.post(at(baby, f"{other.tag}/"), {"role": "viewer"})

    after = theirs.post(quick, {"quick": "asleep"}).status_code

    assert (before, after, Smile.objects.count()) == (302, 404, 1)


@pytest.mark.parametrize("sent", [{}, {"role": "owner"}, {"role": ["x", "\x00"]}])
def test_no_role_is_changed_by_anything_else(signed_in, baby, other, sent):
    response = signed_in.post(at(baby, f"{other.tag}/"), sent)

    assert "Please choose one of the three." in words_of(response)
    assert roles(baby)["kim@example.com"] == "caregiver"


def test_the_last_parent_is_told_what_to_do_beside_the_button(
    signed_in, user, baby, other
):
    mine = Caregiver.objects.get(baby=baby, user=user)
    response = signed_in.post(at(baby, f"{mine.tag}/"), {"role": "viewer"})
    page = words_of(response)
    only_parent = "You are the only parent here. Make somebody else a parent first."

    assert 'id="id_role_error"' in page
    assert only_parent in page
    assert "Leave this family" in page
    assert roles(baby)[user.email] == "parent"


def test_removing_asks_first_and_keeps_what_was_logged(signed_in, user, baby, other):
    make_smile(baby=baby, by=other.user)
    question = words_of(signed_in.get(at(baby, f"{other.tag}/remove/")))
    before = roles(baby)
    response = signed_in.post(at(baby, f"{other.tag}/remove/"), follow=True)

    assert "Remove kim@example.com?" in question
    assert len(before) == 2
    assert roles(baby) == {user.email: "parent"}
    assert messages_of(response) == [
        ("kim@example.com can no longer see the diary.", "")
    ]
    assert Smile.objects.get().logged_by == other.user


def test_removing_oneself_is_leaving(signed_in, user, baby, other):
    mine = Caregiver.objects.get(baby=baby, user=user)
    response = signed_in.post(at(baby, f"{mine.tag}/remove/"))

    assert response["Location"] == at(baby, "leave/")
    assert len(roles(baby)) == 2


def test_leaving_asks_first(client, user, baby, other):
    client.force_login(other.user)
    question = words_of(client.get(at(baby, "leave/")))
    before = roles(baby)
    response = client.post(at(baby, "leave/"), follow=True)

    assert "Leave the family of Test Juniper?" in question
    assert "What you logged stays." in question
    assert len(before) == 2
    assert roles(baby) == {user.email: "parent"}
    assert ("You left the family of Test Juniper.", "") in messages_of(response)
    assert client.get(at(baby)).status_code == 404


@pytest.mark.parametrize(
    ("others", "told", "leads_to"),
    [
        (1, "Make somebody else a parent first.", ""),
        (0, "Invite somebody as a parent first.", "invite/"),
    ],
)
def test_the_last_parent_cannot_leave(signed_in, baby, others, told, leads_to):
    for _ in range(others):
        make_caregiver(baby=baby)
    before = roles(baby)
    pages = [signed_in.get(at(baby, "leave/")), signed_in.post(at(baby, "leave/"))]

    for page in map(words_of, pages):
        assert f"You are the only parent here. {told}" in page
        assert f'href="{at(baby, leads_to)}"' in page
        assert "Leave </button>" not in page
    assert roles(baby) == before


def test_handing_over(signed_in, user, baby, other):
    signed_in.post(at(baby, f"{other.tag}/"), {"role": "parent"})
    response = signed_in.post(at(baby, "leave/"))

    assert response["Location"] == "/babies/"
    assert roles(baby) == {"kim@example.com": "parent"}


@pytest.mark.parametrize("leaving", [True, False])
@pytest.mark.django_db(transaction=True)
def test_of_two_parents_who_go_at_once_one_stays(client, leaving):
    mine = make_user()
    baby = make_baby(by=mine)
    people = [
        Caregiver.objects.get(baby=baby),
        make_caregiver(baby=baby, role=Role.PARENT),
    ]

    def go(person):
        browser = type(client)()
        browser.force_login(person.user)
        if leaving:
            return browser.post(at(baby, "leave/")).status_code
        return browser.post(
            at(baby, f"{person.tag}/"), {"role": "caregiver"}
        ).status_code

    answers = both_at_once(go, *people)

    assert sorted(answers) == [200, 302]
    assert sorted(roles(baby).values()) == (
        ["parent"] if leaving else ["caregiver", "parent"]
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_parents_who_remove_each_other_one_stays(client):
    baby = make_baby()
    people = [
        Caregiver.objects.get(baby=baby),
        make_caregiver(baby=baby, role=Role.PARENT),
    ]

    def remove(pair):
        browser = type(client)()
        browser.force_login(pair[0].user)
        return browser.post(at(baby, f"{pair[1].tag}/remove/")).status_code

    answers = both_at_once(remove, tuple(people), tuple(people[::-1]))

    assert sorted(answers) == [302, 404]
    assert list(roles(baby).values()) == ["parent"]
