"""The list compares days in the database and agrees with the rules."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from babies.watch import facts_changed, set_watched
from clinical.advice import FlagKind
from clinical.window import Status
from clinics.casework import Step, take_step
from clinics.choices import Action, Mode, Outcome
from clinics.models import Share
from clinics.sharing import end_share
from clinics.worklist import Wanted, Worklist
from milestones.services import assessment
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_smile,
    parent_of,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def watch(clinic, baby):
    set_watched(baby, is_watched=True)
    a_year = NOW + timedelta(days=365)
    return make_share(baby=baby, clinic=clinic, mode=Mode.WATCH, until_at=a_year)


def listed(clinic, now=NOW, **wanted):
    page = Worklist(clinic, now).brought_up_to_date().page(Wanted(**wanted))
    return [(row.name, row.kind) for row in page.rows]


@pytest.fixture
def clinic():
    return make_clinic()


def baby(name, age, **said):
    said = {"gestation_weeks": 40, **said}
    return make_baby(name=name, birth_on=TODAY - timedelta(days=age), **said)


def test_a_baby_turns_late_because_a_day_has_passed(clinic):
    watch(clinic, baby("Test Ash", 56))
    assert listed(clinic) == []
    assert listed(clinic, NOW + timedelta(days=1)) == [
        ("Test Ash", "social_smile_late")
    ]


def test_only_watched_babies_are_listed(clinic):
    for mode in Mode:
        make_share(baby=baby(f"Test {mode}", 60), clinic=clinic, mode=mode)
    late = watch(clinic, baby("Test Late", 60))
    watch(make_clinic(), baby("Test Elsewhere", 60))
    ended = watch(clinic, baby("Test Ended", 60))
    ended.ended_at = NOW
    ended.save()
    assert [name for name, _ in listed(clinic)] == [late.baby.name]


def test_one_row_a_baby_with_the_first_of_its_reasons(clinic):
    worried = watch(clinic, baby("Test Worried", 60)).baby
    make_concern(baby=worried, on=TODAY)
    facts_changed(worried_again(worried))
    page = Worklist(clinic, NOW).brought_up_to_date().page(Wanted())
    assert [(row.kind, row.reasons) for row in page.rows] == [("parent_worry", 2)]


def worried_again(baby):
    baby.refresh_from_db()
    return baby


def test_ties_go_by_days_waiting_then_by_name(clinic):
    for name, age in (("Test B", 60), ("Test C", 62), ("Test A", 60)):
        watch(clinic, baby(name, age))
    assert [name for name, _ in listed(clinic)] == ["Test C", "Test A", "Test B"]


def test_a_page_ends_and_the_next_goes_on(clinic):
    for number in range(5):
        watch(clinic, baby(f"Test {number}", 60))
    worklist = Worklist(clinic, NOW).brought_up_to_date()
    names, after = [], None
    for expected in (2, 2, 1):
        page = worklist.page(Wanted(), after, size=2)
        assert len(page.rows) == expected
        names += [row.name for row in page.rows]
        after = page.after
    assert after is None
    assert names == [f"Test {number}" for number in range(5)]


def test_a_list_goes_on_where_a_share_ended_and_repeats_where_it_is_gone(clinic):
    for number in range(3):
        watch(clinic, baby(f"Test {number}", 60))
    worklist = Worklist(clinic, NOW).brought_up_to_date()
    after = worklist.page(Wanted(), size=2).after
    assert after is not None
    share = Share.objects.get(pk=after.share_id)
    end_share(share=share, by=parent_of(share.baby), now=NOW)
    ended = worklist.page(Wanted(), after)
    share.delete()
    gone = worklist.page(Wanted(), after)
    assert [row.name for row in ended.rows] == ["Test 2"]
    assert [row.name for row in gone.rows] == ["Test 0", "Test 2"]


def test_what_was_done_empties_the_list_and_new_facts_fill_it(clinic):
    nurse = make_staff(clinic=clinic)
    row = watch(clinic, baby("Test Ash", 60)).baby
    found = assessment(row, today=TODAY)
    step = {
        "baby": row,
        "flag": found.flags[0],
        "by": nurse,
        "now": NOW,
        "today": TODAY,
    }
    take_step(Step(action=Action.TAKEN, **step))
    assert listed(clinic) == [("Test Ash", "social_smile_late")]
    take_step(Step(action=Action.ACKNOWLEDGED, **step))
    assert listed(clinic) == []
    assert listed(clinic, state="acknowledged") == [("Test Ash", "social_smile_late")]
    assert Worklist(clinic, NOW).counts() == {"acknowledged": 1}
    # Clearly late is more urgent than what was dealt with.
    later = NOW + timedelta(days=24)
    assert listed(clinic, later) == [("Test Ash", "social_smile_late")]


def test_a_snoozed_reason_wakes_on_its_day(clinic):
    nurse = make_staff(clinic=clinic)
    row = watch(clinic, baby("Test Ash", 71)).baby
    flag = assessment(row, today=TODAY).flags[0]
    until_on = TODAY + timedelta(days=3)
    take_step(
        Step(
            baby=row, flag=flag, by=nurse, now=NOW, today=TODAY,
            action=Action.SNOOZED, until_on=until_on,
        )
    )  # fmt: skip
    assert listed(clinic, NOW + timedelta(days=2)) == []
    assert listed(clinic, NOW + timedelta(days=3)) == [
        ("Test Ash", "social_smile_late")
    ]


def test_a_closed_reason_stays_closed(clinic):
    nurse = make_staff(clinic=clinic)
    row = watch(clinic, baby("Test Ash", 90)).baby
    flag = assessment(row, today=TODAY).flags[0]
    take_step(
        Step(
            baby=row, flag=flag, by=nurse, now=NOW, today=TODAY,
            action=Action.CLOSED, outcome=Outcome.SMILING_SEEN,
        )
    )  # fmt: skip
    assert listed(clinic, NOW + timedelta(days=30)) == []
    assert assessment(row, today=TODAY).smile.status is Status.ACHIEVED


def test_each_home_has_its_own_day(clinic):
    auckland = baby("Test Auckland", 56, time_zone="Pacific/Auckland")
    watch(clinic, auckland)
    watch(clinic, baby("Test London", 56, time_zone="Europe/London"))
    watch(clinic, baby("Test Chicago", 56, time_zone="America/Chicago"))
    evening = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    assert [name for name, _ in listed(clinic, evening)] == ["Test Auckland"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"is_free": True}, ["Test Free"]),
        ({"language": "es"}, []),
        ({"born_from": TODAY - timedelta(days=61)}, ["Test Free"]),
        ({"born_to": TODAY - timedelta(days=62)}, ["Test Mine"]),
        ({"since_to": TODAY - timedelta(days=5)}, ["Test Mine"]),
    ],
)
def test_filters(clinic, wanted, names):
    nurse = make_staff(clinic=clinic)
    watch(clinic, baby("Test Free", 60))
    mine = watch(clinic, baby("Test Mine", 62)).baby
    flag = assessment(mine, today=TODAY).flags[0]
    take_step(
        Step(baby=mine, flag=flag, by=nurse, now=NOW, today=TODAY, action=Action.TAKEN)
    )
    assert [name for name, _ in listed(clinic, **wanted)] == names
    assert [name for name, _ in listed(clinic, taken_by=nurse.pk)] == ["Test Mine"]


def some_facts(row, chance):
    born = row.birth_on
    for _ in range(chance.randrange(3)):
        on = born + timedelta(days=chance.randrange(120))
        make_smile(baby=row, on=on, state="awake", trigger=("face",), directed="person")
    for _ in range(chance.randrange(2)):
        make_concern(baby=row, on=born + timedelta(days=chance.randrange(120)))
    for _ in range(chance.randrange(3)):
        make_answer(
            baby=row,
            on=born + timedelta(days=chance.randrange(120)),
            value=chance.choice(["yes", "not_yet", "not_sure"]),
            expectation=chance.choice(["social-smile", "cdc-02m-studies-faces"]),
        )


def test_the_list_finds_what_the_rules_find(clinic):
    chance = random.Random(7)  # noqa: S311 -- no secret
    rows = [
        watch(clinic, baby(f"Test {number:02}", chance.randrange(130))).baby
        for number in range(20)
    ]
    for row in rows:
        some_facts(row, chance)
        set_watched(row, is_watched=True)
    for days in range(0, 120, 8):
        now = NOW + timedelta(days=days)
        worklist = Worklist(clinic, now).brought_up_to_date()
        by_list = {
            (row.name, row.kind): (row.level, row.when, row.since)
            for row in worklist.page(Wanted(), size=100).rows
        }
        by_rules = {
            row.name: {
                flag.kind: (flag.level, flag.when, flag.since)
                for flag in assessment(row, today=now.date()).flags
            }
            for row in rows
        }
        assert {name for name, _ in by_list} == {
            n for n, found in by_rules.items() if found
        }
        for (name, kind), said in by_list.items():
            assert by_rules[name][FlagKind(kind)] == said


def test_a_clinic_that_watches_nobody_has_nothing_in_any_state(clinic):
    assert Worklist(clinic, NOW).counts() == {}
