"""The clinic's numbers are those that one counts by hand."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babies.watch import set_watched
from clinics.casework import Step, take_step
from clinics.choices import Action, Mode, Outcome, Part, ReferralKind, ReferralStep
from clinics.looks import record_look
from clinics.models import Referral, Share
from clinics.numbers import numbers_of
from clinics.referrals import Moved, Sent, move_referral, send_referral
from clinics.worklist import Worklist
from milestones.services import assessment
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_social_smile,
    make_user,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LONG_AGO = NOW - timedelta(days=400)
HIDDEN = (None, None, None)


def day(ago):
    return TODAY - timedelta(days=ago)


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def watched(nurse):
    """Watch a baby of so many days; the same family has them all."""
    family = make_user()

    def make(age, *, clinic=None, shown=LONG_AGO, **said):
        baby = make_baby(by=family, birth_on=day(age))
        set_watched(baby, is_watched=True)
        baby.refresh_from_db()
        clinic = clinic or nurse.clinic
        share = make_share(baby=baby, clinic=clinic, mode=Mode.WATCH, **said)
        Share.objects.filter(pk=share.pk).update(from_at=shown)
        return share

    return make


def tables(clinic):
    worklist = Worklist(clinic, NOW).brought_up_to_date()
    found = numbers_of(worklist, TODAY).tables
    return {
        table.heading.name: (tuple(line.count for line in table.lines), table.total)
        for table in found
    }


def close(share, nurse, *, ago=0):
    at = NOW - timedelta(days=ago)
    flag = assessment(share.baby, today=at.date()).flags[0]
    take_step(
        Step(
            baby=share.baby, flag=flag, by=nurse, now=at, today=at.date(),
            action=Action.CLOSED, outcome=Outcome.FAMILY_DECLINED,
        )
    )  # fmt: skip


def look(share, nurse, *, ago):
    at = NOW - timedelta(days=ago)
    record_look(share=share, staff=nurse, part=Part.SMILES, now=at)


def test_a_new_clinic_has_only_hidden_numbers(nurse):
    four = ((None,) * 4, None)
    assert tables(nurse.clinic) == {
        "open": four,
        "looked": four,
        "outcomes": (HIDDEN, None),
        "referred": (HIDDEN, None),
        "late": (HIDDEN, None),
    }


def test_what_is_open_by_its_age(nurse, watched):
    # The reason stands since day 57: the first and the last day of each cell.
    ages = [57, *[64] * 4, 65, *[87] * 5, 88, *[147] * 6, 148, *[200] * 7]
    shares = [watched(age) for age in [*ages, 56, 20]]
    watched(200, clinic=make_clinic(name="Elsewhere"))
    assert tables(nurse.clinic)["open"] == ((5, 6, 7, 8), 26)
    close(shares[-3], nurse)
    assert tables(nurse.clinic)["open"] == ((5, 6, 7, 7), 25)
    close(shares[0], nurse)
    assert tables(nurse.clinic)["open"] == ((None, None, 7, 7), 24)


def test_how_long_it_takes_to_look(nurse, watched):
    waits = [*[0] * 4, 1, 2, *[7] * 5, *[8] * 7, *[None] * 8]
    for wait in waits:
        share = watched(97)
        # A look before there was any reason is none at it.
        look(share, nurse, ago=60)
        if wait is not None:
            look(share, nurse, ago=40 - wait)
    assert tables(nurse.clinic)["looked"] == ((5, 6, 7, 8), 26)


def test_a_reason_waits_from_the_day_on_which_the_clinic_could_see_it(nurse, watched):
    for _ in range(5):
        for shown, looked in ((9, 9), (7, 0), (8, 0), (8, None)):
            share = watched(97, shown=NOW - timedelta(days=shown))
            if looked is not None:
                look(share, nurse, ago=looked)
    assert tables(nurse.clinic)["looked"] == ((5, 5, 5, 5), 20)


def test_looks_of_another_clinic_do_not_count(nurse, watched):
    other = make_staff()
    for _ in range(5):
        for ago in (40, 35, 20):
            look(watched(97), nurse, ago=ago)
        share = watched(97)
        look(make_share(baby=share.baby, clinic=other.clinic), other, ago=40)
    assert tables(nurse.clinic)["looked"] == ((5, 5, 5, 5), 20)


def test_what_came_of_reasons_in_thirty_days(nurse, watched):
    # Late since day 57, so the thirty days are over on day 88.
    for ago in (0, *[20] * 4):
        close(watched(87 + ago), nurse, ago=ago)
    for _ in range(5):
        close(watched(88), nurse, ago=1)
    for _ in range(6):
        answered = watched(120).baby
        make_social_smile(baby=answered, on=day(40))
        make_social_smile(baby=answered, on=day(39))
    for _ in range(7):
        close(watched(88), nurse)
    watched(87)
    assert tables(nurse.clinic)["outcomes"] == ((9, 6, 7), 22)


def refer(share, nurse, *steps, ago=10):
    at = NOW - timedelta(days=ago)
    sent = Sent(
        key=uuid.uuid4(), baby=share.baby, kind=ReferralKind.VISION, by=nurse,
        now=at, today=at.date(),
    )  # fmt: skip
    referral = send_referral(sent)
    for step in steps:
        moved = Moved(step=step, on=at.date(), by=nurse, now=at, today=at.date())
        referral = move_referral(referral, moved)


def test_who_was_referred_and_then_seen(nurse, watched):
    shares = [watched(20) for _ in range(18)]
    booked = (ReferralStep.BOOKED,)
    for share in shares[:5]:
        refer(share, nurse, *booked, ReferralStep.SEEN)
    for share, steps in zip(shares[5:11], [(), booked] * 3, strict=True):
        # Each counts once, by the newest.
        refer(share, nurse, *booked, ReferralStep.SEEN, ago=20)
        refer(share, nurse, *steps)
    for share in shares[11:14]:
        refer(share, nurse, ReferralStep.DECLINED)
    for share in shares[14:18]:
        refer(share, nurse, ReferralStep.NOT_ELIGIBLE)
    refer(watched(20), nurse, ago=365)
    assert Referral.objects.count() == 25
    assert tables(nurse.clinic)["referred"] == ((5, 6, 7), 18)


def test_late_smiles_beside_the_cohort(nurse, watched):
    for _ in range(5):
        make_answer(baby=watched(60).baby, on=day(1), value="not_yet")
    for age in (57, *[60] * 5):
        watched(age)
    for _ in range(7):
        smiling = watched(70).baby
        make_social_smile(baby=smiling, on=day(30))
        make_social_smile(baby=smiling, on=day(28))
    watched(56)
    watched(60, parts=("summary",))
    worklist = Worklist(nurse.clinic, NOW).brought_up_to_date()
    found = numbers_of(worklist, TODAY)
    assert tables(nurse.clinic)["late"] == ((5, 6, 7), 18)
    assert found.late_permille == pytest.approx(1000 * 5 / 12)
    assert [line.percent for line in found.tables[-1].lines] == [28, 33, 39]


@pytest.mark.parametrize("babies", [1, 3])
def test_numbers_take_the_same_queries_for_any_number(nurse, watched, babies):
    for _ in range(babies):
        look(watched(97), nurse, ago=3)
    worklist = Worklist(nurse.clinic, NOW).brought_up_to_date()
    with CaptureQueriesContext(connection) as asked:
        numbers_of(worklist, TODAY)
    assert len(asked) == 5
