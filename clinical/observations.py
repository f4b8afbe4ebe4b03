"""What a family or a clinician saw: the fields of clinical rules A.2 and F.2."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What was seen."""

    SMILE = "smile"
    LAUGH = "laugh"
    SPELL = "spell"
    SPASM_CLUSTER = "spasm_cluster"
    SKILL_LOSS = "skill_loss"


class State(StrEnum):
    """Whether the baby was awake."""

    ASLEEP = "asleep"
    DROWSY = "drowsy"
    AWAKE = "awake"
    UNSURE = "unsure"


class Eyes(StrEnum):
    """Whether the eyes were open."""

    OPEN = "open"
    CLOSED = "closed"
    UNSURE = "unsure"


class Trigger(StrEnum):
    """What happened just before; `body` is feeding, gas or passing stool."""

    FACE = "face"
    VOICE = "voice"
    PLAY = "play"
    TOUCH = "touch"
    OBJECT = "object"
    SOUND = "sound"
    BODY = "body"
    NONE = "none"
    UNSURE = "unsure"


class Directed(StrEnum):
    """What the baby was looking at or turning to."""

    PERSON = "person"
    OBJECT = "object"
    NONE = "none"
    UNSURE = "unsure"


class Form(StrEnum):
    """What it looked like; never decides the class (A.1, fact A5)."""

    MOUTH_ONLY = "mouth_only"
    MOUTH_AND_EYES = "mouth_and_eyes"
    OPEN_MOUTH = "open_mouth"
    LAUGH_SOUND = "laugh_sound"
    UNSURE = "unsure"


class Repeatable(StrEnum):
    """Whether it happened again when tried again; only changes the wording."""

    YES = "yes"
    NO = "no"
    NOT_TRIED = "not_tried"


class Reporter(StrEnum):
    """Who saw it."""

    PARENT = "parent"
    STAFF = "staff"


class Responds(StrEnum):
    """Whether the baby responded during the spell."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


TICKS: Final = frozenset(
    {
        "out_of_context",
        "mirthless",
        "stereotyped",
        "cannot_interrupt",
        "sleep_transition",
        "wakes_from_sleep",
        "eye_deviation",
        "limb_jerks",
        "stiffening",
        "automatisms",
        "colour_change_mild",
        "breathing_trouble",
        "blue_or_grey",
        "drowsy_after",
        "still_unresponsive",
        "repeated_without_recovery",
        "spasm_cluster",
        "skill_loss",
        "video",
    }
)
NO_TICKS: Final[frozenset[str]] = frozenset()
UNSURE_TRIGGER: Final = (Trigger.UNSURE,)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen on one day; what is not known stays unsure."""

    kind: Kind
    on: date
    state: State = State.UNSURE
    eyes: Eyes = Eyes.UNSURE
    trigger: tuple[Trigger, ...] = UNSURE_TRIGGER
    directed: Directed = Directed.UNSURE
    form: Form = Form.UNSURE
    repeatable: Repeatable = Repeatable.NOT_TRIED
    reporter: Reporter = Reporter.PARENT
    responds: Responds = Responds.UNSURE
    duration_s: float = 0
    count_today: int = 0
    ticks: frozenset[str] = NO_TICKS
    skill: str = ""
