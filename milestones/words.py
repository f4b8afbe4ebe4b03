"""What a status, a flag and a time are called, in sentences a tired person reads.

The voice is that of clinical rules E.5. Whole sentences only, so that they translate.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, gettext_lazy as _

from babies.choices import ConcernChoice
from clinical.advice import FlagKind, Level, When
from clinical.concerns import ConcernKind
from clinical.episode_texts import FILM_IT
from clinical.window import Evidence, SmileStatus, Status
from milestones.models import ActionChoice

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Said:
    """A lead that stands alone, and a sentence or two below it."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class _Template:
    lead: Sentence
    text: Sentence

    def about(self, name: str) -> Said:
        """The words for a baby of this name."""
        filled = {"name": name}
        return Said(str(self.lead) % filled, str(self.text) % filled)


def status_words(
    smile: SmileStatus, name: str, *, before_due: bool, is_corrected: bool = False
) -> Said:
    """Where a baby stands on social smiling, in words (E.5).

    Weeks are said to count from the due date wherever the age is corrected.
    """
    if before_due and smile.status is Status.BEFORE_WINDOW:
        return BEFORE_DUE_DATE.about(name)
    if is_corrected and smile.status in FROM_DUE_DATE:
        words = FROM_DUE_DATE[smile.status].about(name)
        return _asking(words, name) if _is_silent(smile) else words
    if smile.status is Status.EMERGING and smile.record.first_strong_on is None:
        return LIKELY.about(name)
    words = STATUS[smile.status].about(name)
    return _asking(words, name) if _is_silent(smile) else words


def _is_silent(smile: SmileStatus) -> bool:
    return smile.evidence is Evidence.NOTHING_LOGGED


def _asking(words: Said, name: str) -> Said:
    """The same words after a question: nothing at all was logged (B.3)."""
    return Said(gettext(QUESTION) % {"name": name}, f"{words.lead} {words.text}")


def unsure_words(on: date) -> str:
    """Somebody did not know whether there was a smile; the question stays."""
    return gettext("You were not sure on %(on)s.") % {"on": date_format(on)}


def still_counts_words(*, not_yet_on: date, first_on: date) -> str:
    """A "not yet" after a smile was logged takes nothing away."""
    return gettext(
        "You answered “not yet” on %(on)s. The smile of %(first)s still counts."
    ) % {"on": date_format(not_yet_on), "first": date_format(first_on)}


QUESTION: Final = "Have you seen %(name)s smile at you while awake?"
STATUS: Final = {
    Status.BEFORE_WINDOW: _Template(
        _("It is early for %(name)s to smile back."),
        _("Most babies start smiling back between 6 and 8 weeks. Some start sooner."),
    ),
    Status.WINDOW_OPEN: _Template(
        _("This is the time many babies start to smile back."),
        _("Try when %(name)s is awake, fed and calm."),
    ),
    Status.WINDOW_CLOSING: _Template(
        _("This is the last week of the usual time for a first smile."),
        _("If %(name)s smiles at you, log it. If not, that can be okay too."),
    ),
    Status.LATE: _Template(
        _(
            "No social smile has been logged for %(name)s yet, "
            "and the usual time has passed."
        ),
        _(
            "This is a reason to talk, not a diagnosis. "
            "Many babies who smile later are well. A check is how to know."
        ),
    ),
    Status.CLEARLY_LATE: _Template(
        _("No social smile has been logged for %(name)s by 12 weeks."),
        _(
            "A check of seeing, hearing and growth is a good next step. "
            "This is a reason to talk, not a diagnosis."
        ),
    ),
    Status.EMERGING: _Template(
        _("You logged a social smile for %(name)s."),
        _("Log another on a different day to confirm it."),
    ),
    Status.ACHIEVED: _Template(
        _("Confirmed: %(name)s smiles at people."),
        _("Each new smile is still worth keeping."),
    ),
}
FROM_DUE_DATE: Final = {
    Status.BEFORE_WINDOW: _Template(
        _("It is early for %(name)s to smile back."),
        _(
            "Most babies start smiling back 6 to 8 weeks after the due date. "
            "Some start sooner."
        ),
    ),
    Status.CLEARLY_LATE: _Template(
        _(
            "No social smile has been logged for %(name)s "
            "by 12 weeks after the due date."
        ),
        STATUS[Status.CLEARLY_LATE].text,
    ),
}
BEFORE_DUE_DATE: Final = _Template(
    _("The due date of %(name)s has not come yet."),
    _("Smiles back start later, mostly 6 to 8 weeks after the due date."),
)
LIKELY: Final = _Template(
    _("%(name)s may be smiling at people."),
    _("Log one clear smile at a person while awake to confirm it."),
)
CLEARS: Final = {
    Status.EMERGING: _("A smile at a person on one more day would confirm it."),
    Status.ACHIEVED: _("Nothing more is needed. A later “not yet” takes nothing away."),
}
CLEARS_NOT_SEEN: Final = _(
    "One smile at a person, seen while awake, would change this."
)


def clearing_words(status: Status) -> str:
    """The one thing that would change a status."""
    return str(CLEARS.get(status, CLEARS_NOT_SEEN))


# Reason codes of clinical.status_texts, and why such smiles do not count (A.1).
WHY_UNCOUNTED: Final = {
    "uncounted_reflex": _(
        "Sleep smiles come from inside. They do not answer a face or a voice."
    ),
    "uncounted_unclear": _("We could not tell if these were for a person."),
}

FLAG: Final = {
    FlagKind.SPELL: _("You saw %(name)s do something that needs a look."),
    FlagKind.LAUGHTER: _("You logged a laugh that needs a look."),
    FlagKind.UNWELL: _("%(name)s needs to be seen."),
    FlagKind.EYES: _("The eyes of %(name)s need to be looked at."),
    FlagKind.SKILL_LOST: _("%(name)s did something before and does not do it now."),
    FlagKind.PARENT_WORRY: _("You are worried about %(name)s."),
    FlagKind.SOCIAL_SMILE_LATE: _("No social smile has been logged for %(name)s yet."),
    FlagKind.SMILE_UNCONFIRMED: _("One more smile of %(name)s would help."),
    FlagKind.SEVERAL_NOT_YET: _("Some things on the list are “not yet” for %(name)s."),
    FlagKind.MILESTONE_NOT_YET: _("One thing on the list is “not yet” for %(name)s."),
    FlagKind.BEYOND_WINDOW: _("A check of how %(name)s moves would be good."),
}
FILM: Final = gettext_lazy(FILM_IT)
ADVICE: Final = {
    FlagKind.SPELL: FILM,
    FlagKind.LAUGHTER: FILM,
    FlagKind.PARENT_WORRY: _("You know %(name)s best. You can call at any time."),
    FlagKind.SKILL_LOST: _("Take a video of what you see now, if you can."),
    FlagKind.SEVERAL_NOT_YET: _(
        "Ask for a full check. In the US, early help is free up to age three. "
        "You can ask for it yourself."
    ),
    FlagKind.BEYOND_WINDOW: _("This is a reason to talk, not a diagnosis."),
}
STEP: Final = {
    When.NEXT_VISIT: _("Please bring it up with your pediatrician at the next visit."),
    When.WITHIN_2_WEEKS: _(
        "Please call your pediatrician within two weeks, by %(by)s."
    ),
    When.THIS_WEEK: _("Please call your pediatrician this week, by %(by)s."),
    When.TODAY: _(
        "Speak to a doctor today. If you cannot reach one, go to an emergency room."
    ),
    When.NOW: _("Call your local emergency number now."),
}
UNCONFIRMED_STEP: Final = _(
    "See smiles often now? Log one. If not, call your pediatrician by %(by)s."
)
BOOKED_STEP: Final = _("Bring it up at the visit you booked, with this page.")
VISIT_STEP: Final = _("Please mention it to your pediatrician at the two-month visit.")
TOGETHER: Final = _("A few things about %(name)s are worth one talk.")
TOGETHER_ADVICE: Final = _(
    "One talk is enough for all of them. This is a reason to talk, not a diagnosis."
)
TOGETHER_STEP: Final = {
    **STEP,
    When.NEXT_VISIT: _("Please bring these up with your pediatrician at the visit."),
}
TIME: Final = {
    When.NEXT_VISIT: _("At the next visit"),
    When.WITHIN_2_WEEKS: _("Within two weeks"),
    When.THIS_WEEK: _("This week"),
    When.TODAY: _("Today"),
    When.NOW: _("Now"),
}


def flag_words(kind: FlagKind, when: When, name: str, by: date | None) -> Said:
    """What a flag is about, and the one next step with its time and its last day."""
    step = STEP[when]
    if kind is FlagKind.SOCIAL_SMILE_LATE and when is When.NEXT_VISIT:
        step = VISIT_STEP
    if kind is FlagKind.SMILE_UNCONFIRMED:
        step = UNCONFIRMED_STEP
    return Said(str(FLAG[kind]) % {"name": name}, _dated(step, by))


def together_words(when: When, name: str, by: date | None) -> Said:
    """What several late signs are about, with one next step for all of them."""
    return Said(str(TOGETHER) % {"name": name}, _dated(TOGETHER_STEP[when], by))


def _dated(step: Sentence, by: date | None) -> str:
    """A step with its last day, where it names one."""
    return str(step) if by is None else str(step) % {"by": date_format(by)}


def advice_words(kind: FlagKind, name: str) -> str:
    """One more sentence for the kinds of flag that have one."""
    return str(ADVICE.get(kind, "")) % {"name": name}


REVIEWED: Final = {
    ActionChoice.BOOKED: _("A visit was booked on %(on)s."),
    ActionChoice.TOLD_DOCTOR: _("The doctor was told on %(on)s."),
    ActionChoice.SEEN: _("This was read on %(on)s."),
}
URGENT: Final = frozenset({Level.SAME_DAY, Level.EMERGENCY})


def actions_for(level: Level) -> tuple[ActionChoice, ...]:
    """What can be noted about a flag: an urgent one is not settled by reading it."""
    if level in URGENT:
        return (ActionChoice.TOLD_DOCTOR,)
    return tuple(ActionChoice)


def actions_left(level: Level, done: str) -> tuple[ActionChoice, ...]:
    """What can still be noted: who has read it may book, who booked may tell."""
    if not done:
        return actions_for(level)
    if done == ActionChoice.SEEN:
        return ActionChoice.BOOKED, ActionChoice.TOLD_DOCTOR
    return (ActionChoice.TOLD_DOCTOR,) if done == ActionChoice.BOOKED else ()


# The worst first.
CONCERNS: Final = {
    ConcernKind(choice.value): choice.label
    for choice in (
        ConcernChoice.HARD_TO_WAKE,
        ConcernChoice.VERY_FLOPPY,
        ConcernChoice.REFUSES_FEEDS,
        ConcernChoice.FEVER,
        ConcernChoice.EYES,
        ConcernChoice.EYES_NOT_FIXING,
        ConcernChoice.FLOPPY_OR_STIFF,
        ConcernChoice.FEEDING,
        ConcernChoice.HEARING,
        ConcernChoice.WORRY,
    )
}
