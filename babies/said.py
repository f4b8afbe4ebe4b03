"""What families say about a baby and about a smile, as plain values."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from babies.choices import (
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    StateChoice,
)
from babies.models import Baby, Smile


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a family says about a baby; the zero day follows from it."""

    name: str
    birth_on: date
    time_zone: str
    birth_is_estimated: bool = False
    gestation_weeks: int | None = None
    gestation_days: int | None = None
    due_on: date | None = None
    visit_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a person says about a smile; the class follows from it."""

    on: date
    time_zone: str
    observed_at: datetime | None = None
    precision: str = Precision.EXACT
    kind: str = KindChoice.SMILE
    state: str = StateChoice.UNSURE
    eyes: str = EyesChoice.UNSURE
    trigger: tuple[str, ...] = ()
    directed: str = DirectedChoice.UNSURE
    form: str = FormChoice.UNSURE
    repeatable: str = RepeatableChoice.NOT_TRIED
    reporter: str = ReporterChoice.PARENT
    note: str = ""
    # A sleep timer said so, and nobody has looked at it since.
    state_is_guess: bool = False


def profile_of(baby: Baby) -> Profile:
    """What the family said about a baby."""
    return Profile(**{name: getattr(baby, name) for name in Profile.__slots__})


def seen_of(smile: Smile) -> Seen:
    """What was said about a smile."""
    said = {name: getattr(smile, name) for name in Seen.__slots__}
    return Seen(**{**said, "trigger": tuple(smile.trigger)})


def stamp_of(seen: Seen) -> str:
    """Tells one set of answers from another, such as those a form was opened with."""
    said = json.dumps(plain(seen), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def plain(said: Profile | Seen) -> dict[str, Any]:
    """What was said, as JSON can hold it."""
    # Not `asdict`, which copies each value.
    return plain_values({name: getattr(said, name) for name in said.__slots__})


def plain_values(said: Mapping[str, Any]) -> dict[str, Any]:
    """Values with their names, as JSON can hold them."""
    encode = DjangoJSONEncoder().default
    return {
        name: encode(value) if isinstance(value, date) else value
        for name, value in said.items()
    }
