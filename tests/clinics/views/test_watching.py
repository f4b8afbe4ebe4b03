"""A family asks to be watched: staff promise their days, or only look."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages

from babies.models import Baby
from clinics.choices import Mode
from clinics.models import Share
from tests.at_once import both_at_once
from tests.babies.views.pages import messages_of, words_of
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
BABIES = "/clinic/babies/"


def names_in(response):
    return [row.name for row in response.context["rows"]]


def waiting(clinic, **said):
    return make_share(
        baby=make_baby(**said), clinic=clinic, mode=Mode.WATCH, accepted_at=None
    )


def test_a_watch_is_accepted_with_its_days(at_work, nurse):
    nurse.clinic.reading_days = [1, 3]
    nurse.clinic.save()
    share = waiting(nurse.clinic, name="Wren")
    form = words_of(at_work.get(f"{BABIES}{share.pk}/watch/"))
    response = at_work.post(
        f"{BABIES}{share.pk}/watch/", {"reading_days": ["2", "5"]}, follow=True
    )

    assert "<h1>Watch Wren?</h1>" in form
    assert re.findall(r'value="(\d)"[^>]*checked', form) == ["1", "3"]
    share.refresh_from_db()
    assert (share.accepted_by, share.reading_days) == (nurse, [2, 5])
    assert Baby.objects.get().is_watched
    told = "You watch Wren now. The family sees your days."
    assert messages_of(response) == [(told, "")]


def test_a_watch_is_declined_and_becomes_a_look(at_work, nurse):
    share = waiting(nurse.clinic, name="Wren")
    response = at_work.post(
        f"{BABIES}{share.pk}/watch/", {"decline": "yes"}, follow=True
    )

    share.refresh_from_db()
    assert (share.mode, share.declined_at) == (Mode.LOOK, NOW)
    assert not Baby.objects.get().is_watched
    assert names_in(response) == ["Wren"]
    told = "You look at Wren now and then. The family sees that."
    assert messages_of(response) == [(told, "")]


@pytest.mark.parametrize(
    "days", [[], ["0"], ["8"], ["x", "\x00"], ["1", "9" * 99], "Monday"]
)
def test_a_promise_needs_real_days(at_work, nurse, days):
    share = waiting(nurse.clinic)
    page = words_of(at_work.post(f"{BABIES}{share.pk}/watch/", {"reading_days": days}))

    share.refresh_from_db()
    assert "Please choose at least one day." in page
    assert share.accepted_at is None


@pytest.mark.parametrize("sent", [{"reading_days": ["1"]}, {"decline": "yes"}, None])
def test_what_a_colleague_has_answered_stays(at_work, nurse, sent):
    other = make_staff(clinic=nurse.clinic)
    share = make_share(
        clinic=nurse.clinic, mode=Mode.WATCH, accepted_by=other, reading_days=[4]
    )
    where = f"{BABIES}{share.pk}/watch/"
    ask = at_work.get if sent is None else at_work.post
    response = ask(where, sent or {}, follow=True)

    share.refresh_from_db()
    assert (share.mode, share.accepted_by, share.reading_days) == ("watch", other, [4])
    told = "Somebody here has answered this before."
    assert messages_of(response) == [(told, "")]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_is_told(client, settings):
    nurse = make_staff()
    share = waiting(nurse.clinic)
    Share.objects.update(
        from_at=NOW - timedelta(days=365), until_at=NOW + timedelta(days=9999)
    )
    other = make_staff(clinic=nurse.clinic)

    def answer(staff):
        browser = type(client)()
        browser.force_login(staff.user)
        sent = {"reading_days": ["1"]}
        response = browser.post(f"{BABIES}{share.pk}/watch/", sent)
        (told,) = get_messages(response.wsgi_request)
        return str(told)

    answers = both_at_once(answer, nurse, other)

    assert sorted(answers) == [
        "Somebody here has answered this before.",
        "You watch Test Juniper now. The family sees your days.",
    ]


def test_another_clinics_request_is_not_there(at_work):
    share = waiting(make_clinic())
    response = at_work.post(f"{BABIES}{share.pk}/watch/", {"reading_days": ["1"]})

    share.refresh_from_db()
    assert (response.status_code, share.accepted_at) == (404, None)
