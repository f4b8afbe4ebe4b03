"""The assessment as a whole: the late smile and its times, and the product's stories."""

from datetime import date, timedelta

import pytest

from clinical import RULES_VERSION
from clinical.ages import add_months, birth
from clinical.checklist import due_date
from tests.clinical.facts import (
    AT_ME,
    BORN,
    SMILE_ITEM,
    TERM,
    answer,
    assessed,
    codes,
    concern,
    day,
    flags_of,
    reflex,
    seen,
    strong,
    weak,
)

TALK = "talk_to_pediatrician"
FACES = "cdc-02m-studies-faces"
NOISE = "cdc-02m-notices-loud-noise"
FOLLOWS = "cdc-02m-tracks-moving-person"
TOY = "cdc-02m-regards-toy-briefly"
LIMBS = "cdc-02m-all-limbs-move"
ONE_DAY = timedelta(days=1)


def late_when(today, *known, **fields):
    """How soon a late smile is to be talked about."""
    return flags_of(assessed(today, *known, **fields))["social_smile_late"]


@pytest.mark.parametrize(
    ("today", "ahead", "when"),
    [
        (57, -1, "within_2_weeks"),
        (57, 0, "next_visit"),
        (57, 1, "next_visit"),
        (57, 13, "next_visit"),
        (57, 14, "next_visit"),
        (57, 15, "within_2_weeks"),
        (68, 14, "next_visit"),
        (69, 0, "next_visit"),
        (69, 14, "next_visit"),
        (69, 15, "within_2_weeks"),
        (70, 0, "within_2_weeks"),
        (70, 14, "within_2_weeks"),
        (71, 7, "within_2_weeks"),
        (83, 0, "within_2_weeks"),
        (84, 0, "this_week"),
        (85, 200, "this_week"),
    ],
)
def test_a_late_smile_waits_only_for_a_visit_that_is_near(today, ahead, when):
    visit_on = day(today + ahead)
    assert late_when(day(today), visit_on=visit_on) == (TALK, when)


@pytest.mark.parametrize(
    ("born", "gestation", "today", "when"),
    [
        # two months from birth: 1 November
        ("2026-09-01", 280, "2026-10-28", "next_visit"),
        ("2026-09-01", 280, "2026-11-01", "next_visit"),
        ("2026-09-01", 280, "2026-11-02", "within_2_weeks"),
        ("2026-09-01", None, "2026-10-28", "next_visit"),
        # a visit two months from birth is over before a preterm baby is late
        ("2026-09-01", 258, "2026-11-19", "within_2_weeks"),
    ],
)
def test_the_two_month_visit_is_counted_from_birth(born, gestation, today, when):
    subject = birth(date.fromisoformat(born), gestation)
    assert late_when(date.fromisoformat(today), subject=subject) == (TALK, when)


def test_a_visit_the_family_entered_replaces_the_two_month_visit():
    two_months = add_months(BORN, 2)
    assert late_when(day(57)) == (TALK, "next_visit")
    assert late_when(day(57), visit_on=two_months + timedelta(days=60)) == (
        TALK,
        "within_2_weeks",
    )


DUE = due_date(TERM, 2)


@pytest.mark.parametrize(
    ("unmet", "when"),
    [
        ([], "within_2_weeks"),
        ([TOY], "within_2_weeks"),
        ([SMILE_ITEM], "within_2_weeks"),
        ([SMILE_ITEM, TOY], "within_2_weeks"),
        ([TOY, LIMBS], "this_week"),
        ([FACES], "this_week"),
        ([NOISE], "this_week"),
        ([FOLLOWS], "this_week"),
    ],
)
def test_other_late_signs_make_a_late_smile_a_matter_of_this_week(unmet, when):
    answers = [answer(expectation, "not_yet", DUE) for expectation in unmet]
    assert late_when(day(65), *answers) == (TALK, when)
    early = [answer(expectation, "not_yet", DUE - ONE_DAY) for expectation in unmet]
    assert late_when(day(65), *early) == (TALK, "within_2_weeks")


def test_a_late_smile_is_one_flag_since_day_57_even_when_clearly_late():
    for number in (57, 83, 84, 300):
        [flag] = assessed(day(number)).flags
        assert (flag.kind, flag.since) == ("social_smile_late", day(57))
        assert (flag.newest_on, flag.facts) == (day(57), 1)
        assert codes(flag.reasons) == ["past_window", "nothing_logged"]


def test_a_sharpened_late_smile_says_what_stands_beside_it():
    known = [
        concern("hearing", day(62)),
        concern("feeding", day(63)),
        answer(FACES, "not_yet", day(64)),
        reflex(day(60)),
    ]
    found = assessed(day(65), *known)
    flag = next(flag for flag in found.flags if flag.kind == "social_smile_late")
    assert codes(flag.reasons) == [
        "past_window",
        "only_uncounted_smiles",
        "beside_concern",
        "beside_unmet",
    ]
    assert (flag.newest_on, flag.facts) == (day(64), 4)


def test_before_day_57_nothing_is_late():
    assert flags_of(assessed(day(56))) == {}
    assert flags_of(assessed(day(56), answer("social-smile", "not_yet", day(56)))) == {}


@pytest.mark.parametrize(
    ("known", "since"),
    [
        ([strong(day(45))], 84),
        ([weak(day(45)), weak(day(46))], 84),
        ([answer("social-smile", "yes", day(45))], 84),
        ([strong(day(90))], 90),
    ],
)
def test_a_smile_still_unconfirmed_at_day_84(known, since):
    assert flags_of(assessed(day(83), *known)).get("smile_unconfirmed") is None
    for number in (max(since, 84), 100, 900):
        found = assessed(day(number), *known)
        assert found.smile.status == "emerging"
        [flag] = found.flags
        assert (flag.kind, flag.level, flag.when) == (
            "smile_unconfirmed",
            TALK,
            "within_2_weeks",
        )
        assert (flag.since, flag.newest_on) == (day(since), day(since))
        assert codes(flag.reasons) == ["unconfirmed"]


def test_a_confirmed_smile_ends_every_flag_about_smiling():
    assert flags_of(assessed(day(100), strong(day(45)), weak(day(90)))) == {}


def yes(on):
    return answer("social-smile", "yes", on)


def not_yet(on):
    return answer("social-smile", "not_yet", on)


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ([], []),
        ([yes(day(45)), yes(day(46))], []),
        ([yes(day(45)), yes(day(46)), not_yet(day(50))], ["stopped_smiling"]),
        ([yes(day(45)), yes(day(46)), not_yet(day(46))], ["stopped_smiling"]),
        ([not_yet(day(44)), yes(day(45)), yes(day(46))], []),
        ([yes(day(45)), not_yet(day(46)), yes(day(47))], []),
        ([yes(day(45)), not_yet(day(46)), strong(day(47))], []),
        (
            [yes(day(45)), yes(day(46)), not_yet(day(50)), not_yet(day(52))],
            ["stopped_smiling"],
        ),
        (
            [yes(day(45)), yes(day(46)), answer(SMILE_ITEM, "not_yet", day(50))],
            ["stopped_smiling"],
        ),
        (
            [
                yes(day(45)),
                yes(day(46)),
                answer(SMILE_ITEM, "not_yet", day(50)),
                yes(day(50)),
            ],
            [],
        ),
        ([yes(day(45)), not_yet(day(50))], []),
    ],
)
def test_a_not_yet_after_the_smile_was_confirmed_only_asks(known, asked):
    found = assessed(day(55), *known)
    assert codes(found.questions) == asked
    assert flags_of(found) == {}


def test_later_facts_have_no_class_and_change_nothing():
    later = [strong(day(61)), seen("spell", day(61), "blue_or_grey"), strong(day(60))]
    found = assessed(day(60), *later, yes(day(61)), concern("worry", day(61)))
    classes = [None if one is None else one.smile_class for one in found.classes]
    assert classes == [None, None, "social"]
    assert (found.smile.status, flags_of(found)) == ("emerging", {})


def test_only_smiles_and_laughs_have_a_class():
    known = [seen(kind, day(60), **AT_ME) for kind in ("smile", "laugh", "spell")]
    known += [seen("spasm_cluster", day(60)), seen("skill_loss", day(60))]
    found = assessed(day(60), *known)
    classes = [None if one is None else one.smile_class for one in found.classes]
    assert classes == ["social", "laugh", None, None, None]


def test_a_smile_is_classified_at_the_age_of_its_day():
    subject = birth(BORN, 252)
    known = [strong(day(number, subject)) for number in (-1, 0, 27, 28)]
    found = assessed(day(90, subject), *known, subject=subject)
    assert [one.smile_class for one in found.classes if one] == [
        "unclear",
        "likely_social",
        "likely_social",
        "social",
    ]


def test_ages_basis_and_version_are_reported():
    found = assessed(day(57, birth(BORN, 258)), subject=birth(BORN, 258))
    assert (found.on, found.birth_age_days, found.corrected_age_days) == (
        BORN + timedelta(days=79),
        79,
        57,
    )
    assert (found.age_basis, found.rules_version) == ("corrected", RULES_VERSION)
    assert codes(found.age_notes) == ["corrected"]
