from datetime import UTC, date, datetime, timedelta

import pytest

from clinical.assessment import assess
from exchange.fhir.flags import past, standing
from exchange.fhir.reading import family_reading
from milestones.facts import facts_of
from milestones.models import ActionChoice
from milestones.services import review_flag
from tests.exchange.fhir.rows import (
    CODES,
    LATE,
    all_of,
    case_c,
    close,
    full_share,
    of_family,
    of_share,
)
from tests.factories import (
    NOW,
    make_answer,
    make_concern,
    make_social_smile,
    parent_of,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def told(baby):
    """The family told a doctor about the one flag that stands."""
    (flag,) = assess(facts_of(baby, today=TODAY), TODAY).flags
    review_flag(
        baby=baby,
        flag=flag,
        action=ActionChoice.TOLD_DOCTOR,
        by=parent_of(baby),
        now=NOW,
    )


def test_case_c_is_late_on_its_day_and_not_the_day_before():
    baby = case_c()
    day_before = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
    assert all_of(of_family(baby, day_before), "Flag") == []
    made = of_family(baby, LATE)
    (flag,) = all_of(made, "Flag")
    (device,) = all_of(made, "Device")
    assert flag["status"] == "active"
    assert flag["period"] == {"start": "2026-11-19"}
    assert flag["subject"] == {"reference": f"urn:uuid:{baby.pk}"}
    assert flag["author"] == {"reference": f"urn:uuid:{device['id']}"}
    assert flag["code"] == {
        "coding": [
            {
                "system": CODES,
                "code": "flag-social-smile-late",
                "display": "Social smile not logged by 8 weeks corrected",
            }
        ],
        "text": "Social smile not logged by 8 weeks corrected",
    }


def test_a_flag_says_how_strongly_and_how_soon_to_act():
    (flag,) = all_of(of_family(case_c(), LATE), "Flag")
    assert [one["coding"][0] for one in flag["category"]] == [
        {
            "system": "http://terminology.hl7.org/CodeSystem/flag-category",
            "code": "clinical",
            "display": "Clinical",
        },
        {
            "system": CODES,
            "code": "advice-level-talk-to-pediatrician",
            "display": "Talk to pediatrician",
        },
        {
            "system": CODES,
            "code": "advice-when-within-2-weeks",
            "display": "Within 2 weeks",
        },
        {
            "system": CODES,
            "code": "smile-evidence-nothing-logged",
            "display": "Nothing logged",
        },
    ]


def test_only_a_late_smile_says_what_it_rests_on():
    baby = case_c()
    make_concern(baby=baby, on=LATE.date())
    make_answer(baby=baby, on=LATE.date(), value="not_yet", expectation="social-smile")
    rests_on = {
        flag["code"]["coding"][0]["code"]: [
            one["coding"][0]["code"] for one in flag["category"][3:]
        ]
        for flag in all_of(of_family(baby, LATE), "Flag")
    }
    assert rests_on == {
        "flag-social-smile-late": ["smile-evidence-not-yet"],
        "flag-parent-worry": [],
    }


def test_a_flag_keeps_its_id_from_day_to_day():
    baby = case_c()
    (first,) = all_of(of_family(baby, LATE), "Flag")
    (later,) = all_of(of_family(baby, NOW), "Flag")
    assert first["id"] == later["id"]


def test_a_closed_flag_is_inactive_since_that_day_and_not_left_out():
    baby = case_c()
    share, staff = full_share(baby)
    (before,) = all_of(of_share(share), "Flag")
    close(baby, staff)
    (flag,) = all_of(of_share(share), "Flag")
    assert (flag["id"], flag["status"]) == (before["id"], "inactive")
    assert flag["period"] == {"start": "2026-11-19", "end": "2026-11-23"}


def test_new_facts_make_a_closed_flag_active_again():
    baby = case_c()
    share, staff = full_share(baby)
    close(baby, staff)
    make_answer(
        baby=baby, on=TODAY, value="not_yet", expectation="cdc-02m-studies-faces"
    )
    late = next(
        one
        for one in all_of(of_share(share), "Flag")
        if one["code"]["coding"][0]["code"] == "flag-social-smile-late"
    )
    assert late["status"] == "active"
    assert late["period"] == {"start": "2026-11-19"}


def test_a_closed_flag_whose_reason_is_gone_stays_as_inactive():
    baby = case_c()
    share, staff = full_share(baby)
    close(baby, staff)
    for day in (20, 21):
        make_social_smile(baby=baby, on=date(2026, 11, day))
    (flag,) = all_of(of_share(share), "Flag")
    assert flag["status"] == "inactive"
    assert flag["code"]["coding"][0]["code"] == "flag-social-smile-late"
    assert len(flag["category"]) == 1


def test_a_closed_flag_of_a_part_that_is_not_shared_is_not_sent():
    baby = case_c()
    share, staff = full_share(baby, "summary")
    close(baby, staff)
    for day in (20, 21):
        make_social_smile(baby=baby, on=date(2026, 11, day))
    assert all_of(of_share(share), "Flag") == []


def test_a_flag_that_later_facts_ended_is_inactive_up_to_the_day_before():
    baby = case_c()
    (before,) = all_of(of_family(baby, LATE), "Flag")
    for day in (21, 22):
        make_social_smile(baby=baby, on=date(2026, 11, day))
    (flag,) = all_of(of_family(baby), "Flag")
    assert (flag["id"], flag["status"]) == (before["id"], "inactive")
    assert flag["period"] == {"start": "2026-11-19", "end": "2026-11-20"}
    assert flag["code"]["coding"] == before["code"]["coding"]
    assert [one["coding"][0]["code"] for one in flag["category"]] == ["clinical"]


def test_a_flag_that_later_facts_say_never_stood_stays_if_somebody_acted_on_it():
    baby = case_c()
    told(baby)
    for day in (10, 11):
        make_social_smile(baby=baby, on=date(2026, 11, day))
    (flag,) = all_of(of_family(baby), "Flag")
    assert flag["status"] == "inactive"
    assert flag["period"] == {"start": "2026-11-19"}
    share, _staff = full_share(baby)
    assert all_of(of_share(share), "Flag") == []


def test_what_a_family_settled_is_inactive_for_itself_and_active_for_a_clinic():
    baby = case_c()
    told(baby)
    (flag,) = all_of(of_family(baby), "Flag")
    assert flag["status"] == "inactive"
    assert flag["period"] == {"start": "2026-11-19", "end": "2026-11-23"}
    share, _staff = full_share(baby)
    (flag,) = all_of(of_share(share), "Flag")
    assert (flag["status"], flag["period"]) == ("active", {"start": "2026-11-19"})


def test_a_flag_that_turns_late_tomorrow_is_no_flag_yet():
    baby = case_c()
    told(baby)
    read = family_reading(baby, now=LATE - timedelta(days=1))
    assert standing(read) == []
    assert [span.kind for span in read.spans][:1] == ["social_smile_late"]
    assert [row.last_on for row in past(read)] == [None]


def test_the_version_of_the_rules_names_flags_of_before_too():
    baby = case_c()
    for day in (20, 21):
        make_social_smile(baby=baby, on=date(2026, 11, day))
    made = of_family(baby)
    (flag,) = all_of(made, "Flag")
    (line,) = all_of(made, "Provenance")
    assert {"reference": f"urn:uuid:{flag['id']}"} in line["target"]
