"""The list staff work through: filters, pages and kept views in its address."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.messages import get_messages

from babies.watch import set_watched
from clinics import worklist
from clinics.choices import Mode, ReferralKind, StaffRole
from clinics.models import SavedView
from clinics.referrals import Sent, send_referral
from clinics.sharing import end_share
from clinics.views.worklist import place_from
from clinics.worklist import Place
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
TODAY, DAY = NOW.date(), timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.STAFF_TWO_FACTOR = "optional"
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nurse(client):
    nurse = make_staff()
    client.force_login(nurse.user)
    return nurse


def watch(nurse, name="Test Ash", age=60):
    baby = make_baby(name=name, birth_on=TODAY - timedelta(days=age))
    set_watched(baby, is_watched=True)
    until_at = NOW + timedelta(days=90)
    return make_share(
        baby=baby, clinic=nurse.clinic, mode=Mode.WATCH, until_at=until_at
    )


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def names(page):
    return [name for name in ("Test Ash", "Test Birch", "Test Cedar") if name in page]


def test_a_row_says_who_how_old_why_and_how_long(client, nurse):
    share = watch(nurse)
    page = words_of(client.get("/clinic/"))
    assert (
        "Test Ash 8 weeks 4 days 8 weeks 4 days Unanswered · nothing logged 3 days"
    ) in page
    assert "1 · Open" in page
    html = main_of(client.get("/clinic/"))
    assert f'href="/clinic/cases/{share.pk}/social_smile_late/"' in html
    assert f'href="/clinic/babies/{share.pk}/"' in html


def test_a_preterm_baby_before_its_due_date_has_no_corrected_age(client, nurse):
    baby = make_baby(
        birth_on=TODAY - timedelta(days=20), gestation_weeks=30, name="Test Early"
    )
    baby.concerns.create(kind="worry", on=TODAY, logged_at=NOW)
    set_watched(baby, is_watched=True)
    make_share(baby=baby, clinic=nurse.clinic, mode=Mode.WATCH)
    assert "Test Early 2 weeks 6 days not yet" in words_of(client.get("/clinic/"))


def test_an_empty_list_says_why(client, nurse):
    assert "You watch no baby yet." in words_of(client.get("/clinic/"))
    watch(nurse, age=20)
    assert "The list is empty." in words_of(client.get("/clinic/"))
    page = words_of(client.get("/clinic/?state=closed"))
    assert "Nothing fits these filters." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Test Ash", "Test Birch", "Test Cedar"]),
        ("age=8-12", ["Test Ash", "Test Birch"]),
        ("age=12-26", ["Test Cedar"]),
        ("age=0-8", []),
        ("age=26-", []),
        ("waits=7", ["Test Birch", "Test Cedar"]),
        ("by=nobody", ["Test Ash", "Test Birch", "Test Cedar"]),
        ("by=mine", []),
        ("language=en", []),
        ("state=nonsense&age=x&by=y&waits=z", ["Test Ash", "Test Birch", "Test Cedar"]),
    ],
)
def test_filters_live_in_the_address(client, nurse, query, found):
    for name, age in (("Test Ash", 60), ("Test Birch", 70), ("Test Cedar", 90)):
        watch(nurse, name, age)
    assert names(words_of(client.get(f"/clinic/?{query}"))) == found


def test_a_colleagues_rows_can_be_picked_out(client, nurse):
    other = make_staff(clinic=nurse.clinic, name="Other Example")
    watch(nurse)
    assert names(words_of(client.get(f"/clinic/?by={other.pk}"))) == []


def test_pages_follow_each_other(client, nurse, monkeypatch):
    monkeypatch.setattr(worklist.Worklist.page, "__defaults__", (None, 2))
    _ash, birch, _cedar = (
        watch(nurse, name) for name in ("Test Ash", "Test Birch", "Test Cedar")
    )
    first = client.get("/clinic/?waits=3")
    assert names(words_of(first)) == ["Test Ash", "Test Birch"]
    query = parse_qs(urlsplit(first.context["next"]).query)
    assert query["waits"] == ["3"]
    place = place_from(query["after"][0])
    assert place == Place(first.context["rows"][1].rank, TODAY - 3 * DAY, birch.pk)
    second = client.get("/clinic/" + first.context["next"])
    assert names(words_of(second)) == ["Test Cedar"]
    assert "From the top" in words_of(second)


@pytest.mark.parametrize("after", ["nonsense", "a:b:c", "\x00"])
def test_a_made_up_place_is_the_start(client, nurse, after):
    watch(nurse)
    assert names(words_of(client.get("/clinic/", {"after": after}))) == ["Test Ash"]


def test_a_view_is_kept_found_and_forgotten(client, nurse):
    for query in ("age=8-12", "age=26-"):
        sent = {"name": "Mine", "query": f"{query}\0"}
        answer = client.post("/clinic/views/", sent)
        assert answer["Location"] == f"/clinic/?{query}"
    view = SavedView.objects.get()
    assert (view.staff, view.name, view.query) == (nurse, "Mine", "age=26-")
    assert 'href="?age=26-"' in main_of(client.get("/clinic/"))
    client.post(f"/clinic/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()


def test_to_look_at_where_views_are_kept_changes_nothing(client, nurse):
    view = SavedView.objects.create(staff=nurse, name="Mine", query="age=26-")
    for address in ("/clinic/views/", f"/clinic/views/{view.pk}/delete/"):
        assert client.get(address)["Location"] == "/clinic/"
    assert SavedView.objects.get() == view


def test_a_view_needs_a_name(client, nurse):
    answer = client.post("/clinic/views/", {"query": "age=26-"})
    assert told(answer) == ["This field is required."]
    assert not SavedView.objects.exists()


def test_the_view_of_a_colleague_is_not_found(client, nurse):
    other = make_staff(clinic=nurse.clinic)
    view = SavedView.objects.create(staff=other, name="Theirs", query="")
    assert client.post(f"/clinic/views/{view.pk}/delete/").status_code == 404
    assert SavedView.objects.get() == view


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, StaffRole.ADMINISTRATOR])
def test_who_does_not_care_for_babies_sees_no_list(client, role):
    staff = make_staff(role=role)
    watch(staff)
    client.force_login(staff.user)
    assert client.get("/clinic/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_more_rows(
    client, nurse, rows, django_assert_num_queries
):
    for number in range(rows):
        watch(nurse, f"Test {number}")
    client.get("/clinic/")
    with django_assert_num_queries(8):
        client.get("/clinic/")


def test_a_referral_surfaces_the_morning_after_it_was_due(client, nurse, clock):
    share = watch(nurse, age=20)
    sent = Sent(
        baby=share.baby, kind=ReferralKind.VISION, by=nurse, now=NOW, today=TODAY
    )
    due_on = send_referral(sent).due_on
    assert due_on is not None
    clock.move_to(NOW + (due_on - TODAY))
    client.force_login(nurse.user)
    assert "overdue" not in words_of(client.get("/clinic/"))
    clock.move_to(NOW + (due_on - TODAY) + timedelta(days=1))
    client.logout()
    client.force_login(nurse.user)
    page = client.get("/clinic/")
    assert "1 referral is overdue" in words_of(page)
    assert 'href="/clinic/referrals/"' in main_of(page)
    assert "Overdue" in words_of(client.get("/clinic/referrals/"))
    end_share(share=share, by=nurse.user, now=NOW)
    assert "overdue" not in words_of(client.get("/clinic/"))
