"""The product's stories P2 to P9, as far as the rules decide them."""

from datetime import date, timedelta

from clinical.ages import birth
from tests.clinical.facts import (
    AT_ME,
    answer,
    assessed,
    codes,
    concern,
    flags_of,
    reflex,
    seen,
    strong,
)

D = date.fromisoformat
BABY_A = birth(D("2026-09-01"), 280)
BABY_B = birth(D("2026-08-01"), 224)
TALK = "talk_to_pediatrician"


def test_p2_two_smiles_on_two_days():
    smiles = [strong(D("2026-10-16")), strong(D("2026-10-18"))]
    seen_once = assessed(D("2026-10-16"), *smiles, subject=BABY_A)
    assert [one and one.smile_class for one in seen_once.classes] == ["social", None]
    assert seen_once.smile.status == "emerging"

    found = assessed(D("2026-11-30"), *smiles, subject=BABY_A)
    assert (found.smile.status, found.flags) == ("achieved", ())
    assert found.smile.record.first_strong_on == D("2026-10-16")
    assert [str(reason) for reason in found.smile_reasons] == [
        "The first social smile was on 16 October 2026.",
        "It was confirmed on 18 October 2026.",
    ]


def test_p3_an_early_not_yet_of_a_preterm_baby():
    today = D("2026-10-03")
    known = answer("social-smile", "not_yet", today)
    found = assessed(today, known, subject=BABY_B)
    assert (found.birth_age_days, found.corrected_age_days) == (63, 7)
    assert (found.smile.status, found.flags) == ("before_window", ())
    worried = assessed(today, known, concern("worry", today), subject=BABY_B)
    assert flags_of(worried) == {"parent_worry": (TALK, "this_week")}


def test_p4_changing_the_gestation_would_make_her_late_at_once():
    today = D("2026-10-30")
    before = assessed(today, subject=birth(D("2026-09-01"), 258))
    after = assessed(today, subject=birth(D("2026-09-01"), 259))
    assert (before.corrected_age_days, before.smile.status) == (37, "before_window")
    assert (after.corrected_age_days, after.smile.status) == (59, "late")


def test_p5_not_yet_with_nine_sleep_smiles():
    today = D("2026-10-28")
    sleep_smiles = [reflex(today - timedelta(days=number)) for number in range(9)]
    known = answer("social-smile", "not_yet", today)
    found = assessed(today, *sleep_smiles, known, subject=BABY_A)
    assert (found.smile.status, found.smile.evidence) == ("late", "not_yet")
    assert (found.corrected_age_days, found.age_basis) == (57, "birth")
    assert [str(reason) for reason in found.smile_reasons] == [
        "On 28 October 2026 the answer was “not yet”.",
        "9 sleep or reflex smiles were logged. They do not count here.",
    ]


def test_p6_nothing_logged_then_a_remembered_smile():
    today = D("2026-10-30")
    found = assessed(today, subject=BABY_A)
    assert (found.smile.status, found.smile.evidence) == ("late", "nothing_logged")
    remembered = answer("social-smile", "yes", D("2026-10-20"))
    found = assessed(today, remembered, subject=BABY_A)
    assert (found.smile.status, found.flags) == ("emerging", ())


def test_p7_a_past_day_with_the_facts_of_then_and_of_now():
    smiles = [strong(D("2026-10-16")), strong(D("2026-10-18"))]
    then = assessed(D("2026-10-14"), subject=BABY_A)
    now = assessed(D("2026-10-14"), *smiles, subject=BABY_A)
    assert then.smile == now.smile
    assert (now.smile.status, now.smile.record.first_strong_on) == ("window_open", None)


def test_p9_three_odd_laughs_in_two_days():
    days = [D("2027-01-02"), D("2027-01-02"), D("2027-01-03")]
    odd = [seen("laugh", on, "mirthless", state="awake") for on in days[:2]]
    sideways = seen("laugh", days[2], "mirthless", "eye_deviation", state="awake")
    smiles = [strong(D("2026-10-16")), strong(D("2026-10-18"))]
    found = assessed(days[2], *smiles, *odd, sideways, subject=BABY_A)
    assert (found.advice.level, found.advice.when) == ("same_day", "today")
    [flag] = found.flags
    assert (flag.kind, codes(flag.reasons)) == ("laughter", ["eye_deviation"])


def test_case_a_is_late_where_it_is_already_the_28th():
    auckland, london = D("2026-10-28"), D("2026-10-27")
    assert assessed(auckland, subject=BABY_A).smile.status == "late"
    assert assessed(london, subject=BABY_A).smile.status == "window_closing"


def test_the_class_of_an_entry_needs_no_second_one():
    [given] = assessed(
        D("2026-10-16"), seen("smile", D("2026-10-16"), **AT_ME), subject=BABY_A
    ).classes
    assert given is not None
    assert codes(given.reasons) == [
        "awake",
        "at_person",
        "social_trigger",
        "old_enough",
    ]
