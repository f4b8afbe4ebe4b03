from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Smile
from babies.said import seen_of
from babies.services import change_answers
from clinics.models import Case
from exchange.fhir.reading import clinic_reading
from milestones.models import Expectation
from tests.clinics.rows import make_clinic, make_share
from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import (
    CODES,
    all_of,
    case_c,
    close,
    full_baby,
    full_share,
    of_family,
    of_share,
)
from tests.factories import (
    NOW,
    make_answer,
    make_caregiver,
    make_smile,
    make_social_smile,
    parent_of,
)
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


def one_of(baby, kind):
    """The only observation whose code is of a kind."""
    found = [one for one in all_of(of_family(baby), "Observation") if code(one) == kind]
    (one,) = found
    return one


def code(one):
    return one["code"]["coding"][0]["code"]


def parts(one):
    return [
        (code(part), part["valueCodeableConcept"]["coding"][0]["code"])
        for part in one["component"]
        if "valueCodeableConcept" in part
    ]


def test_a_smile_at_somebody_with_all_that_was_seen():
    baby = case_c()
    row = make_social_smile(
        baby=baby, on=ON, trigger=("face", "voice"), eyes="open", form="open_mouth"
    )
    smile = one_of(baby, "smile-class")
    (carer,) = all_of(of_family(baby), "RelatedPerson")
    assert smile["id"] == str(row.pk)
    assert smile["status"] == "preliminary"
    assert smile["category"][0]["coding"][0]["code"] == "survey"
    assert smile["effectiveDateTime"] == "2026-11-10T12:00:00+00:00"
    assert smile["issued"] == "2026-11-23T12:00:00+00:00"
    assert smile["performer"] == [{"reference": f"urn:uuid:{carer['id']}"}]
    assert smile["interpretation"] == [{"text": "Social smile"}]
    assert smile["valueCodeableConcept"]["coding"] == [
        {"system": CODES, "code": "smile-class-social", "display": "Social smile"}
    ]
    assert parts(smile) == [
        ("smile-kind", "smile-kind-smile"),
        ("state", "state-awake"),
        ("eyes", "eyes-open"),
        ("trigger", "trigger-face"),
        ("trigger", "trigger-voice"),
        ("directed", "directed-person"),
        ("form", "form-open-mouth"),
    ]


def test_what_is_not_known_is_unsure():
    baby = case_c()
    make_smile(baby=baby, on=ON)
    assert parts(one_of(baby, "smile-class")) == [
        ("smile-kind", "smile-kind-smile"),
        ("state", "state-unsure"),
        ("eyes", "eyes-unsure"),
        ("trigger", "trigger-unsure"),
        ("directed", "directed-unsure"),
        ("form", "form-unsure"),
    ]


def test_a_day_without_a_time_is_a_date():
    baby = case_c()
    make_smile(baby=baby, on=ON, observed_at=None, precision="day")
    assert one_of(baby, "smile-class")["effectiveDateTime"] == "2026-11-10"


def test_a_time_that_is_not_exact_says_so():
    baby = case_c()
    make_smile(baby=baby, on=ON, precision="about")
    assert parts(one_of(baby, "smile-class"))[-1] == (
        "time-precision",
        "time-precision-about",
    )


def test_a_time_has_the_offset_of_where_it_was_logged():
    baby = case_c()
    at = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
    make_smile(baby=baby, on=ON, observed_at=at, time_zone="Pacific/Auckland")
    smile = one_of(baby, "smile-class")
    assert smile["effectiveDateTime"] == "2026-11-10T09:00:00+13:00"


def test_what_staff_saw_is_an_exam_and_final():
    baby = case_c()
    make_social_smile(baby=baby, on=ON, reporter="staff")
    smile = one_of(baby, "smile-class")
    assert smile["status"] == "final"
    assert smile["category"][0]["coding"][0]["code"] == "exam"
    assert smile["performer"] == [{"display": "Clinic staff"}]


def test_who_has_left_the_baby_is_not_named():
    baby = case_c()
    other = make_caregiver(baby=baby)
    make_smile(baby=baby, on=ON, by=other.user)
    other.delete()
    assert one_of(baby, "smile-class")["performer"] == [{"display": "The family"}]


def test_an_account_that_is_gone_is_not_named():
    baby = case_c()
    make_answer(baby=baby, on=ON, logged_by=None)
    assert one_of(baby, "social-smile")["performer"] == [{"display": "The family"}]


def test_an_odd_laugh_with_all_that_was_noticed():
    full = full_baby()
    laugh = one_of(full, "laughter-episode")
    assert laugh["status"] == "preliminary"
    assert laugh["effectiveDateTime"] == "2026-11-12T12:00:00+00:00"
    assert laugh["valueCodeableConcept"]["coding"][0]["code"] == (
        "laughter-episode-laugh"
    )
    assert parts(laugh) == [
        ("state", "state-unsure"),
        ("trigger", "trigger-touch"),
        ("trigger", "trigger-none"),
        ("directed", "directed-unsure"),
        ("responds", "responds-unsure"),
        ("episode-feature", "episode-feature-mirthless"),
        ("episode-feature", "episode-feature-eye-deviation"),
    ]
    assert [
        (code(part), part.get("valueInteger") or part["valueQuantity"]["value"])
        for part in laugh["component"][-2:]
    ] == [("episode-seconds", 20), ("episode-count", 3)]


def test_an_odd_laugh_of_which_nothing_was_counted():
    baby = case_c()
    make_episode(baby=baby, on=ON)
    laugh = one_of(baby, "laughter-episode")
    assert parts(laugh) == [
        ("state", "state-unsure"),
        ("trigger", "trigger-unsure"),
        ("directed", "directed-unsure"),
        ("responds", "responds-unsure"),
    ]
    assert "note" not in laugh


def test_each_answer_stays_with_its_day():
    baby = case_c()
    for on, value in ((ON, "not_yet"), (date(2026, 11, 20), "yes")):
        make_answer(baby=baby, on=on, value=value, expectation="cdc-02m-studies-faces")
    found = [
        (one["effectiveDateTime"], one["valueCodeableConcept"]["coding"][0]["code"])
        for one in all_of(of_family(baby), "Observation")
        if code(one) == "cdc-02m-studies-faces"
    ]
    assert found == [("2026-11-10", "answer-not-yet"), ("2026-11-20", "answer-yes")]


def test_an_answer_to_what_has_left_the_catalog_is_sent_in_words():
    baby = case_c()
    make_answer(baby=baby, on=ON)
    Expectation.objects.create(
        id="cdc-02m-gone", source_list="cdc", domain="cognitive",
        summary="Something of long ago", position=1, retired_on=ON,
    )  # fmt: skip
    make_answer(baby=baby, on=ON, expectation="cdc-02m-gone")
    found = [r4.valid(one)["code"] for one in all_of(of_family(baby), "Observation")]
    assert {"text": "Something of long ago"} in found


def test_an_answer_about_a_day_says_so():
    baby = case_c()
    make_answer(baby=baby, on=ON, precision="about")
    assert parts(one_of(baby, "social-smile")) == [
        ("time-precision", "time-precision-about")
    ]


def test_what_is_in_the_bin_is_not_sent():
    baby = case_c()
    kept = make_smile(baby=baby, on=ON)
    binned = make_smile(baby=baby, on=ON)
    binned.binned_at = NOW
    binned.save()
    assert one_of(baby, "smile-class")["id"] == str(kept.pk)


def test_notes_go_to_the_family_and_where_notes_are_shared():
    baby, clinic = full_baby(), make_clinic()
    words = [{"text": "secret words of a smile"}]
    assert one_of(baby, "smile-class")["note"] == words
    assert one_of(baby, "laughter-episode")["note"] == [
        {"text": "secret words of a spell"}
    ]
    shared = make_share(baby=baby, clinic=clinic)
    assert "secret words of a smile" in str(of_share(shared))
    kept = make_share(baby=baby, clinic=clinic, parts=("smiles", "laughs"))
    assert "secret words" not in str(of_share(kept))
    assert [row.note for row in clinic_reading(kept, now=NOW).smiles] == [""]


@pytest.fixture
def closed():
    """A baby with an entry of every kind, whose late smile a clinic has closed."""
    baby = full_baby()
    share, staff = full_share(baby)
    close(baby, staff)
    return share


def statuses(made):
    found = all_of(made, "Observation")[2:]
    return {code(one): one["status"] for one in found}


def test_what_staff_reviewed_is_final_and_what_they_did_not_is_open(closed):
    reviewed = {
        "smile-class": "final",
        "laughter-episode": "preliminary",
        "cdc-02m-studies-faces": "preliminary",
    }
    assert statuses(of_share(closed)) == reviewed
    assert statuses(of_family(closed.baby)) == reviewed


@pytest.mark.parametrize("outcome", ["not_reached", "entry_mistaken"])
def test_a_case_closed_without_a_look_at_the_entries_leaves_them_open(closed, outcome):
    Case.objects.update(outcome=outcome)
    assert statuses(of_share(closed))["smile-class"] == "preliminary"


def test_what_was_logged_or_changed_after_the_review_says_so(closed):
    later = NOW + timedelta(hours=1)
    smile = Smile.objects.get()
    said = replace(seen_of(smile), state="asleep")
    change_answers(smile=smile, seen=said, by=parent_of(smile.baby), now=later)
    made = make_smile(baby=closed.baby, on=ON)
    Smile.objects.filter(pk=made.pk).update(logged_at=later)
    found = {
        one["id"]: (one["status"], one["issued"])
        for one in all_of(of_share(closed, later), "Observation")
        if code(one) == "smile-class"
    }
    assert found == {
        str(smile.pk): ("amended", "2026-11-23T13:00:00+00:00"),
        str(made.pk): ("preliminary", "2026-11-23T13:00:00+00:00"),
    }
