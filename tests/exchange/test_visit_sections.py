from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Sleep, VisitNotes
from clinical.assessment import assess
from clinical.catalog import catalog
from exchange import visit_sections as sections
from exchange.notes import NEVER, notes_of
from milestones.facts import facts_of
from milestones.loading import load_expectations
from tests.exchange.reading import said_by
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
)
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def known(baby, today=TODAY):
    facts = facts_of(baby, today=today)
    return facts, assess(facts, today)


def found(baby, today=TODAY):
    return known(baby, today)[1]


@pytest.mark.parametrize(
    ("said", "today", "facts"),
    [
        (
            {},
            TODAY,
            [
                "1 September 2026", "40 weeks", "11 weeks 6 days", "11 weeks 6 days",
                "Ages count from the birth date.",
            ],
        ),
        (
            {"gestation_weeks": 36, "gestation_days": 6},
            TODAY,
            [
                "1 September 2026", "36 weeks 6 days", "11 weeks 6 days",
                "8 weeks 5 days corrected",
                "Born 22 days before the due date. Milestone ages count from the due "
                "date until the second birthday.",
            ],
        ),
        (
            {"gestation_weeks": 36, "gestation_days": 6},
            date(2026, 9, 10),
            [
                "1 September 2026", "36 weeks 6 days", "1 week 2 days",
                "before the due date",
                "Born 22 days before the due date. Milestone ages count from the due "
                "date until the second birthday.",
                "The due date has not been reached yet.",
            ],
        ),
        (
            {"gestation_weeks": None, "gestation_days": None},
            TODAY,
            [
                "1 September 2026", "not known", "11 weeks 6 days", "11 weeks 6 days",
                "The weeks at birth are not known, so this age counts from birth. "
                "Add the due date to make it exact.",
            ],
        ),
        (
            {"birth_is_estimated": True},
            TODAY,
            [
                "about 1 September 2026, an estimate", "not known", "11 weeks 6 days",
                "11 weeks 6 days",
                "The weeks at birth are not known, so this age counts from birth. "
                "Add the due date to make it exact.",
            ],
        ),
        (
            {"gestation_weeks": 36, "gestation_days": 6},
            date(2028, 11, 1),
            [
                "1 September 2026", "36 weeks 6 days", "2 years 2 months",
                "2 years 2 months",
                "From the second birthday, ages count from birth.",
            ],
        ),
    ],
)  # fmt: skip
def test_both_ages_stand_with_what_they_rest_on(user, said, today, facts):
    baby = make_baby(by=user, **said)
    section = sections.ages(baby, found(baby, today))
    assert [fact.label for fact in section.facts] == [
        "Born", "Time in the womb", "Age from birth", "Age that counts",
        "What it rests on",
    ]  # fmt: skip
    assert [value for fact in section.facts for value in fact.values] == facts


def test_a_late_smile_says_why(baby):
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    section = sections.smiling(baby, found(baby, date(2026, 10, 28)))
    assert section.lead == (
        "No social smile has been logged for Juniper yet, "
        "and the usual time has passed.",
    )
    assert said_by(section) == {"First social smile": ("Not logged yet",)}
    assert section.lines[-1] == "Rules 2026.1, not yet signed by a clinician."
    assert any("1 sleep or reflex smile" in line for line in section.lines)


def test_the_first_strong_day_has_its_age(baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    section = sections.smiling(baby, found(baby))
    assert section.lead == ("Confirmed: Juniper smiles at people.",)
    assert said_by(section) == {"First social smile": ("16 October 2026. Day 45.",)}
    assert section.lines[0] == "The first social smile was on 16 October 2026."


def test_reasons_to_talk_have_their_time(baby):
    make_concern(baby=baby, on=date(2026, 9, 5))
    section = sections.reasons_to_talk(baby, found(baby, date(2026, 9, 10)))
    assert said_by(section) == {
        "This week": (
            "You are worried about Juniper.",
            "You said on 5 September 2026 that you are worried.",
        )
    }


def test_smiles_are_counted_and_those_that_count_are_listed(baby):
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    section = sections.smiles(baby, found(baby))
    assert said_by(section) == {
        "Sleep or reflex smile": ("1",),
        "Not clear yet": ("0",),
        "Likely a social smile": ("0",),
        "Social smile": ("1",),
        "Laugh": ("0",),
    }
    (entry,) = section.entries
    assert (entry.smile_class, entry.words, entry.on) == (
        "social", "Social smile", "16 October 2026",
    )  # fmt: skip
    assert entry.detail.endswith("Awake · A face · A person")


def test_what_stands_out_is_dated(baby):
    make_answer(
        baby=baby, on=date(2026, 11, 12), value="not_yet",
        expectation="cdc-02m-notices-loud-noise",
    )  # fmt: skip
    make_lost_skill(baby=baby, on=date(2026, 11, 19))
    make_concern(baby=baby, on=date(2026, 11, 20), kind="feeding", note="Spits a lot.")
    make_concern(baby=baby, on=date(2026, 11, 21))
    make_episode(baby=baby, on=date(2026, 11, 18), state="awake")
    facts, judged = known(baby)
    what = catalog().by_id["cdc-02m-notices-loud-noise"].summary
    assert said_by(sections.signs(baby, facts, judged)) == {
        "Not yet": (f"{what}: since 12 November 2026",),
        "No more": ("Smiles at a person while awake: since 19 November 2026",),
        "Our worries": (
            "21 November 2026: I am worried",
            "20 November 2026: Trouble with feeding · Spits a lot.",
        ),
        "Odd laughs or spells": ("18 November 2026: Odd laugh · awake",),
    }


def test_a_long_list_is_cut_and_says_so(baby):
    load_expectations(today=TODAY)
    entries = [
        entry for age in (2, 4) for entry in catalog().by_age[age]
        if entry.id != "cdc-02m-smiles-when-you-talk"
    ]  # fmt: skip
    today = date(2027, 2, 1)
    for entry in entries[:12]:
        make_answer(baby=baby, on=today, value="not_yet", expectation=entry.id)
    facts, judged = known(baby, today)
    shown = said_by(sections.signs(baby, facts, judged))["Not yet"]
    assert len(judged.unmet) > 9
    assert len(shown) == 9
    assert shown[-1] == f"and {len(judged.unmet) - 8} more"


def test_the_familys_words_stand_as_they_were_written(baby):
    VisitNotes.objects.create(
        baby=baby, hearing="Passed.\nBoth ears.", parents=" Tired. ", changed_at=NOW
    )
    start = datetime(2026, 11, 20, 10, tzinfo=UTC)
    for days, hours in ((0, 3), (1, 4)):
        begins = start + timedelta(days=days)
        Sleep.objects.create(
            baby=baby, on=begins.date(), started_at=begins, time_zone="UTC",
            ended_at=begins + timedelta(hours=hours), logged_at=NOW,
        )  # fmt: skip
    section = sections.told(baby, notes_of(baby), TODAY)
    assert said_by(section) == {
        "Hearing test": ("Passed.", "Both ears."),
        "Seeing": ("Not noted yet",),
        "Feeding": ("Not noted yet",),
        "Sleep": ("3 hours 30 minutes a day, from 2 days of the last week",),
        "Family history": ("Not noted yet",),
        "Time in hospital": ("Not noted yet",),
        "Medicines": ("Not noted yet",),
        "How we parents are": ("Tired.",),
    }


def test_sleep_that_was_not_logged_is_said_so(baby):
    notes = VisitNotes(baby=baby, changed_at=NEVER)
    assert said_by(sections.told(baby, notes, TODAY))["Sleep"] == ("Not logged yet",)


@pytest.mark.parametrize(
    ("episodes", "line"),
    [
        ([], None),
        ([()], "If it happens again: a video, if that is safe."),
        ([(), ("video",)], "The video of the odd laugh or spell."),
    ],
)
def test_what_to_show_follows_from_the_diary(baby, episodes, line):
    make_lost_skill(baby=baby, on=date(2026, 11, 19))
    for ticks in episodes:
        make_episode(baby=baby, on=date(2026, 11, 18), ticks=ticks)
    facts, _judged = known(baby)
    assert sections.to_bring(baby, facts).lines == tuple(
        filter(
            None,
            (
                "A phone video of Juniper awake, with a face close by.",
                line,
                "The result of the hearing test.",
            ),
        )
    )
