"""Every write to a baby and its smiles: classes, days and history stay in step."""

import uuid
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.choices import Change, Role
from babies.days import add_to_day, rebuild_days, refresh_day
from babies.facts import SEEN_FIELDS, classification_of
from babies.models import Baby, BabyVersion, Caregiver, Smile, SmileVersion
from babies.said import Profile, Seen, plain, profile_of, seen_of
from babies.watch import facts_changed
from clinical import RULES_VERSION
from clinical.ages import Birth

# A retry of one form comes soon; the same answers later are another smile.
RETRY_WITHIN: Final = timedelta(minutes=10)
CLASS_FIELDS: Final = ("smile_class", "is_core", "is_strong", "rules_version")


class IdTakenError(Exception):
    """A client chose an id under which something else is stored already."""


class BeforeBirthError(Exception):
    """An entry lies before the birth date that is known now."""


@transaction.atomic
def add_baby(*, key: uuid.UUID, profile: Profile, by: User, now: datetime) -> Baby:
    """A new baby with its first parent; the same form again is the same baby.

    Raises IdTakenError when the id stands for anything else, such as a twin.
    """
    said = asdict(profile)
    zero_on = Baby(**said).birth.zero_on
    baby, is_new = Baby.objects.get_or_create(
        pk=key,
        defaults={**said, "zero_on": zero_on, "created_by": by, "created_at": now},
    )
    if is_new:
        Caregiver.objects.create(baby=baby, user=by, role=Role.PARENT, since_at=now)
        _remember_baby(baby, profile, by, now)
    elif profile_of(baby) != profile or not _sees(by, baby):
        raise IdTakenError
    return baby


def _sees(person: User, baby: Baby) -> bool:
    return Baby.objects.visible_to(person).filter(pk=baby.pk).exists()


@transaction.atomic
def edit_baby(*, baby: Baby, profile: Profile, by: User, now: datetime) -> Baby:
    """Other words or dates for a baby; new dates classify every smile again."""
    held = _locked(baby)
    before, subject = profile_of(held), held.birth
    if before == profile:
        return held
    for name, value in asdict(profile).items():
        setattr(held, name, value)
    held.zero_on = held.birth.zero_on
    held.save()
    _remember_baby(held, profile, by, now)
    facts_changed(held)
    if held.birth != subject:
        reclassify(baby=held)
    return held


def _remember_baby(baby: Baby, profile: Profile, by: User, now: datetime) -> None:
    BabyVersion.objects.create(baby=baby, answers=plain(profile), by=by, at=now)


def held(babies: QuerySet[Baby]) -> QuerySet[Baby]:
    """Babies to be read and held, so that two people change their days in turn.

    Must be read within a transaction, and what is written depends on what it finds.
    """
    return babies.select_for_update(no_key=True, of=("self",))


def _locked(baby: Baby) -> Baby:
    return held(Baby.objects.all()).get(pk=baby.pk)


def log_smile(
    *, key: uuid.UUID, baby: Baby, seen: Seen, by: User, now: datetime
) -> Smile:
    """A new smile; the same answers under the same id again are the same smile.

    The caller holds the baby, in a transaction. Raises IdTakenError.
    """
    smile = new_smile(key=key, baby=baby, seen=seen, by=by, now=now)
    if not is_inserted(smile):
        return _known_smile(key, baby, seen)
    add_to_day(smile)
    facts_changed(baby)
    return smile


def new_smile(
    *, key: uuid.UUID, baby: Baby, seen: Seen, by: User, now: datetime
) -> Smile:
    """A smile with the class the rules give it, not stored yet."""
    smile = Smile(pk=key, baby=baby, logged_by=by, logged_at=now)
    _answer(smile, seen)
    return smile


def _known_smile(key: uuid.UUID, baby: Baby, seen: Seen) -> Smile:
    """The smile stored under an id, if it began as these very answers.

    What was put into the bin is not said again by its first saying: it is new.
    """
    known = Smile.objects.filter(pk=key, baby=baby, binned_at__isnull=True).first()
    if known is None or not _is_retry(known, seen):
        raise IdTakenError
    return known


@transaction.atomic
def change_answers(*, smile: Smile, seen: Seen, by: User, now: datetime) -> Smile:
    """Other answers about a smile; the class follows from them."""
    held = _held(smile)
    before = seen_of(held)
    if before == seen:
        return held
    _remember_first(held)
    _answer(held, seen)
    held.save()
    _remember(held, Change.CHANGED, by, now)
    for on in {before.on, held.on}:
        refresh_day(held.baby, on)
    facts_changed(held.baby)
    return held


@transaction.atomic
def bin_smile(*, smile: Smile, by: User, now: datetime) -> None:
    """Put a smile into the bin; it counts no more."""
    held = _held(smile)
    if held.binned_at is None:
        _move(held, now, Change.BINNED, by, now)


@transaction.atomic
def restore_smile(*, smile: Smile, by: User, now: datetime) -> None:
    """Take a smile back from the bin; it counts again."""
    held = _held(smile)
    if held.on < held.baby.birth_on:
        raise BeforeBirthError
    if held.binned_at is not None:
        _move(held, None, Change.RESTORED, by, now)
        _take_apart(held, by, now)


def _take_apart(smile: Smile, by: User, now: datetime) -> None:
    """An entry that was put with another one stands for itself again."""
    kept = smile.merged_into
    if kept is not None:
        Smile.objects.filter(pk=smile.pk).update(merged_into=None)
        remember_beside(kept, by, now, parted=str(smile.pk))


def _move(
    smile: Smile, binned_at: datetime | None, change: Change, by: User, now: datetime
) -> None:
    _remember_first(smile)
    smile.binned_at = binned_at
    smile.save(update_fields=["binned_at"])
    _remember(smile, change, by, now)
    refresh_day(smile.baby, smile.on)
    facts_changed(smile.baby)


def _held(smile: Smile) -> Smile:
    """The smile as it is now, with its baby held."""
    held = _locked(smile.baby)
    fresh = Smile.objects.get(pk=smile.pk)
    fresh.baby = held
    return fresh


def _answer(smile: Smile, seen: Seen) -> None:
    # Not `asdict`, which copies each value: an archive has a hundred thousand smiles.
    for name in Seen.__slots__:
        setattr(smile, name, getattr(seen, name))
    smile.trigger = list(seen.trigger)
    _classify(smile, smile.baby.birth)


def _classify(smile: Smile, subject: Birth) -> None:
    given = classification_of(smile, subject)
    smile.smile_class = given.smile_class.value
    smile.is_core = given.is_core
    smile.is_strong = given.is_strong
    smile.rules_version = RULES_VERSION


def remember_beside(smile: Smile, by: User, now: datetime, **beside: str) -> None:
    """Write into the history what was done beside the answers, such as a merge."""
    _remember_first(smile)
    _remember(smile, Change.CHANGED, by, now, **beside)


def _remember_first(smile: Smile) -> None:
    """Before the first change: until then, an entry is its own first version."""
    if not smile.versions.exists():
        version_of(smile, Change.CREATED, smile.logged_by, smile.logged_at).save()


def _remember(
    smile: Smile, change: Change, by: User, now: datetime, **beside: str
) -> None:
    version_of(smile, change, by, now, **beside).save()


def version_of(
    smile: Smile, change: Change, by: User | None, now: datetime, **beside: str
) -> SmileVersion:
    """What an entry says now, for its history; not stored yet."""
    return SmileVersion(
        smile=smile,
        baby_id=smile.baby_id,
        change=change,
        answers={**plain(seen_of(smile)), **beside},
        by=by,
        at=now,
    )


def _is_retry(known: Smile, seen: Seen) -> bool:
    """Whether the stored smile began as these answers, give or take the moment."""
    version = known.versions.filter(change=Change.CREATED).first()
    first = plain(seen_of(known)) if version is None else version.answers
    first, again = (
        {**said, "trigger": list(said["trigger"])} for said in (first, plain(seen))
    )
    guesses = [said.pop("state_is_guess", False) for said in (first, again)]
    if any(guesses):
        # The timer may have been started or stopped since; the tap is the same.
        again["state"] = first["state"]
    moments = [first.pop("observed_at"), again.pop("observed_at")]
    if first != again:
        return False
    if None in moments:
        return True
    was, now = map(datetime.fromisoformat, moments)
    return abs(now - was) <= RETRY_WITHIN


@transaction.atomic
def reclassify(*, baby: Baby) -> int:
    """Classify all smiles of a baby again, in the bin too; how many changed."""
    held = _locked(baby)
    subject = held.birth
    changed = []
    for smile in Smile.objects.filter(baby=held).only(*SEEN_FIELDS).iterator():
        before = [getattr(smile, name) for name in CLASS_FIELDS]
        _classify(smile, subject)
        if before != [getattr(smile, name) for name in CLASS_FIELDS]:
            changed.append(smile)
    Smile.objects.bulk_update(changed, CLASS_FIELDS, batch_size=200)
    rebuild_days(held)
    return len(changed)


def reclassify_outdated() -> int:
    """Bring smiles classified under older rules up to date, a baby at a time."""
    outdated = Smile.objects.exclude(rules_version=RULES_VERSION)
    babies = Baby.objects.filter(pk__in=outdated.values("baby"))
    return sum(reclassify(baby=baby) for baby in babies.iterator())
