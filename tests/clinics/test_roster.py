"""What a clinic's list says of a share."""

from datetime import date, datetime, timedelta

import pytest

from clinics.choices import Mode, StaffRole
from clinics.roster import WAITS, asked, roster, shown
from clinics.sharing import end_share
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, parent_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make_staff()


def test_the_roster_holds_the_open_shares_of_this_clinic(staff):
    here = make_share(clinic=staff.clinic)
    make_share(clinic=make_staff(user=staff.user).clinic)
    ended = make_share(clinic=staff.clinic)
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)

    assert list(roster(staff, NOW)) == [here]
    assert not roster(staff, NOW + timedelta(days=7)).exists()


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, StaffRole.ADMINISTRATOR])
def test_who_does_not_care_has_no_roster(role):
    staff = make_staff(role=role)
    make_share(clinic=staff.clinic)

    assert not roster(staff, NOW).exists()


def test_what_waits_comes_in_the_order_asked(staff):
    def ask(hours):
        made_at = NOW + timedelta(hours=hours)
        share = make_share(clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
        share.made_at = made_at
        share.save()
        return share

    late, early = ask(2), ask(1)
    look = make_share(clinic=staff.clinic)
    watch = make_share(clinic=staff.clinic, mode=Mode.WATCH)

    assert list(asked(staff, NOW)) == [early, late]
    assert set(roster(staff, NOW).exclude(WAITS)) == {look, watch}


def test_a_share_in_words(staff):
    staff.clinic.time_zone = "America/New_York"
    baby = make_baby(name="Wren", time_zone="Pacific/Auckland")
    share = make_share(
        baby=baby,
        clinic=staff.clinic,
        mode=Mode.WATCH,
        parts=("photos", "summary"),
        reading_days=[1],
    )
    row = shown(share, staff, NOW)

    assert (row.share, row.name, row.parts) == (share, "Wren", ["Summary", "Photos"])
    # The 24th at the baby's home, the 23rd at the clinic.
    assert row.ages == "12 weeks · born on time"
    assert (row.is_watched, row.waits) == (True, False)
    assert row.until == datetime(2026, 11, 30, 7)  # noqa: DTZ001 -- a clock on a wall
    assert row.reads_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("mode", "said", "found"),
    [
        (Mode.LOOK, {}, (False, False)),
        (Mode.WATCH, {"accepted_at": None}, (False, True)),
        (Mode.WATCH, {}, (True, False)),
    ],
)
def test_a_watch_holds_once_it_is_promised(staff, mode, said, found):
    row = shown(make_share(clinic=staff.clinic, mode=mode, **said), staff, NOW)

    assert (row.is_watched, row.waits) == found
    assert row.reads_on is None
