import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from babies.models import First
from tests.factories import NOW, PASSWORD, make_baby, make_caregiver, make_user
from tests.factories_milestones import make_first
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-28T12:00Z", tick=False):
        yield


def address(name, baby, *keys):
    return reverse(f"milestones:{name}", args=[baby.pk, *keys])


def said(**fields):
    given = {"key": str(uuid.uuid4()), "title": "First bath", "on": "2026-10-20"}
    return {**given, "note": "", **fields}


def test_a_first_is_kept_and_can_be_undone(signed_in, user, baby):
    data = said(note="Warm and calm.")
    response = signed_in.post(address("first_new", baby), data, follow=True)
    assert response.redirect_chain == [(address("list", baby), 302)]
    row = First.objects.get()
    assert (row.title, row.on, row.note) == (
        "First bath",
        date(2026, 10, 20),
        "Warm and calm.",
    )
    assert (row.baby, row.logged_by, str(row.pk)) == (baby, user, data["key"])
    assert "First bath 20 October 2026 Warm and calm." in words_of(response)
    undo = address("remove", baby, "firsts", row.pk)
    assert f'action="{undo}"' in response.content.decode()
    signed_in.post(undo)
    row.refresh_from_db()
    assert row.binned_at is not None
    signed_in.post(address("put_back", baby, "firsts", row.pk))
    row.refresh_from_db()
    assert row.binned_at is None


def test_sending_the_form_twice_is_one_first(signed_in, baby):
    data = said()
    for _ in range(2):
        signed_in.post(address("first_new", baby), data)
    signed_in.post(address("first_new", baby), {**data, "title": "First trip"})
    titles = First.objects.order_by("title").values_list("title", flat=True)
    assert list(titles) == ["First bath", "First trip"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "This field is required."),
        ("title", "\x00", "There are hidden control characters in this. Please type it again."),
        ("title", "x" * 121, "Please keep this to 120 characters. It has 121 now."),
        ("on", "2026-10-29", "This day has not come yet. Please check it."),
        ("on", "2026-08-31", "This day is before the birth. Please check it."),
        ("on", "1" * 400, None),
        ("on", "", "Please give the day."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(
    signed_in, baby, field, value, sentence
):
    data = said(**{"note": "kept as typed", field: value})
    response = signed_in.post(address("first_new", baby), data)
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert sentence is None or errors[field] == [sentence]
    assert "kept as typed" in main_of(response)
    assert First.objects.count() == 0


def test_a_first_can_be_changed_and_binned(signed_in, baby):
    row = make_first(baby=baby, note="old")
    form = signed_in.get(address("first_edit", baby, row.pk))
    assert 'value="First bath"' in main_of(form)
    assert "Change a first" in words_of(form)
    assert "Move to the bin" in words_of(form)
    data = said(title="First swim", on="2026-10-21", note="new")
    response = signed_in.post(address("first_edit", baby, row.pk), data, follow=True)
    assert "First swim 21 October 2026 new" in words_of(response)
    row.refresh_from_db()
    assert (row.title, row.on, row.note) == ("First swim", date(2026, 10, 21), "new")
    refused = signed_in.post(address("first_edit", baby, row.pk), said(title=""))
    assert list(refused.context["form"].errors) == ["title"]
    assert First.objects.get().title == "First swim"


def test_no_rule_reads_a_first(signed_in, baby):
    make_first(baby=baby, title="First social smile")
    today = words_of(signed_in.get(address("today", baby)))
    assert "Have you seen Juniper smile at you while awake?" in today


def test_all_firsts_stand_on_pages(signed_in, baby):
    assert "Nothing here yet." in words_of(signed_in.get(address("firsts", baby)))
    for number in range(26):
        make_first(baby=baby, title=f"First {number:02}")
    page = words_of(signed_in.get(address("firsts", baby)))
    assert page.count("1 October 2026") == 25
    assert "Page 1 of 2" in page
    last = words_of(signed_in.get(address("firsts", baby), {"page": "9999999999"}))
    assert last.count("1 October 2026") == 1


def test_a_viewer_reads_and_cannot_write(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    row = make_first(baby=baby)
    client.force_login(viewer)
    page = signed = client.get(address("firsts", baby))
    assert "First bath 1 October 2026" in words_of(page)
    assert "<form" not in main_of(signed)
    assert "Add a first" not in words_of(page)
    for where in (
        address("first_new", baby),
        address("first_edit", baby, row.pk),
    ):
        assert client.get(where).status_code == 404
        assert client.post(where, said()).status_code == 404
    assert First.objects.get().title == "First bath"


def test_another_familys_first_is_not_found(signed_in, baby):
    other = make_first(baby=make_baby())
    binned = make_first(baby=baby, binned_at=NOW)
    for pk in (other.pk, binned.pk, uuid.uuid4()):
        where = address("first_edit", baby, pk)
        assert signed_in.get(where).status_code == 404
        assert signed_in.post(where, said(title="Mine")).status_code == 404
    assert set(First.objects.values_list("title", flat=True)) == {"First bath"}


def test_nothing_typed_is_lost_when_the_session_has_ended(client, user, baby):
    response = client.post(address("first_new", baby), said(title="First snow"))
    response = client.post(
        response["Location"], {"login": user.email, "password": PASSWORD}, follow=True
    )
    assert response.redirect_chain == [(address("first_new", baby), 302)]
    assert response.context["form"]["title"].value() == "First snow"
    assert First.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_first(baby=baby)
    with django_assert_num_queries(5):
        response = signed_in.get(address("firsts", baby))
    assert words_of(response).count("First bath") == rows
