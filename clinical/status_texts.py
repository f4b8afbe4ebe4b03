"""The sentences behind a smile status: what it rests on and what would clear it."""

from collections.abc import Sequence
from typing import Final

from clinical.reasons import Reason, gettext_noop as _, ngettext_noop
from clinical.window import DayTally, Evidence, SmileStatus, Status

NOTHING_LOGGED: Final = Reason("nothing_logged", _("No smile has been logged yet."))
UNCONFIRMED: Final = Reason(
    "unconfirmed",
    _(
        "We have one note only. If you see smiles often now, log one. "
        "If not, bring it up."
    ),
)
BESIDE_CONCERN: Final = Reason(
    "beside_concern", _("You noted something else that is worth a look soon.")
)
BESIDE_UNMET: Final = Reason(
    "beside_unmet", _("Other things were answered “not yet” as well.")
)
STOPPED_SMILING: Final = Reason(
    "stopped_smiling",
    _("You answered “not yet”, and smiles were logged before. Have they stopped?"),
)
UNCOUNTED: Final = {
    "reflex": (
        "uncounted_reflex",
        ngettext_noop(
            "%(count)s sleep or reflex smile was logged. It does not count here.",
            "%(count)s sleep or reflex smiles were logged. They do not count here.",
        ),
    ),
    "unclear": (
        "uncounted_unclear",
        ngettext_noop(
            "%(count)s smile was not clear. It does not count here.",
            "%(count)s smiles were not clear. They do not count here.",
        ),
    ),
    "likely_social": (
        "uncounted_likely",
        ngettext_noop(
            "%(count)s likely social smile was logged. One day alone is not enough.",
            "%(count)s likely social smiles were logged. One day alone is not enough.",
        ),
    ),
    "laugh": (
        "uncounted_laugh",
        ngettext_noop(
            "%(count)s laugh was logged. It did not clearly answer a person.",
            "%(count)s laughs were logged. They did not clearly answer a person.",
        ),
    ),
}


def smile_reasons(
    smile: SmileStatus, tallies: Sequence[DayTally]
) -> tuple[Reason, ...]:
    """What the status rests on, in the order a parent would ask."""
    if smile.status in {Status.EMERGING, Status.ACHIEVED}:
        return _seen_reasons(smile)
    return (*_not_yet_reasons(smile), *_uncounted_reasons(tallies))


def _seen_reasons(smile: SmileStatus) -> tuple[Reason, ...]:
    record = smile.record
    found = []
    if record.first_strong_on is not None:
        found.append(
            Reason(
                "first_smile",
                _("The first social smile was on %(on)s."),
                {"on": record.first_strong_on},
            )
        )
    else:
        found.append(
            Reason(
                "likely_smiles",
                _("Likely social smiles were logged on more than one day."),
            )
        )
    if record.confirmed_on is not None:
        found.append(
            Reason(
                "confirmed",
                _("It was confirmed on %(on)s."),
                {"on": record.confirmed_on},
            )
        )
    return tuple(found)


def _not_yet_reasons(smile: SmileStatus) -> tuple[Reason, ...]:
    if smile.record.not_yet_on is None:
        return ()
    return (
        Reason(
            "answered_not_yet",
            _("On %(on)s the answer was “not yet”."),
            {"on": smile.record.not_yet_on},
        ),
    )


def _uncounted_reasons(tallies: Sequence[DayTally]) -> tuple[Reason, ...]:
    found = []
    for name, (code, (singular, plural)) in UNCOUNTED.items():
        total = sum(getattr(day, name) for day in tallies)
        if total:
            found.append(Reason(code, singular, {"count": total}, plural))
    return tuple(found) or (NOTHING_LOGGED,)


def late_reasons(smile: SmileStatus, beside: Sequence[Reason]) -> tuple[Reason, ...]:
    """Why a smile is called late, ready for its flag."""
    return (
        Reason(
            "past_window",
            _("The usual time ended on %(last_day)s."),
            {"last_day": smile.window.last_day},
        ),
        EVIDENCE[smile.evidence or Evidence.NOTHING_LOGGED],
        *dict.fromkeys(beside),
    )


EVIDENCE: Final = {
    Evidence.NOTHING_LOGGED: NOTHING_LOGGED,
    Evidence.ONLY_UNCOUNTED_SMILES: Reason(
        "only_uncounted_smiles", _("The smiles logged so far do not count yet.")
    ),
    Evidence.NOT_YET: Reason(
        "not_yet", _("You answered that there is no social smile yet.")
    ),
}
