"""The sentences behind each row of the smile rules (A.3), for and against."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from clinical.numbers import SOCIAL_FROM_DAYS
from clinical.reasons import Reason, gettext_noop as _

DAY: Final = MappingProxyType({"day": SOCIAL_FROM_DAYS})

Reasons: TypeAlias = tuple[Reason, ...]

ASLEEP: Final = Reason(
    "asleep",
    _("Your baby was asleep. Sleep smiles come from inside, mostly in active sleep."),
)
ASLEEP_LAUGH: Final = Reason(
    "asleep_laugh",
    _("Your baby was asleep. Many babies laugh in their sleep now and then."),
)
STATE_UNSURE: Final = Reason(
    "state_unsure", _("We do not know if your baby was awake. That is the key fact.")
)
DROWSY_LAUGH: Final = Reason(
    "drowsy_laugh", _("Your baby was sleepy or had closed eyes, so it is not clear.")
)
DROWSY: Final = Reason(
    "drowsy",
    _("Your baby was sleepy or had closed eyes. Such smiles mostly come from inside."),
)
DROWSY_SMILE: Final = Reason(
    "drowsy_smile",
    _("Your baby was sleepy or had closed eyes. Such smiles can come from inside."),
)
AWAKE: Final = Reason("awake", _("Your baby was awake."))
AT_PERSON: Final = Reason("at_person", _("Your baby turned to a person."))
SOCIAL_TRIGGER: Final = Reason(
    "social_trigger", _("A face, a voice or play came just before.")
)
OTHER_TRIGGER: Final = Reason(
    "other_trigger", _("No face, voice or play was noted just before.")
)
DIRECTION_UNSURE: Final = Reason(
    "direction_unsure", _("We do not know what your baby was looking at.")
)
NOT_AT_PERSON: Final = Reason(
    "not_at_person", _("Your baby was not looking at a person.")
)
AT_SOMETHING: Final = Reason(
    "at_something",
    _("Your baby smiled at something. That is real, but not at a person."),
)
FROM_INSIDE: Final = Reason(
    "from_inside",
    _(
        "Nobody set it off and your baby looked at nobody. Such smiles come from inside."
    ),
)
NOBODY_THERE: Final = Reason(
    "nobody_there", _("Nobody set it off and your baby looked at nobody.")
)
NOT_ENOUGH_KNOWN: Final = Reason(
    "not_enough_known", _("There is not enough here to tell. That is common and fine.")
)
BEFORE_DUE: Final = Reason(
    "before_due", _("It was before the due date. It is too early to tell.")
)
EARLY_DAY: Final = Reason(
    "early_day",
    _("It was before day %(day)s. Such smiles are possible then, but still rare."),
    DAY,
)
OLD_ENOUGH: Final = Reason(
    "old_enough",
    _("It was on day %(day)s or later. Many babies smile back by then."),
    DAY,
)
LAUGHED: Final = Reason("laughed", _("Your baby was awake and laughed."))
LAUGH_COUNTS: Final = Reason(
    "laugh_counts", _("A laugh that answers a person counts like a social smile.")
)
LAUGH_ALONE: Final = Reason(
    "laugh_alone", _("We do not know that the laugh answered a person.")
)

COUNTS_FULLY: Final = Reason("counts_fully", _("It counts fully already."))
IF_AWAKE: Final = Reason(
    "if_awake", _("It would count for more if your baby was wide awake.")
)
IF_AT_PERSON: Final = Reason(
    "if_at_person", _("It would count for more if your baby looked at a person.")
)
IF_SOCIAL_TRIGGER: Final = Reason(
    "if_social_trigger",
    _("It would count for more if a face, a voice or play came just before."),
)
IF_EYES_OPEN: Final = Reason(
    "if_eyes_open", _("It would count for more if the eyes were open.")
)
IF_OLDER: Final = Reason(
    "if_older",
    _(
        "A smile like this counts for more from %(weeks)s weeks of age. "
        "Born early? Count from the due date."
    ),
    MappingProxyType({"weeks": SOCIAL_FROM_DAYS // 7}),
)
MORE_ANSWERS: Final = Reason(
    "more_answers",
    _("More answers would help: awake or not, what came before, and at whom."),
)
NO_SINGLE_ANSWER: Final = Reason(
    "no_single_answer", _("No single answer would change this. Keep it as a memory.")
)

BY_RULE: Final[Mapping[str, tuple[Reasons, Reasons]]] = MappingProxyType(
    {
        "ASLEEP": ((ASLEEP,), ()),
        "STATE_UNSURE": ((STATE_UNSURE,), ()),
        "DROWSY_LAUGH": ((DROWSY_LAUGH,), ()),
        "DROWSY_AT_PERSON": ((DROWSY_SMILE,), (AT_PERSON, SOCIAL_TRIGGER)),
        "DROWSY": ((DROWSY,), ()),
        "BEFORE_DUE_DATE": ((BEFORE_DUE,), (AWAKE, AT_PERSON, SOCIAL_TRIGGER)),
        "EARLY": ((AWAKE, AT_PERSON, SOCIAL_TRIGGER), (EARLY_DAY,)),
        "SOCIAL": ((AWAKE, AT_PERSON, SOCIAL_TRIGGER, OLD_ENOUGH), ()),
        "AT_PERSON_EARLY": ((EARLY_DAY, OTHER_TRIGGER), (AWAKE, AT_PERSON)),
        "AT_PERSON": ((AWAKE, AT_PERSON), (OTHER_TRIGGER,)),
        "DIRECTION_UNSURE_EARLY": (
            (EARLY_DAY, DIRECTION_UNSURE),
            (AWAKE, SOCIAL_TRIGGER),
        ),
        "DIRECTION_UNSURE": ((AWAKE, SOCIAL_TRIGGER), (DIRECTION_UNSURE,)),
        "NOT_AT_PERSON": ((NOT_AT_PERSON,), (AWAKE, SOCIAL_TRIGGER)),
        "AT_SOMETHING": ((AT_SOMETHING,), (AWAKE,)),
        "FROM_INSIDE": ((FROM_INSIDE,), (AWAKE,)),
        "FROM_INSIDE_LATER": ((NOBODY_THERE,), (AWAKE,)),
        "NOT_ENOUGH_KNOWN": ((NOT_ENOUGH_KNOWN,), ()),
        "LAUGH": ((LAUGHED,), ()),
    }
)


def laugh_reasons(*, is_core: bool, is_strong: bool) -> tuple[Reasons, Reasons]:
    """Why an awake laugh counts, or not, as an answer to a person (A.4)."""
    if not is_core:
        return (LAUGHED,), (LAUGH_ALONE,)
    if not is_strong:
        return (LAUGHED, AT_PERSON, SOCIAL_TRIGGER), (EARLY_DAY,)
    return (LAUGHED, AT_PERSON, SOCIAL_TRIGGER, LAUGH_COUNTS), ()
