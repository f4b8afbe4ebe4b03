"""Staff follow what they sent on, and nothing is lost."""

from datetime import timedelta

import pytest
import time_machine

from clinics.choices import ReferralKind
from clinics.models import Referral, ReferralEvent
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def clock(settings):
    settings.STAFF_TWO_FACTOR = "optional"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nurse(client):
    nurse = make_staff()
    client.force_login(nurse.user)
    return nurse


def send(nurse, *, back=0, name="Test Fern", **said):
    baby = make_baby(name=name)
    make_share(baby=baby, clinic=nurse.clinic)
    on = TODAY - timedelta(days=back)
    said = {"kind": ReferralKind.VISION, "now": NOW, "today": on, **said}
    return send_referral(Sent(baby=baby, by=nurse, **said))


def at(referral):
    return f"/clinic/referrals/{referral.pk}/"


def test_what_is_overdue_stands_first(client, nurse):
    send(nurse, name="Test New", service="Example eyes")
    send(nurse, name="Test Old", back=8)
    page = words_of(client.get("/clinic/referrals/"))
    assert page.index("Test Old") < page.index("Test New")
    assert page.count("Overdue") == 1
    assert "Test New Vision check Example eyes Sent, 23 November 2026" in page


def test_an_empty_list_says_where_referrals_come_from(client, nurse):
    page = words_of(client.get("/clinic/referrals/"))
    assert "Refer a baby from its row on the worklist." in page


def test_a_step_is_noted_with_its_day(client, nurse):
    referral = send(nurse, back=3)
    assert "What came next?" in words_of(client.get(at(referral)))
    sent = {"step": "booked", "on": "2026-11-22", "booked_for": "2026-12-10"}
    answer = client.post(at(referral), {**sent, "note": "By phone."})
    assert answer["Location"] == "/clinic/referrals/"
    referral.refresh_from_db()
    assert (referral.step, str(referral.step_on), str(referral.due_on)) == (
        "booked", "2026-11-22", "2026-12-10",
    )  # fmt: skip
    assert "Booked, 22 November 2026 Nurse Example By phone." in words_of(
        client.get(at(referral))
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"on": "2026-11-23"}, "Please choose the step."),
        ({"step": "sent", "on": "2026-11-23"}, "This step cannot follow the last"),
        ({"step": "received"}, "Please choose a day."),
        ({"step": "received", "on": "soon"}, "Please give a day, such as"),
        (
            {"step": "received", "on": "2026-11-24"},
            "Please choose a day from the last step up to today.",
        ),
        (
            {"step": "booked", "on": "2026-11-23", "booked_for": "2026-11-20"},
            "Please choose a day after this step.",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client, nurse, sent, sentence):
    referral = send(nurse)
    assert sentence in words_of(client.post(at(referral), sent))
    assert Referral.objects.get().step == "sent"
    assert ReferralEvent.objects.count() == 1


def test_an_ended_referral_takes_no_step(client, nurse):
    referral = send(nurse)
    client.post(at(referral), {"step": "declined", "on": "2026-11-23"})
    assert "This referral has ended." in words_of(client.get(at(referral)))


def test_without_a_share_a_referral_is_out_of_reach(client, nurse):
    referral = send(nurse)
    referral.baby.shares.update(ended_at=NOW)
    assert client.get(at(referral)).status_code == 404
    assert "No referral yet." in words_of(client.get("/clinic/referrals/"))
    sent = {"step": "received", "on": "2026-11-23"}
    assert client.post(at(referral), sent).status_code == 404
    assert ReferralEvent.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_more_rows(
    client, nurse, rows, django_assert_num_queries
):
    for _ in range(rows):
        send(nurse)
    client.get("/clinic/referrals/")
    with django_assert_num_queries(5):
        client.get("/clinic/referrals/")
