"""Sentences about sleep: safe-sleep points, cues by age, and steps to suggest.

Source: clinical rules G.1, G.4 and G.5. The points stand beside every text on sleep;
a test holds all other texts of the product against them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from clinical.numbers import (
    NOISE_DISTANCE_CM,
    ROUTINES_STUDIED_FROM_MONTHS,
    STEEPEST_DEGREES,
)
from clinical.reasons import Reason, gettext_noop as _
from clinical.sleep import Rhythm, Steadiness, UsualHours


@dataclass(frozen=True, slots=True)
class SafePoint:
    """One safe-sleep point; without sources it is common advice of pediatricians.

    The first few, `is_first`, are shown before anything is opened.
    """

    id: str
    reason: Reason
    sources: tuple[str, ...]
    is_first: bool = False


def _point(
    name: str, text: str, *sources: str, is_first: bool = False, **params: object
) -> SafePoint:
    return SafePoint(name, Reason(name, text, params), sources, is_first)


SAFE_SLEEP: Final = (
    _point(
        "back",
        _("Lay your baby on the back for every sleep."),
        "S57",
        is_first=True,
    ),
    _point(
        "surface",
        _("Use a firm, flat, level bed. A slope over %(degrees)s degrees is not safe."),
        "S57",
        is_first=True,
        degrees=STEEPEST_DEGREES,
    ),
    _point(
        "own-space",
        _("Keep the cot in your room. Your baby sleeps in the cot, not in your bed."),
        "S57",
        is_first=True,
    ),
    _point(
        "nothing-soft",
        _("Keep the cot empty: no pillows, quilts, bumpers or toys."),
        "S57",
        is_first=True,
    ),
    _point("not-too-warm", _("Do not let your baby get too warm."), "S57"),
    _point(
        "clear-care",
        _("No smoke, alcohol or drugs around your baby. Some make you sleepy."),
        "S57",
    ),
    _point("milk", _("Feed human milk if you can."), "S57"),
    _point("pacifier", _("Offer a pacifier once feeding goes well."), "S57"),
    _point("vaccines", _("Keep up with routine vaccines."), "S57"),
    _point("tummy-time", _("Give tummy time each day, awake and watched."), "S57"),
    _point("monitors", _("A home monitor does not make sleep safer."), "S57"),
    _point("sofas", _("A sofa or an armchair is never a safe place to sleep."), "S57"),
    _point("no-weights", _("Use no weighted blankets and no weighted swaddles.")),
    _point("swaddle", _("Stop swaddling when your baby starts to roll.")),
    _point("seats", _("Car seats and swings are not for routine sleep.")),
    _point("move", _("Asleep in a seat? Move your baby to a flat bed.")),
    _point("hospital", _("Born early and still in hospital? Follow the unit's plan.")),
    _point(
        "white-noise",
        _(
            "White noise: keep it low and at least %(meters)s m (%(cm)s cm) away. "
            "Never run it all night at full volume."
        ),
        "S60",
        meters=NOISE_DISTANCE_CM // 100,
        cm=NOISE_DISTANCE_CM,
    ),
    _point(
        "after-rocking",
        _(
            "After rocking or massage, lay your baby on the back. "
            "Awake or asleep is fine."
        ),
    ),
)


def usual_sleep(hours: UsualHours) -> Reason:
    """What is published for an age, as a sentence."""
    text = _(
        "Usual at this age: %(low)s to %(high)s hours of sleep in 24 hours. "
        "Naps are included."
    )
    return Reason("usual_sleep", text, {"low": hours.low, "high": hours.high})


OUTSIDE: Final = Reason("outside", _("Many healthy babies fall outside on some days."))
HARD_TO_WAKE: Final = Reason(
    "hard_to_wake", _("Very sleepy and hard to wake? Get help now.")
)
FEEDING: Final = Reason("feeding", _("Feeding poorly too? Call your doctor today."))
STUDIED: Final = Reason(
    "studied",
    _("A study of bedtime routines was done with babies from %(months)s months on."),
    {"months": ROUTINES_STUDIED_FROM_MONTHS},
)
STUDIED_SOURCE: Final = "S48"

NO_FIXED_BEDTIME: Final = Reason(
    "no_fixed_bedtime", _("A fixed bedtime is not expected yet.")
)
RHYTHM_STARTING: Final = Reason(
    "rhythm_starting",
    _("A rhythm of day and night is starting. Bedtimes may still move a lot."),
)
DAY_LIGHT: Final = Reason("day_light", _("Let in light by day."))
DARK_NIGHT: Final = Reason("dark_night", _("Keep nights dark and quiet."))
FEEDING_LED: Final = Reason(
    "feeding_led", _("Let hunger lead: feed when your baby asks for it.")
)
CUES: Final = (DAY_LIGHT, DARK_NIGHT, FEEDING_LED)
#: What is said of an age, and which cues go with it.
BY_RHYTHM: Final[Mapping[Rhythm, tuple[Reason, ...]]] = MappingProxyType(
    {
        Rhythm.NOT_YET: (NO_FIXED_BEDTIME, *CUES),
        Rhythm.STARTING: (RHYTHM_STARTING, *CUES),
        Rhythm.SETTLED: (),
    }
)

STEADINESS: Final[Mapping[Steadiness, str]] = MappingProxyType(
    {
        Steadiness.VERY: _("Very steady"),
        Steadiness.FAIRLY: _("Fairly steady"),
        Steadiness.VARIES: _("Varies"),
    }
)


class StepKind(StrEnum):
    """The four kinds of steps at bedtime (G.1)."""

    TIME = "time"
    ROOM = "room"
    ACTIVITY = "activity"
    AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class SuggestedStep:
    """A step to offer; S0 is the source of all of them."""

    id: str
    kind: StepKind
    words: str


SUGGESTED: Final = (
    SuggestedStep("same-time", StepKind.TIME, _("Start at about the same time")),
    SuggestedStep("dim-light", StepKind.ROOM, _("Dim the light")),
    SuggestedStep("quiet", StepKind.ROOM, _("Make the room quiet")),
    SuggestedStep("soft-music", StepKind.ROOM, _("Play soft music")),
    SuggestedStep("white-noise", StepKind.ROOM, _("White noise, low and far away")),
    SuggestedStep("rocking", StepKind.ACTIVITY, _("Rock gently")),
    SuggestedStep("story", StepKind.ACTIVITY, _("Read a story")),
    SuggestedStep("lullaby", StepKind.ACTIVITY, _("Sing a lullaby")),
    SuggestedStep("massage", StepKind.ACTIVITY, _("A gentle massage")),
    SuggestedStep("no-screens", StepKind.AVOID, _("No screens")),
    SuggestedStep("no-noise", StepKind.AVOID, _("No loud noise")),
    SuggestedStep("no-rough-play", StepKind.AVOID, _("No rough play")),
)
