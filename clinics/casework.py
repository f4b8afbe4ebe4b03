"""What staff do about flags: each step is kept, and settles what it covered."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from babies.choices import DirectedChoice, ReporterChoice, StateChoice, TriggerChoice
from babies.models import Baby
from babies.said import Seen
from babies.services import held, log_smile
from clinical.advice import Flag, FlagKind
from clinics.choices import Action, Outcome
from clinics.models import Case, CaseStep, Staff

LONGEST_SNOOZE: Final = timedelta(days=90)
ABOUT_SMILING: Final = frozenset(
    {FlagKind.SOCIAL_SMILE_LATE, FlagKind.SMILE_UNCONFIRMED}
)
# Kept for the numbers: these leave a case open.
OPEN_ACTIONS: Final = frozenset(set(Action) - {Action.CLOSED})


class RefusedStepError(Exception):
    """A step that cannot be; `field` and `reason` are for the page and the API."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class TakenError(Exception):
    """Somebody else took or closed the case first; `by` says who."""

    def __init__(self, by: Staff, action: Action) -> None:
        super().__init__(by.name)
        self.by = by
        self.action = action


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a member of staff does about one flag of one baby."""

    baby: Baby
    flag: Flag
    by: Staff
    now: datetime
    today: date
    action: Action
    outcome: Outcome | None = None
    until_on: date | None = None
    to_staff: Staff | None = None
    note: str = ""
    # Chosen by the page, so that a form sent twice is one step.
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def urgency_number(flag: Flag) -> int:
    """Level and time of a flag as one number; larger is more urgent."""
    level, when = flag.urgency
    return level * 10 + when


def covers(case: Case, flag: Flag) -> bool:
    """Whether a case was worked on knowing all that a flag rests on now."""
    return (
        urgency_number(flag) <= case.covers_urgency
        and flag.newest_on <= case.covers_newest_on
        and flag.facts <= case.covers_facts
    )


@transaction.atomic
def take_step(step: Step) -> Case:
    """Keep a step and bring its case up to date.

    Raises RefusedStepError and TakenError; then nothing has changed.
    """
    baby = held(Baby.objects.all()).get(pk=step.baby.pk)
    _check(step)
    case = _case_of(step)
    if CaseStep.objects.filter(pk=step.key).exists():
        return case
    _check_first(case, step)
    if step.outcome is Outcome.SMILING_SEEN:
        _log_seen_smile(baby, step)
    CaseStep.objects.create(
        pk=step.key,
        case=case,
        action=step.action,
        outcome=step.outcome or "",
        until_on=step.until_on,
        to_staff=step.to_staff,
        note=step.note,
        by=step.by,
        at=step.now,
    )
    return _brought_up_to_date(case, step)


def _check(step: Step) -> None:
    if step.action is Action.CLOSED:
        _check_outcome(step)
    if step.action is Action.SNOOZED:
        _check_date(step.until_on, step.today)
    if step.action is Action.HANDED_OVER:
        _check_colleague(step.to_staff, step.by)


def _check_outcome(step: Step) -> None:
    if step.outcome is None:
        raise RefusedStepError("outcome", "needed")
    if step.outcome is Outcome.SMILING_SEEN and step.flag.kind not in ABOUT_SMILING:
        raise RefusedStepError("outcome", "only_smiling")


def _check_date(until_on: date | None, today: date) -> None:
    if until_on is None:
        raise RefusedStepError("until_on", "needed")
    if not today < until_on <= today + LONGEST_SNOOZE:
        raise RefusedStepError("until_on", "out_of_range")


def _check_colleague(to_staff: Staff | None, by: Staff) -> None:
    if to_staff is None:
        raise RefusedStepError("to_staff", "needed")
    if to_staff.clinic_id != by.clinic_id or to_staff.left_at is not None:
        raise RefusedStepError("to_staff", "not_here")


def _case_of(step: Step) -> Case:
    case, _is_new = Case.objects.select_for_update(of=("self",)).get_or_create(
        baby=step.baby,
        clinic_id=step.by.clinic_id,
        kind=step.flag.kind.value,
        since=step.flag.since,
        defaults={
            "action": step.action,
            "outcome": step.outcome or "",
            "first_step_at": step.now,
            "last_step_at": step.now,
            **_covered(step.flag),
        },
    )
    return case


def _covered(flag: Flag) -> dict[str, object]:
    return {
        "covers_urgency": urgency_number(flag),
        "covers_newest_on": flag.newest_on,
        "covers_facts": flag.facts,
    }


def _check_first(case: Case, step: Step) -> None:
    """Nobody takes or closes what a colleague has; who did so first is told."""
    first = None
    if step.action is Action.TAKEN:
        first = case.taken_by
    elif step.action is Action.CLOSED and case.closed_at and covers(case, step.flag):
        steps = case.steps.filter(action=Action.CLOSED).select_related("by")
        first = steps.latest("at").by
    if first is not None and first != step.by:
        raise TakenError(first, step.action)


def _brought_up_to_date(case: Case, step: Step) -> Case:
    case.action = step.action
    case.outcome = step.outcome or ""
    case.snoozed_until = step.until_on
    case.last_step_at = step.now
    case.closed_at = step.now if step.action is Action.CLOSED else None
    case.taken_by = step.to_staff or case.taken_by or step.by
    for name, value in _covered(step.flag).items():
        setattr(case, name, value)
    case.save()
    return case


def _log_seen_smile(baby: Baby, step: Step) -> None:
    """What staff saw themselves is an observation of theirs (A.4, story S3)."""
    seen = Seen(
        on=step.today,
        time_zone=baby.time_zone,
        observed_at=step.now,
        state=StateChoice.AWAKE.value,
        trigger=(TriggerChoice.FACE.value,),
        directed=DirectedChoice.PERSON.value,
        reporter=ReporterChoice.STAFF.value,
    )
    log_smile(key=uuid.uuid4(), baby=baby, seen=seen, by=step.by.user, now=step.now)


@transaction.atomic
def hand_over_all(
    *, leaver: Staff, to_staff: Staff, note: str, by: Staff, now: datetime
) -> int:
    """Move every open case of somebody who leaves, with a note; how many moved."""
    _check_colleague(to_staff, leaver)
    cases = list(
        Case.objects.select_for_update(of=("self",)).filter(
            taken_by=leaver, closed_at__isnull=True
        )
    )
    CaseStep.objects.bulk_create(
        CaseStep(
            case=case,
            action=Action.HANDED_OVER,
            to_staff=to_staff,
            note=note,
            by=by,
            at=now,
        )
        for case in cases
    )
    # What was done about each stays as it is: only whose turn it is has changed.
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(
        taken_by=to_staff, last_step_at=now
    )
    return len(cases)
