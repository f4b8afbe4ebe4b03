"""What an archive holds: each kind of row, its values, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Model

from babies.choices import (
    BedtimeStepKind,
    Change,
    ConcernChoice,
    DirectedChoice,
    EpisodeKind,
    EyesChoice,
    FormChoice,
    KindChoice,
    PhotoOf,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    RespondsChoice,
    StateChoice,
    TickChoice,
    TriggerChoice,
)
from babies.models import (
    NAME_LENGTH,
    NOTE_LENGTH,
    STEP_LENGTH,
    TITLE_LENGTH,
    Baby,
    BedtimeNight,
    BedtimeStep,
    Concern,
    Episode,
    First,
    LostSkill,
    Photo,
    Sleep,
    Smile,
    VisitNotes,
)
from clinical.advice import FlagKind, Level, When
from exchange.archive.fields import (
    SMALL,
    Field,
    choice,
    choices,
    day,
    flag,
    key,
    maybe,
    moment,
    number,
    numbers,
    text,
    zone,
)
from milestones.models import (
    ActionChoice,
    Answer,
    OutcomeChoice,
    Review,
    TipTried,
    ValueChoice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of row: its model, its values, and who wrote it when.

    `by` and `at` are what the model calls its author and its moment.
    """

    name: str
    model: type[Model]
    fields: tuple[Field, ...]
    by: str = "logged_by"
    at: str = "logged_at"
    #: What the rows of a history say, if there is one.
    history: tuple[Field, ...] = ()

    @property
    def has_author(self) -> bool:
        """Whether it is known who wrote it, and when."""
        return bool(self.by)

    @property
    def has_id(self) -> bool:
        """Whether rows have ids of their own."""
        return self.model not in (BedtimeStep, VisitNotes)


#: What stands in the catalog or the library is looked up by `archive.checks`.
LONGEST_ID: Final = 80
NOTE: Final = Field("note", text(NOTE_LENGTH, is_note=True))
ON: Final = Field("on", day)
ZONE: Final = Field("time_zone", zone)
SEEN: Final = (
    ON,
    Field("kind", choice(KindChoice.values)),
    Field("observed_at", maybe(moment)),
    Field("precision", choice(Precision.values)),
    ZONE,
    Field("state", choice(StateChoice.values)),
    Field("eyes", choice(EyesChoice.values)),
    Field("trigger", choices(TriggerChoice.values)),
    Field("directed", choice(DirectedChoice.values)),
    Field("form", choice(FormChoice.values)),
    Field("repeatable", choice(RepeatableChoice.values)),
    Field("reporter", choice(ReporterChoice.values)),
    Field("state_is_guess", flag),
    NOTE,
)
PROFILE: Final = (
    Field("name", text(NAME_LENGTH)),
    Field("birth_on", day),
    Field("birth_is_estimated", flag),
    Field("gestation_weeks", maybe(number(SMALL))),
    Field("gestation_days", maybe(number(SMALL))),
    Field("due_on", maybe(day)),
    Field("visit_on", maybe(day)),
    ZONE,
)
TIMES: Final = (
    Field("started_at", moment),
    Field("ended_at", maybe(moment)),
    NOTE,
)
#: What stands beside the answers of a smile's history: see `babies.history`.
BESIDE: Final = (Field("merged", key), Field("parted", key))
CHANGE: Final = choice(Change.values)


BABY: Final = Kind(
    name="baby",
    model=Baby,
    fields=(*PROFILE, Field("quiet_since", maybe(moment))),
    by="created_by",
    at="created_at",
    history=PROFILE,
)
STEP: Final = Kind(
    name="bedtime_step",
    model=BedtimeStep,
    fields=(
        Field("number", number(lowest=1)),
        Field("kind", choice(BedtimeStepKind.values)),
        Field("words", text(STEP_LENGTH)),
        Field("position", number(SMALL)),
        Field("retired_at", maybe(moment)),
    ),
    by="",
    at="",
)
SMILE: Final = Kind(
    name="smile",
    model=Smile,
    fields=(*SEEN, Field("together", maybe(key))),
    history=(*SEEN, *BESIDE),
)
ANSWER: Final = Kind(
    name="answer",
    model=Answer,
    fields=(
        ON,
        Field("expectation_id", text(LONGEST_ID)),
        Field("value", choice(ValueChoice.values)),
        Field("precision", choice(Precision.values)),
    ),
)
CONCERN: Final = Kind(
    name="concern",
    model=Concern,
    fields=(ON, Field("kind", choice(ConcernChoice.values)), NOTE),
)
LOST_SKILL: Final = Kind(
    name="lost_skill",
    model=LostSkill,
    fields=(ON, Field("skill", text(LONGEST_ID)), NOTE),
)
EPISODE: Final = Kind(
    name="episode",
    model=Episode,
    fields=(
        ON,
        Field("kind", choice(EpisodeKind.values)),
        Field("observed_at", maybe(moment)),
        Field("precision", choice(Precision.values)),
        ZONE,
        Field("state", choice(StateChoice.values)),
        Field("duration_s", maybe(number())),
        Field("count_today", maybe(number(SMALL))),
        Field("trigger", choices(TriggerChoice.values)),
        Field("directed", choice(DirectedChoice.values)),
        Field("responds", choice(RespondsChoice.values)),
        Field("ticks", choices(TickChoice.values)),
        NOTE,
    ),
)
SLEEP: Final = Kind(name="sleep", model=Sleep, fields=(ON, *TIMES, ZONE), history=TIMES)
EVENING: Final = Kind(
    name="evening",
    model=BedtimeNight,
    fields=(ON, Field("in_bed_at", maybe(moment)), ZONE, Field("steps", numbers)),
)
FIRST: Final = Kind(
    name="first",
    model=First,
    fields=(ON, Field("title", text(TITLE_LENGTH)), NOTE),
)
TIP: Final = Kind(
    name="tip",
    model=TipTried,
    fields=(
        ON,
        Field("tip", text(LONGEST_ID)),
        Field("outcome", choice(OutcomeChoice.values)),
        NOTE,
    ),
)
REVIEW: Final = Kind(
    name="review",
    model=Review,
    fields=(
        Field("kind", choice(each.value for each in FlagKind)),
        Field("since", day),
        Field("level", choice(each.value for each in Level)),
        Field("when", choice(each.value for each in When)),
        Field("newest_on", day),
        Field("facts", number()),
        Field("action", choice(ActionChoice.values)),
        NOTE,
    ),
    by="by",
    at="at",
)
VISIT_NOTES: Final = Kind(
    name="visit_notes",
    model=VisitNotes,
    fields=tuple(
        Field(name, text(NOTE_LENGTH, is_note=True))
        for name in (
            "hearing", "vision", "feeding", "family", "hospital", "medicines",
            "parents", "questions",
        )
    ),
    by="changed_by",
    at="changed_at",
)  # fmt: skip
PHOTO: Final = Kind(
    name="photo",
    model=Photo,
    fields=(
        ON,
        Field("entry_kind", choice(PhotoOf.values)),
        Field("entry_id", key),
        Field("width", number(SMALL, 1)),
        Field("height", number(SMALL, 1)),
        Field("words", text(TITLE_LENGTH)),
        Field("in_shares", flag),
    ),
)
#: In the order of the file: what others point to comes before them.
OF_A_BABY: Final = (
    STEP, SMILE, ANSWER, CONCERN, LOST_SKILL, EPISODE, SLEEP, EVENING, FIRST, TIP,
    REVIEW, VISIT_NOTES, PHOTO,
)  # fmt: skip
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in (BABY, *OF_A_BABY)}
#: Where the entries that a photo can belong to stand.
PICTURED: Final[Mapping[str, str]] = {
    PhotoOf.SMILE: "smile",
    PhotoOf.ANSWER: "answer",
    PhotoOf.FIRST: "first",
}
