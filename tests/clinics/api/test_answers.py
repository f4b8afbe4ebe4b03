"""What staff say to a family, and its answers, for programs."""

import uuid
from datetime import timedelta

import pytest

from clinics.choices import AdviceKind
from clinics.corrections import withdraw
from clinics.models import Correction, StaffAdvice
from clinics.notes import Advised, give_advice
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of


@pytest.fixture
def baby(db):
    return make_baby()


@pytest.fixture
def parent(baby):
    return api(parent_of(baby))


@pytest.fixture
def advise(baby, nurse):
    def make():
        said = Advised(
            key=uuid.uuid4(),
            baby=baby,
            kind=AdviceKind.CALL_US,
            words="Mornings.",
            by=nurse,
            now=NOW,
        )
        return give_advice(said)

    return make


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def test_advice_is_read_and_answered(baby, parent, nurse, advise):
    row = advise()
    (said,) = parent.get(of(baby, "advice")).json()["results"]
    assert said == {
        "id": str(row.pk),
        "clinic": nurse.clinic.name,
        "kind": "call_us",
        "words": "Mornings.",
        "at": "2026-11-23T12:00:00+00:00",
        "reply": None,
        "reply_words": "",
        "replied_at": None,
    }
    sent = {"reply": "question", "reply_words": "At nine?"}
    response = parent.put(of(baby, "advice", row.pk), sent)
    at = {"replied_at": "2026-11-23T12:00:00+00:00"}
    assert (response.status_code, response.json()) == (200, {**said, **sent, **at})
    row.refresh_from_db()
    assert (row.reply, row.reply_words, row.replied_by) == (
        "question",
        "At nine?",
        parent_of(baby),
    )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "reply"),
        ({"reply": "never"}, "reply"),
        ({"reply": "got_it", "reply_words": "a\u0000b"}, "reply_words"),
        ({"reply": "got_it", "kind": "call_us"}, "kind"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(baby, parent, advise, sent, field):
    row = advise()
    response = parent.put(of(baby, "advice", row.pk), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert StaffAdvice.objects.get().reply == ""


def test_an_answer_given_since_is_not_overwritten(baby, parent, advise):
    address = of(baby, "advice", advise().pk)
    seen = parent.put(address, {"reply": "got_it"})["ETag"]
    first = parent.put(address, {"reply": "booked"}, HTTP_IF_MATCH=seen)
    second = parent.put(address, {"reply": "question"}, HTTP_IF_MATCH=seen)
    assert [first.status_code, second.status_code] == [200, 412]
    assert StaffAdvice.objects.get().reply == "booked"


def test_other_dates_are_read_and_taken_over(baby, parent, nurse):
    row = suggested(baby=baby, by=nurse, gestation_weeks=37)
    (said,) = parent.get(of(baby, "corrections")).json()["results"]
    dates = {
        "birth_date": "2026-09-01",
        "birth_is_estimated": False,
        "gestation_weeks": 40,
        "gestation_days": 0,
        "due_date": None,
    }
    assert said == {
        "id": str(row.pk),
        "clinic": nurse.clinic.name,
        "before": dates,
        "after": {**dates, "gestation_weeks": 37},
        "why": row.why,
        "at": said["at"],
        "verdict": "open",
        "decided_at": None,
    }
    sent = {"verdict": "accepted"}
    unseen = parent.put(of(baby, "corrections", row.pk), {**sent, "confirm": ""})
    effect = unseen.json()["effect"]
    assert (unseen.status_code, effect["after"]["smile"]["window"]["zero_day"]) == (
        409,
        "2026-09-01",
    )
    assert Correction.objects.get().verdict == "open"
    sent["confirm"] = effect["confirm"]
    response = parent.put(of(baby, "corrections", row.pk), sent)
    assert (response.status_code, response.json()["verdict"]) == (200, "accepted")
    baby.refresh_from_db()
    assert (baby.gestation_weeks, baby.versions.count()) == (37, 2)
    again = parent.put(of(baby, "corrections", row.pk), {"verdict": "refused"})
    assert (again.status_code, again.json()["detail"]) == (
        409,
        "These dates were accepted already.",
    )


def test_other_dates_are_refused(baby, parent, nurse):
    row = suggested(baby=baby, by=nurse, gestation_weeks=37)
    response = parent.put(of(baby, "corrections", row.pk), {"verdict": "refused"})
    assert response.json()["decided_at"] == "2026-11-23T12:00:00+00:00"
    baby.refresh_from_db()
    assert (baby.gestation_weeks, Correction.objects.get().decided_by) == (
        40,
        parent_of(baby),
    )


def test_an_answer_to_what_is_past_changes_nothing(baby, parent, nurse):
    row = suggested(baby=baby, by=nurse, gestation_weeks=37)
    address = of(baby, "corrections", row.pk)
    assert fields_of(parent.put(address, {"verdict": "perhaps"})) == ["verdict"]
    stale = parent.put(address, {"verdict": "accepted"}, HTTP_IF_MATCH='"x"')
    withdraw(row, by=nurse.user, now=NOW + timedelta(minutes=1))
    late = parent.put(address, {"verdict": "accepted"})
    assert [stale.status_code, late.status_code] == [412, 409]
    baby.refresh_from_db()
    assert baby.gestation_weeks == 40


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_any_length(
    baby, parent, advise, count, django_assert_num_queries
):
    for _ in range(count):
        advise()
        suggested(baby=baby, by=make_staff(), gestation_weeks=37)
    for name in ("advice", "corrections"):
        parent.get(of(baby, name))
        with django_assert_num_queries(3):
            assert len(parent.get(of(baby, name)).json()["results"]) == count
