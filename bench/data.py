"""A database of many babies, the same every time."""

import random
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TypeVar

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import models

from accounts.devices import SIGNED_IN_AT
from accounts.models import User
from accounts.tokens import TokenWish, make_token
from babies.facts import observation_from
from babies.models import Baby, Caregiver, Sleep, Smile, SmileDay
from clinical.ages import corrected_age_days
from clinical.assessment import tally
from clinical.smiles import classify

BATCH = 5000
SMILES_EACH = 10
LONG_DIARY = 10_000
# With the two observations of its age a bundle holds 500.
SMILES_SENT = 498

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom the bench drives: four babies of one parent, signed in."""

    session: str
    baby: uuid.UUID
    long_diary: uuid.UUID
    posted: uuid.UUID
    sent: uuid.UUID
    token: str


def insert(rows: Iterator[Row], model: type[Row]) -> None:
    """Write rows in batches."""
    while batch := list(islice(rows, BATCH)):
        model._default_manager.bulk_create(batch)  # noqa: SLF001 -- as Django's own code does for any model


class Maker:
    """Makes rows with a fixed seed, at one moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = now.date()
        self.dice = random.Random(2026)

    def key(self) -> uuid.UUID:
        """The next id."""
        return uuid.UUID(int=self.dice.getrandbits(128), version=4)

    def baby(self, name: str, days: int) -> Baby:
        """A baby born at term so many days ago."""
        born = self.today - timedelta(days=days)
        return Baby(
            id=self.key(),
            name=name,
            birth_on=born,
            gestation_weeks=40,
            gestation_days=0,
            time_zone="UTC",
            zero_on=born,
            created_at=self.now,
        )

    def smile(self, baby: Baby, on_day: int) -> Smile:
        """A smile on a day of a baby's life: asleep, awake, or at somebody."""
        on = baby.birth_on + timedelta(days=on_day)
        state, trigger, directed = self.dice.choice(
            [
                ("asleep", [], "unsure"),
                ("awake", ["none"], "none"),
                ("awake", ["object"], "object"),
            ]
        )
        midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
        at = midnight + timedelta(seconds=self.dice.randrange(86_400))
        smile = Smile(
            id=self.key(),
            baby=baby,
            on=on,
            observed_at=at,
            precision="exact",
            time_zone="UTC",
            state=state,
            trigger=trigger,
            directed=directed,
            logged_at=at,
        )
        given = classify(observation_from(smile), corrected_age_days(baby.birth, on))
        smile.smile_class = given.smile_class
        smile.is_core, smile.is_strong = given.is_core, given.is_strong
        smile.rules_version = "bench"
        return smile

    def sleep(self, baby: Baby, hours_ago: int) -> Sleep:
        """Two hours of sleep that began so many hours ago."""
        began = self.now - timedelta(hours=hours_ago)
        return Sleep(
            id=self.key(),
            baby=baby,
            on=began.date(),
            started_at=began,
            ended_at=began + timedelta(hours=2),
            time_zone="UTC",
            logged_at=began,
        )


def days_of(baby: Baby, smiles: list[Smile]) -> Iterator[SmileDay]:
    """The day tallies of a baby's smiles."""
    seen = [observation_from(smile) for smile in smiles]
    classes = [classify(one, corrected_age_days(baby.birth, one.on)) for one in seen]
    for day in tally(seen, classes):
        yield SmileDay(
            baby=baby, on=day.on, reflex=day.reflex, unclear=day.unclear,
            likely_social=day.likely_social, social=day.social, laugh=day.laugh,
            strong=day.strong, staff_strong=day.staff_strong,
        )  # fmt: skip


def build(babies: int, now: datetime) -> Subjects:
    """Fill the database and sign the measured parent in."""
    call_command("load_catalog", verbosity=0)
    call_command("createcachetable", verbosity=0)
    maker = Maker(now)
    users = [User(email=f"bench-{n}@example.com", password="!") for n in range(babies)]
    insert(iter(users), User)
    users = list(User.objects.filter(email__startswith="bench-").order_by("pk"))
    rows = [maker.baby(f"Bench {n}", 30 + n % 400) for n in range(babies)]
    names = ("Bench measured", "Bench long", "Bench posted", "Bench sent")
    measured = [maker.baby(name, 60) for name in names]
    insert(iter([*rows, *measured]), Baby)
    insert(
        (
            Caregiver(baby=baby, user=user, role="parent", since_at=now)
            for baby, user in zip(rows, users, strict=True)
        ),
        Caregiver,
    )
    parent = User.objects.create_user("bench@example.com")
    for baby in measured:
        Caregiver.objects.create(baby=baby, user=parent, role="parent", since_at=now)
    fill(maker, rows, measured)
    session = sign_in(parent)
    _token, secret = make_token(parent, TokenWish(name="Bench"), now=now)
    keys = [each.id for each in measured]
    return Subjects(session, keys[0], keys[1], keys[2], keys[3], secret)


def fill(maker: Maker, rows: list[Baby], measured: list[Baby]) -> None:
    """Write everybody's smiles, a batch of babies at a time."""
    short, long, posted, sent = measured
    diaries = [(baby, SMILES_EACH) for baby in rows]
    # Both measured diaries cover the same days, so only the number of entries differs.
    diaries += [(short, SMILES_EACH), (long, LONG_DIARY), (posted, SMILES_EACH)]
    diaries.append((sent, SMILES_SENT))
    smiles: list[Smile] = []
    days: list[SmileDay] = []
    for baby, count in diaries:
        own = [maker.smile(baby, 5 * (n % SMILES_EACH)) for n in range(count)]
        smiles += own
        days += days_of(baby, own)
        if len(smiles) >= BATCH:
            insert(iter(smiles), Smile)
            insert(iter(days), SmileDay)
            smiles, days = [], []
    insert(iter(smiles), Smile)
    insert(iter(days), SmileDay)
    # More naps and nights than a chart shows; of the long diary so many that a page
    # of its timeline holds smiles, too.
    asleep = [(short, range(4, 21 * 24, 5)), (long, range(4, 3 * 24, 5))]
    slept = (maker.sleep(baby, ago) for baby, hours in asleep for ago in hours)
    insert(slept, Sleep)


def sign_in(user: User) -> str:
    """The key of a session in which the user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SIGNED_IN_AT] = time.time()
    session.save()
    return session.session_key or ""
