import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinics.choices import AdviceKind, Audience, Part
from clinics.notes import Advised, add_note, give_advice
from exchange.fhir.reading import family_reading
from tests.clinics.rows import make_share, make_staff
from tests.exchange.fhir.rows import (
    a_referral,
    all_of,
    case_c,
    close,
    full_baby,
    full_share,
    kinds,
    of_family,
    of_share,
)
from tests.factories import NOW, make_answer, make_concern, make_smile
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
ALWAYS = [
    "Patient", "RelatedPerson", "Organization", "Observation", "Observation",
]  # fmt: skip


def codes_of(made):
    return [one["code"]["coding"][0]["code"] for one in all_of(made, "Observation")][2:]


def flags_of(made):
    return [one["code"]["coding"][0]["code"] for one in all_of(made, "Flag")]


def test_a_family_gets_everything():
    baby = full_baby()
    _share, staff = full_share(baby)
    a_referral(baby, staff)
    assert kinds(of_family(baby)) == [
        "Patient", "RelatedPerson", "Organization", "Practitioner", "Observation", "Observation", "Observation", "Observation", "Observation",
        "QuestionnaireResponse", "Flag", "Flag", "ServiceRequest", "Task", "Consent", "Device", "Provenance",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "codes", "flags"),
    [
        (Part.SUMMARY, [], ["flag-parent-worry"]),
        (Part.SMILES, ["smile-class"], ["flag-social-smile-late"]),
        (Part.MILESTONES, ["cdc-02m-studies-faces"], []),
        (Part.LAUGHS, ["laughter-episode"], ["flag-laughter"]),
        (Part.SLEEP, [], []),
        (Part.PHOTOS, [], []),
        (Part.NOTES, [], []),
    ],
)
def test_a_part_of_a_share_holds_that_part_only(part, codes, flags):
    baby = full_baby()
    make_concern(baby=baby, on=date(2026, 11, 20))
    share, _staff = full_share(baby, part)
    made = of_share(share)
    assert (codes_of(made), flags_of(made)) == (codes, flags)
    forms = ["QuestionnaireResponse"] if part is Part.MILESTONES else []
    assert kinds(made) == [
        *ALWAYS, *["Observation"] * len(codes), *forms, *["Flag"] * len(flags),
        "Consent", "Device", "Provenance",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "read"),
    [
        (Part.SMILES, {"babies_smile"}),
        (Part.LAUGHS, {"babies_episode"}),
        (Part.MILESTONES, {"milestones_answer"}),
        (Part.SLEEP, set()),
    ],
)
def test_what_is_not_shared_is_not_read(part, read):
    share, _staff = full_share(full_baby(), part)
    with CaptureQueriesContext(connection) as captured:
        of_share(share)
    # The one assessment asks of all facts at once, and is not asked for sleep.
    own = [query["sql"] for query in captured if "UNION ALL" not in query["sql"]]
    tables = {"babies_smile", "babies_episode", "milestones_answer", "babies_sleep"}
    assert {name for name in tables for sql in own if f'FROM "{name}"' in sql} == read
    assert (len(own) < len(captured)) is (part is not Part.SLEEP)


def test_notes_that_are_not_shared_are_not_read():
    share, _staff = full_share(full_baby(), Part.SMILES, Part.LAUGHS)
    with CaptureQueriesContext(connection) as captured:
        of_share(share)
    assert [query["sql"] for query in captured if '."note"' in query["sql"]] == []


def test_another_clinic_s_work_is_not_shared():
    baby = case_c()
    share, _staff = full_share(baby)
    other = make_staff()
    make_share(baby=baby, clinic=other.clinic)
    a_referral(baby, other)
    made = of_share(share)
    assert all_of(made, "ServiceRequest") == []
    assert [one["id"] for one in all_of(made, "Consent")] == [str(share.pk)]
    assert [one["id"] for one in all_of(made, "Organization")] == [str(share.clinic_id)]


def test_another_baby_s_entries_are_not_sent():
    baby, other = case_c(), full_baby()
    _share, staff = full_share(other)
    a_referral(other, staff)
    assert kinds(of_family(baby)) == [
        "Patient", "RelatedPerson", "Observation", "Observation", "Flag", "Device", "Provenance",
    ]  # fmt: skip


def test_what_the_team_wrote_never_leaves():
    baby = full_baby()
    share, staff = full_share(baby)
    for audience in Audience:
        add_note(
            baby=baby, audience=audience, words="secret team words", by=staff, now=NOW
        )
    referral = a_referral(baby, staff)
    referral.events.update(note="secret team words")
    close(baby, staff, note="secret team words")
    give_advice(
        Advised(
            key=uuid.uuid4(), baby=baby, kind=AdviceKind.CALL_US,
            words="secret team words", by=staff, now=NOW,
        )
    )  # fmt: skip
    for made in (of_share(share), of_family(baby)):
        assert len(all_of(made, "Task")) == 1
        assert "secret team words" not in str(made)
        assert "secret words of a letter" not in str(made)


def fill(baby, staff, number):
    for day in range(1, number + 1):
        on = date(2026, 11, day)
        make_smile(baby=baby, on=on)
        make_episode(baby=baby, on=on)
        make_answer(baby=baby, on=on, expectation="cdc-02m-studies-faces")
        a_referral(baby, staff)


@pytest.mark.parametrize("number", [1, 3])
def test_a_long_diary_costs_no_more_questions(number, django_assert_num_queries):
    baby = case_c()
    share, staff = full_share(baby)
    fill(baby, staff, number)
    share = type(share).objects.select_related("baby", "clinic").get(pk=share.pk)
    with django_assert_num_queries(9):
        of_share(share)
    with django_assert_num_queries(11):
        of_family(baby)


def test_days_to_come_are_left_out():
    baby = case_c()
    make_smile(baby=baby, on=date(2026, 11, 10))
    share, _staff = full_share(baby)
    early = NOW.replace(month=10)
    assert codes_of(of_share(share, early)) == []


def test_a_person_is_found_by_the_account():
    baby = case_c()
    read = family_reading(baby, now=NOW)
    (carer,) = read.carers
    assert read.person(carer.user_id) == carer
    assert read.person(None) is None
