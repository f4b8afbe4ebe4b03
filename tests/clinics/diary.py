"""A baby of a hundred days with an entry of every kind, for the tests of records."""

from datetime import timedelta

from babies.choices import ConcernChoice
from babies.models import Baby, Photo, VisitNotes
from milestones.models import Review, TipTried
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
from tests.factories_photos import make_photo
from tests.factories_sleep import make_sleep

TODAY = NOW.date()
DAY = timedelta(days=1)


def make_diary() -> Baby:
    """Every part of a record has something to show."""
    baby = make_baby(birth_on=TODAY - 100 * DAY, name="Test Fern")
    for back in (50, 48):
        make_social_smile(baby=baby, on=TODAY - back * DAY)
    make_smile(baby=baby, on=TODAY - 2 * DAY, state="asleep", note="Like a dream.")
    make_concern(baby=baby, on=TODAY - DAY, kind=ConcernChoice.WORRY, note="So tired.")
    make_answer(
        baby=baby,
        on=TODAY - 5 * DAY,
        value="not_yet",
        expectation="cdc-02m-studies-faces",
    )
    make_answer(
        baby=baby, on=TODAY - 6 * DAY, expectation="cdc-02m-tracks-moving-person"
    )
    make_lost_skill(baby=baby, on=TODAY - 3 * DAY)
    make_episode(baby=baby, on=TODAY - DAY)
    make_sleep(baby=baby, start=NOW - DAY, minutes=120)
    VisitNotes.objects.create(
        baby=baby, hearing="Both sides fine.", questions="One?\nTwo?", changed_at=NOW
    )
    said = {"baby": baby, "on": TODAY - 4 * DAY, "logged_at": NOW}
    TipTried.objects.create(tip="face-to-face", outcome="looked", **said)
    make_review(baby, "parent_worry")
    return baby


def make_review(baby: Baby, kind: str) -> Review:
    """What the family did about a reason."""
    return Review.objects.create(
        baby=baby,
        kind=kind,
        since=TODAY - DAY,
        level="talk_to_pediatrician",
        when="this_week",
        newest_on=TODAY - DAY,
        facts=0,
        action="booked",
        at=NOW,
    )


def make_chosen_photo(baby: Baby, words: str = "First bath") -> Photo:
    """A photo that the family lets be seen in shares."""
    photo = make_photo(baby=baby, words=words)
    photo.in_shares = True
    photo.save()
    return photo
