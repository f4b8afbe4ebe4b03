import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babies.days import rebuild_days
from babies.facts import classification_of, observation_from
from babies.models import Smile
from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, catalog
from clinical.checklist import Answer as Given, Value
from clinical.concerns import Concern as Named, ConcernKind
from clinical.observations import Kind, Observation
from clinical.window import Evidence, Status
from milestones.facts import asks_whether_lost, facts_of
from milestones.services import (
    assessment,
)
from tests.factories import (
    BORN_ON,
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
)

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)
FACES = catalog().by_id["cdc-02m-studies-faces"]


def day(number):
    return BORN_ON + timedelta(days=number)


def test_a_diary_is_unpacked_whole(baby):
    make_smile(baby=baby, on=day(10), state="asleep")
    make_answer(baby=baby, on=day(57), value="not_yet")
    make_concern(baby=baby, on=day(20), kind="hearing")
    make_lost_skill(baby=baby, on=day(50), skill="coos")
    facts = facts_of(baby, today=LATE)
    assert facts.birth == birth(BORN_ON, 280)
    assert facts.weeks_only is False
    assert facts.observations == [
        Observation(Kind.SKILL_LOSS, day(50), skill="coos"),
    ]
    assert facts.answers == [Given(SOCIAL_SMILE, Value.NOT_YET, day(57))]
    assert facts.concerns == [Named(ConcernKind.HEARING, day(20))]
    assert [(tally.on, tally.reflex) for tally in facts.tallies or ()] == [(day(10), 1)]
    assert facts.visit_on is None


def test_facts_in_the_bin_and_of_later_days_are_left_out(baby):
    for row in (
        make_answer(baby=baby, on=day(5)),
        make_concern(baby=baby, on=day(5)),
        make_lost_skill(baby=baby, on=day(5)),
    ):
        row.binned_at = NOW
        row.save()
    make_answer(baby=baby, on=day(58))
    make_concern(baby=baby, on=day(58))
    make_lost_skill(baby=baby, on=day(58))
    make_social_smile(baby=baby, on=day(58))
    facts = facts_of(baby, today=LATE)
    assert (facts.answers, facts.concerns, facts.observations, facts.tallies) == (
        [],
        [],
        [],
        [],
    )


def test_of_two_answers_on_one_day_the_one_logged_later_wins(baby):
    item = FACES.id
    second = NOW + timedelta(minutes=1)
    make_answer(baby=baby, on=day(65), value="yes", expectation=item, logged_at=second)
    make_answer(baby=baby, on=day(65), value="not_yet", expectation=item)
    assert assessment(baby, today=day(65)).unmet == ()


def test_weeks_alone_and_the_visit_reach_the_rules(user):
    baby = make_baby(by=user, gestation_days=None, visit_on=day(60))
    facts = facts_of(baby, today=LATE)
    assert (facts.weeks_only, facts.visit_on) == (True, day(60))
    unknown = make_baby(by=user, gestation_weeks=None, gestation_days=None)
    assert facts_of(unknown, today=LATE).weeks_only is False
    estimated = make_baby(by=user, gestation_days=None, birth_is_estimated=True)
    assert facts_of(estimated, today=LATE).weeks_only is False


def test_other_dates_classify_each_smile_again(baby):
    make_social_smile(baby=baby, on=day(45))
    assert assessment(baby, today=LATE).smile.status is Status.EMERGING
    early = birth(BORN_ON, 32 * 7)
    found = assessment(baby, today=LATE, birth=early)
    assert found.smile.status is Status.BEFORE_WINDOW
    assert found.corrected_age_days == 1


def random_rows(baby, dice):
    """A diary that may confirm the smile early, late or never, across the strip."""
    pick = dice.choice
    smiles = [
        Smile(
            baby=baby,
            kind=pick(["smile", "smile", "laugh"]),
            on=day(dice.randrange(1, 240)),
            precision="day",
            time_zone="UTC",
            state=pick(["asleep", "asleep", "drowsy", "awake"]),
            trigger=pick([["face"], ["touch"], ["object"], []]),
            directed=pick(["person", "object", "none", "unsure"]),
            reporter=pick(["parent"] * 9 + ["staff"]),
            logged_at=NOW,
        )
        for _ in range(dice.randrange(25))
    ]
    for smile in smiles:
        given = classification_of(smile, baby.birth)
        smile.smile_class = given.smile_class.value
        smile.is_core, smile.is_strong = given.is_core, given.is_strong
    Smile.objects.bulk_create(smiles)
    rebuild_days(baby)
    answers = [
        make_answer(
            baby=baby,
            on=day(dice.randrange(1, 240)),
            value=pick(["yes", "not_yet", "not_sure"]),
            expectation=pick([SOCIAL_SMILE, CDC_SMILES_BACK, FACES.id]),
        )
        for _ in range(dice.randrange(3))
    ]
    return smiles, answers


def judgement(found):
    """Everything but what is only counted while no smile is known, and the classes."""
    record = replace(found.smile.record, counted_on=(), logged=0)
    smile = replace(found.smile, record=record)
    return replace(found, smile=smile, classes=())


@pytest.mark.parametrize("seed", range(40))
def test_reading_only_the_days_needed_changes_no_judgement(seed, baby):
    dice = random.Random(seed)  # noqa: S311 -- the same each time, not secret
    smiles, answers = random_rows(baby, dice)
    whole = Facts(
        birth=baby.birth,
        observations=[observation_from(smile) for smile in smiles],
        answers=[
            Given(row.expectation_id, Value(row.value), row.on)
            for row in sorted(answers, key=lambda row: (row.on, str(row.pk)))
        ],
    )
    last = day(240)
    kept = facts_of(baby, today=last)
    for on in [day(dice.randrange(240)) for _ in range(12)] + [day(98), day(99), last]:
        expected = judgement(assess(whole, on))
        assert judgement(assessment(baby, today=on)) == expected
        assert judgement(assess(kept, on)) == expected


def test_days_after_the_strip_are_not_read_once_the_smile_is_confirmed(baby):
    make_social_smile(baby=baby, on=day(50))
    make_social_smile(baby=baby, on=day(98))
    make_smile(baby=baby, on=day(99), state="asleep")
    with CaptureQueriesContext(
        connection,
    ) as confirmed:
        days = facts_of(baby, today=day(120)).tallies or ()
    assert [tally.on for tally in days] == [day(50), day(98)]
    assert len(confirmed) == 2


def test_days_after_the_strip_are_read_while_the_smile_is_open(baby):
    make_social_smile(baby=baby, on=day(50))
    make_answer(baby=baby, on=day(110))
    make_smile(baby=baby, on=day(99), state="asleep")
    with CaptureQueriesContext(connection) as still_open:
        days = facts_of(baby, today=day(120)).tallies or ()
    assert [tally.on for tally in days] == [day(50), day(99)]
    assert len(still_open) == 3


def achieved(baby):
    for number in (45, 47):
        make_social_smile(baby=baby, on=day(number))


def asks(baby, today=LATE):
    facts = facts_of(baby, today=today)
    return asks_whether_lost(facts, assess(facts, today))


def test_a_not_yet_after_confirmed_smiles_asks_once(baby):
    achieved(baby)
    assert asks(baby) is False
    make_answer(baby=baby, on=day(50), value="not_yet")
    assert asks(baby) is True
    assert assessment(baby, today=LATE).smile.status is Status.ACHIEVED
    assert assessment(baby, today=LATE).flags == ()


def test_telling_of_the_loss_answers_the_question(baby):
    achieved(baby)
    make_answer(baby=baby, on=day(50), value="not_yet")
    make_lost_skill(baby=baby, on=day(49))
    make_lost_skill(baby=baby, on=day(52), skill="coos")
    assert asks(baby) is True
    make_lost_skill(baby=baby, on=day(50))
    assert asks(baby) is False


def test_a_later_yes_answers_the_question(baby):
    achieved(baby)
    make_answer(baby=baby, on=day(50), value="not_yet")
    make_answer(baby=baby, on=day(51))
    assert asks(baby) is False


def test_p2_two_days_of_smiles_confirm_and_clear_every_flag(baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    assert assessment(baby, today=day(60)).smile.status is Status.EMERGING
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    found = assessment(baby, today=day(60))
    assert found.smile.status is Status.ACHIEVED
    assert found.smile.record.first_strong_on == date(2026, 10, 16)
    assert [day.code for day in found.smile_reasons] == ["first_smile", "confirmed"]
    assert found.flags == ()


def test_p3_before_the_window_a_not_yet_raises_nothing(user, expectations):
    baby = make_baby(
        by=user, birth_on=date(2026, 8, 1), gestation_weeks=32, gestation_days=0
    )
    make_answer(baby=baby, on=date(2026, 10, 3), value="not_yet")
    found = assessment(baby, today=date(2026, 10, 3))
    assert (found.birth_age_days, found.corrected_age_days) == (63, 7)
    assert found.smile.status is Status.BEFORE_WINDOW
    assert found.flags == ()


def test_p6_nothing_logged_is_said_as_it_is(baby):
    found = assessment(baby, today=date(2026, 10, 30))
    assert found.smile.evidence is Evidence.NOTHING_LOGGED
    make_answer(baby=baby, on=date(2026, 10, 20), precision="about")
    found = assessment(baby, today=date(2026, 10, 30))
    assert (found.smile.status, found.flags) == (Status.EMERGING, ())
