"""Clinical rules B.3 and E.2: what parents worry about, and skills that were lost."""

from datetime import timedelta

import pytest

from clinical.ages import add_months, birth
from clinical.catalog import catalog
from tests.clinical.facts import (
    BORN,
    SMILE_ITEM,
    TERM,
    answer,
    assessed,
    codes,
    concern,
    day,
    flags_of,
    seen,
    strong,
)

TALK, SAME_DAY = ("talk_to_pediatrician", "this_week"), ("same_day", "today")
NOW = ("emergency", "now")
LATE = ("talk_to_pediatrician", "within_2_weeks")
SMILED = [strong(day(30)), strong(day(31))]
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("worry", 0, {"parent_worry": TALK}),
        ("worry", 30, {"parent_worry": TALK}),
        ("worry", 600, {"parent_worry": TALK}),
        ("hearing", 31, {"parent_worry": TALK}),
        ("floppy_or_stiff", 31, {"parent_worry": TALK}),
        ("feeding", 31, {"parent_worry": TALK}),
        ("eyes", 0, {"eyes": SAME_DAY}),
        ("eyes", 55, {"eyes": SAME_DAY}),
        ("eyes", 56, {"eyes": SAME_DAY}),
        ("eyes_not_fixing", 55, {"parent_worry": TALK}),
        ("eyes_not_fixing", 56, {"eyes": SAME_DAY}),
        ("eyes_not_fixing", 57, {"eyes": SAME_DAY}),
        ("refuses_feeds", 0, {"unwell": SAME_DAY}),
        ("refuses_feeds", 400, {"unwell": SAME_DAY}),
        ("very_floppy", 400, {"unwell": SAME_DAY}),
        ("hard_to_wake", 3, {"unwell": NOW}),
        ("hard_to_wake", 400, {"unwell": NOW}),
    ],
)
def test_each_concern_alone(kind, number, expected):
    today = max(day(number), day(31))
    found = assessed(today, *SMILED, concern(kind, day(number)))
    assert flags_of(found) == expected
    assert found.flags[0].since == day(number)


@pytest.mark.parametrize("gestation", [280, 200])
def test_fever_is_urgent_before_three_months_from_birth(gestation):
    subject = birth(BORN, gestation)
    three_months = add_months(BORN, 3)
    for on, expected in (
        (three_months - ONE_DAY, {"unwell": SAME_DAY}),
        (three_months, {"parent_worry": TALK}),
        (three_months + ONE_DAY, {"parent_worry": TALK}),
    ):
        found = flags_of(assessed(on, concern("fever", on), subject=subject))
        found.pop("social_smile_late", None)
        assert found == expected


def test_eyes_that_never_fix_are_judged_at_corrected_age():
    subject = birth(BORN, 252)
    for number, kind in ((55, "parent_worry"), (56, "eyes")):
        on = day(number, subject)
        found = assessed(on, concern("eyes_not_fixing", on), subject=subject)
        assert [flag.kind for flag in found.flags] == [kind]


@pytest.mark.parametrize("kind", ["hearing", "floppy_or_stiff", "feeding"])
def test_some_concerns_make_a_late_smile_a_matter_of_this_week(kind):
    known = concern(kind, day(40))
    assert flags_of(assessed(day(56), known)) == {"parent_worry": TALK}
    assert flags_of(assessed(day(57), known)) == {"social_smile_late": TALK}
    assert flags_of(assessed(day(84), known)) == {"social_smile_late": TALK}


@pytest.mark.parametrize(
    ("kind", "flag", "expected"),
    [
        ("worry", "parent_worry", TALK),
        ("eyes", "eyes", SAME_DAY),
        ("fever", "unwell", SAME_DAY),
        ("refuses_feeds", "unwell", SAME_DAY),
        ("hard_to_wake", "unwell", NOW),
    ],
)
def test_other_concerns_stand_beside_a_late_smile(kind, flag, expected):
    found = assessed(day(65), concern(kind, day(65)))
    assert flags_of(found) == {flag: expected, "social_smile_late": LATE}
    assert (found.advice.level, found.advice.when) == expected


def test_a_concern_of_tomorrow_is_not_known_today():
    assert flags_of(assessed(day(30), concern("worry", day(31)))) == {}


def test_a_worry_says_when_it_was_said():
    [flag] = assessed(day(30), concern("worry", day(30))).flags
    assert [str(reason) for reason in flag.reasons] == [
        "You said on 31 March 2026 that you are worried."
    ]
    assert flag.newest_on == day(30)


def test_two_concerns_of_one_kind_are_one_flag_since_the_first():
    known = [concern("worry", day(30)), concern("hearing", day(20))]
    [flag] = assessed(day(31), *known).flags
    assert (flag.since, flag.newest_on, flag.facts) == (day(20), day(30), 2)
    assert codes(flag.reasons) == ["worry", "hearing"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (kind, kind)
        for kind in (
            "eyes",
            "eyes_not_fixing",
            "hearing",
            "floppy_or_stiff",
            "feeding",
            "refuses_feeds",
            "very_floppy",
            "fever",
            "hard_to_wake",
        )
    ],
)
def test_each_concern_has_a_dated_reason_of_its_own(kind, code):
    [flag] = assessed(day(30), concern(kind, day(30))).flags
    [reason] = flag.reasons
    assert reason.code == code
    assert "31 March 2026" in str(reason)


TWELVE = add_months(TERM.zero_on, 12)


@pytest.mark.parametrize(
    ("skill", "on", "expected"),
    [
        ("coos", day(100), SAME_DAY),
        ("coos", TWELVE - ONE_DAY, SAME_DAY),
        ("coos", TWELVE, TALK),
        ("coos", TWELVE + ONE_DAY, TALK),
        ("", TWELVE - ONE_DAY, SAME_DAY),
        ("", TWELVE, TALK),
        ("social_smile", TWELVE, SAME_DAY),
        ("social-smile", TWELVE, SAME_DAY),
        (SMILE_ITEM, TWELVE + ONE_DAY, SAME_DAY),
        ("social_smile", day(1500), SAME_DAY),
    ],
)
def test_a_lost_skill_is_urgent_under_twelve_months(skill, on, expected):
    loss = seen("skill_loss", on, skill=skill)
    found = assessed(max(on, TWELVE), *SMILED, loss)
    assert flags_of(found) == {"skill_lost": expected}
    assert (found.flags[0].since, found.flags[0].newest_on) == (on, on)
    [reason] = found.flags[0].reasons
    assert (reason.code, reason.params["on"], reason.params["skill"]) == (
        "skill_lost",
        on,
        skill,
    )


@pytest.mark.parametrize(
    ("skill", "named"),
    [
        ("coos", "coos"),
        ("social-smile", "social-smile"),
        ("social_smile", "social-smile"),
        (SMILE_ITEM, "social-smile"),
        ("walking-alone", "walking-alone"),
    ],
)
def test_a_lost_skill_is_named(skill, named):
    [flag] = assessed(day(60), *SMILED, seen("skill_loss", day(60), skill=skill)).flags
    assert [str(reason) for reason in flag.reasons] == [
        f"“{catalog().by_id[named].summary}” was there before. "
        "On 30 April 2026 you noted that it is gone now."
    ]


def test_a_lost_skill_that_nobody_named():
    [flag] = assessed(day(60), *SMILED, seen("skill_loss", day(60))).flags
    assert [str(reason) for reason in flag.reasons] == [
        "On 30 April 2026 you noted a skill that was there before and is gone now."
    ]


def test_twelve_months_are_counted_from_the_zero_day():
    subject = birth(BORN, 252)
    twelve = add_months(subject.zero_on, 12)
    for on, expected in ((twelve - ONE_DAY, SAME_DAY), (twelve, TALK)):
        loss = seen("skill_loss", on, skill="coos")
        found = flags_of(assessed(on, loss, subject=subject))
        assert found["skill_lost"] == expected


def test_a_regained_skill_does_not_clear_a_loss():
    loss = seen("skill_loss", day(40), skill="social_smile")
    found = assessed(day(60), *SMILED, loss, strong(day(50)), strong(day(51)))
    assert found.smile.status == "achieved"
    assert flags_of(found) == {"skill_lost": SAME_DAY}


def test_only_an_explicit_loss_is_a_lost_skill():
    found = assessed(day(60), *SMILED, answer("social-smile", "not_yet", day(50)))
    assert found.smile.status == "achieved"
    assert flags_of(found) == {}
    assert codes(found.questions) == ["stopped_smiling"]
