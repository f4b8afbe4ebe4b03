"""Calendars: whose, which days, in which words, and the same day in every zone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Baby
from clinics.models import Referral
from exchange.feeds import calendar_file, days_of, feed_of, make_feed, stop_feed
from exchange.models import Feed
from tests.clinics.rows import make_clinic
from tests.exchange.ics import days_in, events_of, title_of, words_of
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_social_smile,
    make_user,
    parent_of,
)

pytestmark = pytest.mark.django_db
OPENS, LAST, LATE = date(2026, 10, 13), date(2026, 10, 27), date(2026, 10, 28)


def read(baby, *, is_private=False, now=NOW):
    secret = make_feed(baby=baby, by=parent_of(baby), is_private=is_private, now=NOW)
    feed = feed_of(secret)
    assert feed is not None
    return calendar_file(feed, now=now)


def test_the_days_of_the_window_in_calm_words():
    found = days_in(read(make_baby(name="Juniper")))
    assert found[:3] == [
        (OPENS, "Juniper: the usual time for first smiles begins"),
        (LAST, "Juniper: the usual time for first smiles ends"),
        (LATE, "Juniper: no first smile yet? Talk about it from today on"),
    ]


@pytest.mark.parametrize(
    "zone", ["Pacific/Auckland", "Europe/London", "America/Chicago"]
)
@pytest.mark.parametrize("hour", [0, 10, 13, 23])
def test_all_day_dates_are_the_same_in_every_zone_at_every_hour(zone, hour):
    moment = datetime(2026, 10, 27, hour, 30, tzinfo=UTC)
    found = days_in(read(make_baby(time_zone=zone), now=moment))
    assert [on for on, _words in found[:3]] == [OPENS, LAST, LATE]


def test_a_preterm_baby_has_the_days_of_the_corrected_age():
    baby = make_baby(gestation_weeks=36, gestation_days=6)
    found = days_in(read(baby))
    expected = [date(2026, 11, 4), date(2026, 11, 18), date(2026, 11, 19)]
    assert [on for on, _words in found[:3]] == expected


def test_lists_the_visit_and_referrals_have_their_days():
    baby = make_baby(name="Juniper", visit_on=date(2026, 11, 2))
    referral = Referral.objects.create(
        baby=baby,
        clinic=make_clinic(),
        kind="vision",
        made_at=NOW,
        step="booked",
        step_on=date(2026, 11, 20),
        due_on=date(2026, 12, 4),
    )
    found = dict(days_in(read(baby)))
    assert found[date(2026, 11, 1)] == "Juniper: the list for 2 months"
    assert found[date(2027, 9, 1)] == "Juniper: the list for 12 months"
    assert found[date(2026, 11, 2)] == "Juniper: two-month visit"
    assert found[date(2026, 12, 4)] == "Juniper: Vision check, next step by today"

    Referral.objects.filter(pk=referral.pk).update(due_on=None)
    assert date(2026, 12, 4) not in dict(days_in(read(baby)))


def test_after_the_first_smile_the_window_is_no_matter_any_more():
    baby = make_baby()
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    keys = [day.key for day in days_of(baby, today=date(2026, 10, 20))]
    assert not [key for key in keys if key.startswith("window")]


def test_private_words_name_nobody_and_nothing():
    baby = make_baby(name="Juniper", visit_on=date(2026, 11, 2))
    content = read(baby, is_private=True)
    assert title_of(content) == "Smilestone"
    assert {words for _on, words in days_in(content)} == {"Smilestone date"}
    for word in ("Juniper", "first", "visit", str(baby.pk), baby.pk.hex):
        assert word not in content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "Zoë, O'Brien; \\ 🦊 " + "ä" * 50,
        'a\\nb\\,c\\\\;d: "e"',
        "two\nlines\r\nEND:VCALENDAR",
        *("x" * more + "🦊" * 18 for more in range(4)),
    ],
)
def test_names_come_back_letter_by_letter(name):
    content = read(make_baby(name=name))
    told = name.replace("\r\n", "\n")
    assert title_of(content) == f"Smilestone: {told}"
    words = days_in(content)[0][1]
    assert words == f"{told}: the usual time for first smiles begins"


def test_each_event_keeps_its_id_when_its_day_moves():
    baby = make_baby(visit_on=date(2026, 11, 2))
    ids = {words_of(e["SUMMARY"]): e["UID"].value for e in events_of(read(baby))}
    assert len(set(ids.values())) == len(ids)
    Baby.objects.filter(pk=baby.pk).update(visit_on=date(2026, 11, 9))
    baby.refresh_from_db()
    again = {words_of(e["SUMMARY"]): e["UID"].value for e in events_of(read(baby))}
    assert again == ids


def test_quiet_mode_empties_the_calendar():
    baby = make_baby()
    Baby.objects.filter(pk=baby.pk).update(quiet_since=NOW)
    baby.refresh_from_db()
    assert events_of(read(baby)) == []


def test_only_the_hash_of_a_secret_is_kept_and_a_new_address_ends_the_old():
    baby = make_baby()
    old = make_feed(baby=baby, by=parent_of(baby), is_private=True, now=NOW)
    later = NOW + timedelta(days=1)
    new = make_feed(baby=baby, by=parent_of(baby), is_private=False, now=later)
    feed = Feed.objects.get()
    assert new not in str(feed.__dict__)
    assert feed_of(old) is None
    assert feed_of(new) == feed
    assert (feed.made_at, feed.is_private) == (later, False)

    stop_feed(baby=baby, by=parent_of(baby))
    assert feed_of(new) is None


def test_a_calendar_ends_with_the_right_to_see_the_baby():
    baby = make_baby()
    caregiver = make_caregiver(baby=baby)
    secret = make_feed(baby=baby, by=caregiver.user, is_private=True, now=NOW)
    assert feed_of(secret) is not None

    caregiver.user.is_active = False
    caregiver.user.save()
    assert feed_of(secret) is None
    caregiver.user.is_active = True
    caregiver.user.save()

    Baby.objects.filter(pk=baby.pk).update(binned_at=NOW)
    assert feed_of(secret) is None
    Baby.objects.filter(pk=baby.pk).update(binned_at=None)

    caregiver.delete()
    assert feed_of(secret) is None


def test_calendars_of_two_people_are_two():
    baby = make_baby()
    first = make_feed(baby=baby, by=parent_of(baby), is_private=True, now=NOW)
    other = make_caregiver(baby=baby).user
    second = make_feed(baby=baby, by=other, is_private=True, now=NOW)
    found = {feed_of(first), feed_of(second)}
    assert found == set(Feed.objects.all())
    assert set(Feed.objects.visible_to(other)) == {feed_of(second)}
    assert not Feed.objects.visible_to(make_user()).exists()
