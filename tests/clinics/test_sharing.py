"""Shares hold to the second, a watch needs a promise, and links resist guessing."""

from datetime import date, timedelta

import pytest

from clinics.choices import Mode, Part, StaffRole
from clinics.models import Share
from clinics.sharing import (
    Offer,
    RefusedShareError,
    accept_watch,
    decline_watch,
    end_share,
    next_reading_day,
    open_link,
    share_by_link,
    share_with_clinic,
)
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, make_user

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def offer(**said):
    parent = make_user()
    said = {"parts": ["smiles", "summary"], "until_at": NOW + WEEK, **said}
    return Offer(baby=make_baby(by=parent), by=parent, now=NOW, **said)


def test_a_share_says_what_until_when_and_who_gave_it():
    clinic, given = make_clinic(), offer()
    share = share_with_clinic(offer=given, clinic=clinic, mode=Mode.LOOK)
    assert share == Share.objects.get()
    assert (share.baby, share.clinic, share.mode) == (given.baby, clinic, Mode.LOOK)
    assert share.parts == ["summary", "smiles"]
    assert (share.from_at, share.until_at, share.made_by) == (NOW, NOW + WEEK, given.by)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"parts": []}, ("parts", "needed")),
        ({"parts": ["everything"]}, ("parts", "needed")),
        ({"until_at": NOW}, ("until_at", "out_of_range")),
        ({"until_at": NOW + timedelta(days=367)}, ("until_at", "out_of_range")),
    ],
)
def test_an_impossible_share_is_refused(said, refusal):
    with pytest.raises(RefusedShareError) as refused:
        share_by_link(offer=offer(**said))
    assert (refused.value.field, refused.value.reason) == refusal
    assert not Share.objects.exists()


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (StaffRole.NURSE, True),
        (StaffRole.CLINICIAN, True),
        (StaffRole.LEAD, True),
        (StaffRole.REVIEWER, False),
        (StaffRole.ADMINISTRATOR, False),
    ],
)
def test_a_share_opens_to_those_who_care_at_the_clinic(role, opens):
    staff = make_staff(role=role)
    make_share(clinic=staff.clinic)
    assert Share.objects.open_to(staff.user, NOW).exists() == opens


def test_a_newer_share_takes_the_place_of_an_older_one():
    clinic, given = make_clinic(), offer()
    old = share_with_clinic(offer=given, clinic=clinic, mode=Mode.LOOK)
    elsewhere = make_share(baby=given.baby, clinic=make_clinic())
    new = share_with_clinic(offer=given, clinic=clinic, mode=Mode.WATCH)
    old.refresh_from_db()
    assert (old.ended_at, old.ended_by) == (NOW, given.by)
    assert set(Share.objects.open_at(NOW)) == {elsewhere, new}


def test_a_share_opens_to_no_other_clinic_and_nobody_who_left():
    staff, other = make_staff(), make_staff()
    share = make_share(clinic=staff.clinic)
    assert list(Share.objects.open_to(staff.user, NOW)) == [share]
    assert not Share.objects.open_to(other.user, NOW).exists()
    staff.left_at = NOW
    staff.save()
    assert not Share.objects.open_to(staff.user, NOW).exists()


def test_a_share_ends_to_the_second():
    share = make_share(clinic=make_clinic(), until_at=NOW + WEEK)
    assert Share.objects.open_at(NOW + WEEK - SECOND).get() == share
    assert not Share.objects.open_at(NOW + WEEK).exists()
    assert not Share.objects.open_at(NOW - SECOND).exists()


def test_an_end_holds_at_once_and_keeps_its_first_moment():
    share = make_share(clinic=make_clinic())
    parent, other = make_user(), make_user()
    end_share(share=share, by=parent, now=NOW + SECOND)
    end_share(share=share, by=other, now=NOW + WEEK)
    share.refresh_from_db()
    assert (share.ended_at, share.ended_by) == (NOW + SECOND, parent)
    assert not Share.objects.open_at(NOW + SECOND).exists()


def test_a_watch_holds_once_a_clinic_has_named_its_days():
    staff = make_staff()
    share = make_share(clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
    assert not Share.objects.watched_at(NOW).exists()
    accept_watch(share=share, staff=staff, reading_days=[4, 1, 4], now=NOW)
    watched = Share.objects.watched_at(NOW).get()
    assert (watched.accepted_by, watched.reading_days) == (staff, [1, 4])


@pytest.mark.parametrize("days", [[], [0], [8], [1, 9]])
def test_a_watch_needs_real_days(days):
    staff = make_staff()
    share = make_share(clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
    with pytest.raises(RefusedShareError) as refused:
        accept_watch(share=share, staff=staff, reading_days=days, now=NOW)
    assert refused.value.field == "reading_days"
    assert not Share.objects.watched_at(NOW).exists()


def test_a_declined_watch_is_a_look():
    share = make_share(clinic=make_clinic(), mode=Mode.WATCH, accepted_at=None)
    assert decline_watch(share=share, now=NOW).mode == Mode.LOOK
    with pytest.raises(RefusedShareError) as refused:
        decline_watch(share=share, now=NOW)
    assert refused.value.reason == "not_waiting"


def test_an_ended_watch_cannot_be_accepted_any_more():
    staff = make_staff()
    share = make_share(clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
    end_share(share=share, by=make_user(), now=NOW)
    with pytest.raises(RefusedShareError) as refused:
        accept_watch(share=share, staff=staff, reading_days=[1], now=NOW)
    assert refused.value.reason == "not_waiting"


def test_a_link_opens_with_its_passcode_and_keeps_no_secret():
    link = share_by_link(offer=offer())
    stored = str(Share.objects.values().get())
    assert link.token not in stored
    assert link.passcode not in link.share.passcode_hash
    opened = open_link(token=link.token, passcode=link.passcode, now=NOW)
    assert opened == link.share


@pytest.mark.parametrize("token", ["", "guess", "\x00"])
def test_an_unknown_link_opens_nothing(token):
    link = share_by_link(offer=offer())
    assert open_link(token=token, passcode=link.passcode, now=NOW) is None


def test_an_ended_link_opens_nothing():
    link = share_by_link(offer=offer())
    end_share(share=link.share, by=make_user(), now=NOW)
    assert open_link(token=link.token, passcode=link.passcode, now=NOW) is None


def test_five_wrong_passcodes_lock_a_link_for_a_while():
    link = share_by_link(offer=offer())
    for _ in range(5):
        assert open_link(token=link.token, passcode="no", now=NOW) is None

    def opened(minutes):
        later = NOW + timedelta(minutes=minutes)
        return open_link(token=link.token, passcode=link.passcode, now=later)

    assert opened(14) is None
    assert opened(15) == link.share


def test_guessing_on_locks_a_link_for_longer_up_to_a_day():
    link, now, locks = share_by_link(offer=offer()), NOW, []
    for _ in range(12):
        while (row := Share.objects.get()).locked_until is None or (
            row.locked_until <= now
        ):
            assert open_link(token=link.token, passcode="no", now=now) is None
        locks.append((row.locked_until - now) / timedelta(minutes=15))
        now = row.locked_until
    assert locks == [1, 2, 4, 8, 16, 32, 64, 96, 96, 96, 96, 96]
    assert Share.objects.get().wrong_passcodes == 50
    assert open_link(token=link.token, passcode=link.passcode, now=now) == link.share
    assert Share.objects.get().wrong_passcodes == 0


def test_the_right_passcode_forgets_earlier_slips():
    link = share_by_link(offer=offer())
    for _ in range(2):
        for _ in range(4):
            open_link(token=link.token, passcode="no", now=NOW)
        opened = open_link(token=link.token, passcode=link.passcode, now=NOW)
        assert opened == link.share


@pytest.mark.parametrize(
    ("reading_days", "day"), [([1], 23), ([2], 24), ([7], 29), ([3, 5], 25)]
)
def test_the_next_reading_day(reading_days, day):
    monday = date(2026, 11, 23)
    share = make_share(clinic=make_clinic(), mode=Mode.WATCH, reading_days=reading_days)
    assert next_reading_day(share, monday) == date(2026, 11, day)


def test_a_look_has_no_reading_day():
    share = make_share(clinic=make_clinic(), reading_days=[1], parts=tuple(Part.values))
    assert next_reading_day(share, NOW.date()) is None


def test_a_watch_without_days_has_no_reading_day():
    share = make_share(clinic=make_clinic(), mode=Mode.WATCH, reading_days=[])
    assert next_reading_day(share, NOW.date()) is None


def test_a_baby_is_watched_while_somebody_watches():
    staff = make_staff()
    share = make_share(clinic=staff.clinic, mode=Mode.WATCH, accepted_at=None)
    accept_watch(share=share, staff=staff, reading_days=[1], now=NOW)
    baby = share.baby
    baby.refresh_from_db()
    assert baby.is_watched
    other = make_share(baby=baby, clinic=make_clinic(), mode=Mode.WATCH)
    for ended, is_watched in ((share, True), (other, False)):
        ended.refresh_from_db()
        end_share(share=ended, by=make_user(), now=NOW)
        baby.refresh_from_db()
        assert baby.is_watched == is_watched
