"""The words a family can choose from, each with its label.

Values are those of the clinical rules; a test holds the two lists together.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinical.concerns import ConcernKind as Concerns
from clinical.observations import (
    Directed as Directions,
    Eyes as EyeStates,
    Form as Forms,
    Kind as Kinds,
    Repeatable as Repeats,
    Reporter as Reporters,
    Responds as Responses,
    State as States,
    Trigger as Triggers,
)
from clinical.smiles import SmileClass as Classes


class Role(models.TextChoices):
    """What a person may do for a baby."""

    PARENT = "parent", _("Parent")
    CAREGIVER = "caregiver", _("Caregiver")
    VIEWER = "viewer", _("Viewer")


class Precision(models.TextChoices):
    """How well the time of an entry is known."""

    EXACT = "exact", _("Exact time")
    ABOUT = "about", _("About that time")
    DAY = "day", _("Only the day")


class KindChoice(models.TextChoices):
    """What was seen."""

    SMILE = Kinds.SMILE.value, _("A smile")
    LAUGH = Kinds.LAUGH.value, _("A laugh")


class StateChoice(models.TextChoices):
    """Whether the baby was awake."""

    AWAKE = States.AWAKE.value, _("Awake")
    DROWSY = States.DROWSY.value, _("Sleepy")
    ASLEEP = States.ASLEEP.value, _("Asleep")
    UNSURE = States.UNSURE.value, _("Not sure")


class EyesChoice(models.TextChoices):
    """Whether the eyes were open."""

    OPEN = EyeStates.OPEN.value, _("Open")
    CLOSED = EyeStates.CLOSED.value, _("Closed")
    UNSURE = EyeStates.UNSURE.value, _("Not sure")


class TriggerChoice(models.TextChoices):
    """What happened just before."""

    FACE = Triggers.FACE.value, _("A face")
    VOICE = Triggers.VOICE.value, _("A voice")
    PLAY = Triggers.PLAY.value, _("Play")
    TOUCH = Triggers.TOUCH.value, _("A touch or tickle")
    OBJECT = Triggers.OBJECT.value, _("A toy or thing")
    SOUND = Triggers.SOUND.value, _("A sound, not a voice")
    BODY = Triggers.BODY.value, _("Feeding, gas or a full diaper")
    NONE = Triggers.NONE.value, _("Nothing I noticed")
    UNSURE = Triggers.UNSURE.value, _("Not sure")


class DirectedChoice(models.TextChoices):
    """What the baby was looking at or turning to."""

    PERSON = Directions.PERSON.value, _("A person")
    OBJECT = Directions.OBJECT.value, _("A thing")
    NONE = Directions.NONE.value, _("Nothing")
    UNSURE = Directions.UNSURE.value, _("Not sure")


class FormChoice(models.TextChoices):
    """What it looked like."""

    MOUTH_ONLY = Forms.MOUTH_ONLY.value, _("Mouth only")
    MOUTH_AND_EYES = Forms.MOUTH_AND_EYES.value, _("Mouth and eyes")
    OPEN_MOUTH = Forms.OPEN_MOUTH.value, _("Open mouth")
    LAUGH_SOUND = Forms.LAUGH_SOUND.value, _("With a laughing sound")
    UNSURE = Forms.UNSURE.value, _("Not sure")


class RepeatableChoice(models.TextChoices):
    """Whether it happened again when tried again."""

    YES = Repeats.YES.value, _("Yes")
    NO = Repeats.NO.value, _("No")
    NOT_TRIED = Repeats.NOT_TRIED.value, _("Not tried")


class ReporterChoice(models.TextChoices):
    """Who saw it."""

    PARENT = Reporters.PARENT.value, _("The family")
    STAFF = Reporters.STAFF.value, _("Clinic staff")


class RespondsChoice(models.TextChoices):
    """Whether the baby responded during a spell."""

    YES = Responses.YES.value, _("Yes")
    NO = Responses.NO.value, _("No")
    UNSURE = Responses.UNSURE.value, _("Not sure")


class EpisodeKind(models.TextChoices):
    """What kind of odd laugh or spell was seen."""

    LAUGH = Kinds.LAUGH.value, _("An odd laugh")
    SPELL = Kinds.SPELL.value, _("Another odd spell")
    SPASM_CLUSTER = Kinds.SPASM_CLUSTER.value, _("A series of quick bends or nods")


class TickChoice(models.TextChoices):
    """What can be ticked about an odd laugh or spell (clinical rules F.2)."""

    BREATHING_TROUBLE = "breathing_trouble", _("Trouble breathing")
    BLUE_OR_GREY = "blue_or_grey", _("Skin or lips turned blue or gray")
    STILL_UNRESPONSIVE = "still_unresponsive", _("Did not wake up or react after it")
    REPEATED_WITHOUT_RECOVERY = (
        "repeated_without_recovery",
        _("It came again with no recovery in between"),
    )
    OUT_OF_CONTEXT = "out_of_context", _("It came out of nowhere")
    SLEEP_TRANSITION = "sleep_transition", _("While falling asleep or waking up")
    MIRTHLESS = "mirthless", _("Did not look happy")
    STEREOTYPED = "stereotyped", _("Looks the same each time")
    CANNOT_INTERRUPT = (
        "cannot_interrupt",
        _("A voice or a touch did not stop it"),
    )
    EYE_DEVIATION = "eye_deviation", _("Eyes or head held to one side")
    LIMB_JERKS = "limb_jerks", _("Arms or legs jerked")
    STIFFENING = "stiffening", _("The body went stiff")
    AUTOMATISMS = "automatisms", _("Lip-smacking or fidgeting")
    COLOUR_CHANGE_MILD = "colour_change_mild", _("The face turned red")
    SPASM_CLUSTER = "spasm_cluster", _("A series of quick bends, nods or stretches")
    WAKES_FROM_SLEEP = "wakes_from_sleep", _("Woke up from it")
    DROWSY_AFTER = "drowsy_after", _("Very sleepy after it")
    SKILL_LOSS = "skill_loss", _("Stopped doing something learned before")
    VIDEO = "video", _("Somebody filmed it")


class PhotoOf(models.TextChoices):
    """What kind of entry a photo belongs to."""

    SMILE = "smile", _("A smile")
    ANSWER = "answer", _("An answer")
    FIRST = "first", _("An own first")


class BedtimeStepKind(models.TextChoices):
    """The four kinds of steps at bedtime (clinical rules G.1)."""

    TIME = "time", _("A steady time")
    ROOM = "room", _("A calm room")
    ACTIVITY = "activity", _("A gentle activity")
    AVOID = "avoid", _("Things to leave out")


class SmileClassChoice(models.TextChoices):
    """What the rules make of a smile."""

    REFLEX = Classes.REFLEX.value, _("Sleep or reflex smile")
    UNCLEAR = Classes.UNCLEAR.value, _("Not clear yet")
    LIKELY_SOCIAL = Classes.LIKELY_SOCIAL.value, _("Likely a social smile")
    SOCIAL = Classes.SOCIAL.value, _("Social smile")
    LAUGH = Classes.LAUGH.value, _("Laugh")


class ConcernChoice(models.TextChoices):
    """What a parent is worried about."""

    WORRY = Concerns.WORRY.value, _("I am worried")
    HEARING = Concerns.HEARING.value, _("Hearing: no reaction to loud sounds")
    EYES = Concerns.EYES.value, _("Eyes: a white or cloudy pupil")
    EYES_NOT_FIXING = (
        Concerns.EYES_NOT_FIXING.value,
        _("Eyes: they never rest on a face or a thing"),
    )
    FLOPPY_OR_STIFF = (
        Concerns.FLOPPY_OR_STIFF.value,
        _("The body is a bit floppy or stiff"),
    )
    FEEDING = Concerns.FEEDING.value, _("Trouble with feeding")
    REFUSES_FEEDS = Concerns.REFUSES_FEEDS.value, _("Took no feed at all")
    VERY_FLOPPY = Concerns.VERY_FLOPPY.value, _("Limp like a rag doll")
    FEVER = Concerns.FEVER.value, _("Fever of 38 °C (100.4 °F) or more")
    HARD_TO_WAKE = Concerns.HARD_TO_WAKE.value, _("Very sleepy and hard to wake")


class Change(models.TextChoices):
    """What happened to an entry."""

    CREATED = "created", _("Logged")
    CHANGED = "changed", _("Answers changed")
    BINNED = "binned", _("Moved to the bin")
    RESTORED = "restored", _("Taken back from the bin")
