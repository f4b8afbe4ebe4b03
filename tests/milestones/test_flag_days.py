"""The days of flags follow every change of a watched baby's facts."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from babies.choices import EpisodeKind, Precision
from babies.episodes import change_episode, log_episode, told_now
from babies.models import Baby
from babies.said import profile_of, seen_of
from babies.services import bin_smile, change_answers, edit_baby, restore_smile
from babies.watch import set_watched
from clinical.catalog import SOCIAL_SMILE, catalog
from clinical.checklist import Value
from clinical.concerns import ConcernKind
from milestones.flag_days import judge, judge_outdated, outdated
from milestones.loading import load_expectations
from milestones.models import FlagDays, Judged
from milestones.services import (
    LogLine,
    put_back,
    record_answer,
    record_concern,
    record_lost_skill,
    take_back,
)
from tests.factories import NOW, make_baby, make_concern, make_smile, parent_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def baby():
    baby = make_baby()
    set_watched(baby, is_watched=True)
    judge_outdated(Baby.objects.all())
    return fresh(baby)


def fresh(baby):
    return Baby.objects.get(pk=baby.pk)


def line(baby):
    return LogLine(
        key=uuid.uuid4(), baby=baby, on=TODAY, by=parent_of(baby), today=TODAY, now=NOW
    )


def entry():
    load_expectations(today=TODAY)
    return catalog().by_id[SOCIAL_SMILE]


def logs_a_smile(baby):
    make_smile(baby=baby)


def changes_a_smile(baby):
    smile = make_smile(baby=baby)
    judge_outdated(Baby.objects.all())
    seen = replace(seen_of(smile), state="asleep")
    change_answers(smile=smile, seen=seen, by=parent_of(baby), now=NOW)


def bins_a_smile(baby):
    smile = make_smile(baby=baby)
    judge_outdated(Baby.objects.all())
    bin_smile(smile=smile, by=parent_of(baby), now=NOW)


def restores_a_smile(baby):
    smile = make_smile(baby=baby)
    bin_smile(smile=smile, by=parent_of(baby), now=NOW)
    judge_outdated(Baby.objects.all())
    restore_smile(smile=smile, by=parent_of(baby), now=NOW)


def edits_the_dates(baby):
    profile = replace(profile_of(baby), visit_on=TODAY)
    edit_baby(baby=baby, profile=profile, by=parent_of(baby), now=NOW)


def answers(baby):
    record_answer(
        line(baby), entry=entry(), value=Value.NOT_YET, precision=Precision.DAY
    )


def worries(baby):
    record_concern(line(baby), kind=ConcernKind.WORRY, note="")


def loses(baby):
    record_lost_skill(line(baby), entry=entry(), note="")


def takes_back(baby):
    take_back(make_concern(baby=baby, on=TODAY), baby=baby, now=NOW)


def puts_back(baby):
    row = make_concern(baby=baby, on=TODAY)
    take_back(row, baby=baby, now=NOW)
    judge_outdated(Baby.objects.all())
    put_back(row, baby=baby, today=TODAY)


def an_episode(baby):
    told = told_now(baby, EpisodeKind.SPELL, NOW)
    return log_episode(
        key=uuid.uuid4(), baby=baby, told=told, by=parent_of(baby), now=NOW
    )


def changes_an_episode(baby):
    row = an_episode(baby)
    judge_outdated(Baby.objects.all())
    told = told_now(baby, EpisodeKind.SPASM_CLUSTER, NOW)
    change_episode(row=row, told=told)


@pytest.mark.parametrize(
    "change",
    [
        logs_a_smile,
        changes_a_smile,
        bins_a_smile,
        restores_a_smile,
        edits_the_dates,
        answers,
        worries,
        loses,
        takes_back,
        puts_back,
        an_episode,
        changes_an_episode,
    ],
)
def test_every_change_of_facts_calls_for_a_new_judgement(baby, change):
    assert not outdated(Baby.objects.all()).exists()
    change(baby)
    assert outdated(Baby.objects.all()).get() == baby
    assert judge_outdated(Baby.objects.all()) == 1
    assert not outdated(Baby.objects.all()).exists()


def test_other_rules_call_for_a_new_judgement(baby):
    Judged.objects.update(rules_version="2000.1")
    assert outdated(Baby.objects.all()).get() == baby


def test_nobody_else_is_judged():
    make_baby()
    assert judge_outdated(Baby.objects.all()) == 0
    assert not FlagDays.objects.exists()


def test_days_say_what_the_rules_say(baby):
    days = FlagDays.objects.filter(baby=baby).order_by("from_on")
    words = ("kind", "from_on", "until_on", "when", "status", "evidence", "rank")
    late = ("social_smile_late", "nothing_logged")
    assert [
        (row["kind"], row["evidence"], *[row[name] for name in words[1:5]], row["rank"])
        for row in days.values(*words)
    ] == [
        (*late, date(2026, 10, 28), date(2026, 11, 2), "next_visit", "late", 12),
        (*late, date(2026, 11, 2), date(2026, 11, 24), "within_2_weeks", "late", 12),
        (*late, date(2026, 11, 24), None, "this_week", "clearly_late", 4),
    ]


def test_a_judgement_takes_the_place_of_the_last(baby):
    for _ in range(2):
        judge(fresh(baby))
    assert FlagDays.objects.filter(baby=baby).count() == 3
    assert Judged.objects.get().facts_number == fresh(baby).facts_number


def test_facts_of_later_days_count_from_their_day(baby):
    make_concern(baby=baby, on=TODAY + timedelta(days=1))
    judge(fresh(baby))
    worry = FlagDays.objects.get(kind="parent_worry")
    assert worry.from_on == TODAY + timedelta(days=1)
