"""A letter is drafted from what is shared, and says what staff made of it."""

from datetime import timedelta

import pytest

from clinics.choices import Part, ReferralKind
from clinics.letters import draft_letter, letter_sheet, stamp_of, write_letter
from clinics.record import record_of
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
)
from tests.test_voice import BANNED

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def baby():
    baby = make_baby(name="Test Fern", birth_on=TODAY - 100 * DAY)
    make_smile(baby=baby, on=TODAY - 2 * DAY, state="asleep")
    make_concern(baby=baby, on=TODAY - DAY)
    make_lost_skill(baby=baby, on=TODAY - 3 * DAY)
    make_answer(
        baby=baby, on=TODAY, value="not_yet", expectation="cdc-02m-studies-faces"
    )
    return baby


def refer(baby, nurse, **said):
    said = {"kind": ReferralKind.VISION, "now": NOW, "today": TODAY, **said}
    return send_referral(Sent(baby=baby, by=nurse, **said))


def draft(baby, nurse, *parts):
    share = make_share(baby=baby, clinic=nurse.clinic, parts=parts)
    return share, draft_letter(refer(baby, nurse), share, by=nurse, today=TODAY)


def test_a_draft_says_every_fact_of_the_record(baby, nurse):
    share, text = draft(baby, nurse, *Part.values)
    record = record_of(share, TODAY)
    assert len(record.first.facts) == 10
    for fact in record.first.facts:
        assert f"{fact.label}: {fact.said}" in text
    assert "Smiles at a person while awake, gone on 20 November 2026" in text
    assert "Gazes at the face of a caregiver, not yet on 23 November 2026" in text
    assert text.startswith("Dear colleagues,\n\nWe ask you to see Test Fern.")
    assert text.endswith("Kind regards\nNurse Example\nExample Clinic")


@pytest.mark.parametrize(
    ("part", "there"),
    [(Part.SMILES, "Last 7 days"), (Part.MILESTONES, "From the milestone lists")],
)
def test_what_is_not_shared_is_not_in_the_draft(baby, nurse, part, there):
    others = [each.value for each in Part if each is not part]
    assert there not in draft(baby, nurse, *others)[1]
    assert there in draft(baby, nurse, part.value)[1]


def test_a_draft_names_no_condition(baby, nurse):
    assert not BANNED.search(draft(baby, nurse, *Part.values)[1])


def test_a_sheet_says_who_writes_to_whom(baby):
    clinic = make_clinic()
    clinic.phone = "555 0100"
    clinic.save()
    row = refer(baby, make_staff(clinic=clinic), service="Example eyes", letter="Dear")
    sheet = letter_sheet(row)
    assert (sheet.title, sheet.sender, sheet.to, sheet.on, sheet.text) == (
        "Referral of Test Fern",
        ("Example Clinic", "555 0100"),
        ("Example eyes", "Vision check"),
        "23 November 2026",
        "Dear",
    )


def test_a_letter_is_kept(baby, nurse):
    row = refer(baby, nurse)
    write_letter(row, "Dear colleagues")
    row.refresh_from_db()
    assert row.letter == "Dear colleagues"
    assert stamp_of(row.letter) != stamp_of("")
