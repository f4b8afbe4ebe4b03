"""Steps of staff between the API and the forms of the pages, which check them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from accounts.api.problems import InvalidError
from babies.api.entries import Sent, Shown
from clinics.api.staff import Duty, named
from clinics.beside import advice_key, referral_key
from clinics.choices import Action
from clinics.forms.case import step_form
from clinics.models import CaseStep, Referral, Share, Staff, StaffAdvice
from clinics.parts import PART_OF
from clinics.roster import roster

#: What goes with which step, by the names of the API and of its form.
GOES_WITH: Final[Mapping[Action, Mapping[str, str]]] = {
    Action.CLOSED: {"outcome": "outcome"},
    Action.SNOOZED: {"until_on": "until_on"},
    Action.HANDED_OVER: {"to_staff": "to_staff"},
    Action.ADVISED: {"advice": "kind", "words": "words"},
    Action.REFERRED: {"refer_to": "kind", "service": "service"},
}
EXTRAS: Final = frozenset(name for names in GOES_WITH.values() for name in names)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a step, checked by its form."""

    kind: str
    action: Action
    form: Any
    by: Staff

    @property
    def cleaned(self) -> dict[str, Any]:
        """The answers of the form."""
        found: dict[str, Any] = self.form.cleaned_data
        return found


def said_from(sent: Sent, by: Staff) -> Said:
    """What was sent of a step, checked by its form. Raises ValidationError."""
    action = Action(sent["action"])
    names = GOES_WITH.get(action, {})
    for name in sorted(EXTRAS - names.keys()):
        if sent.get(name):
            raise InvalidError(name, _("This does not go with this step."))
    typed = {theirs: str(sent.get(ours) or "") for ours, theirs in names.items()}
    typed["note"] = sent.get("note", "")
    form = step_form(action, typed, kind=sent["kind"], by=by)
    if not form.is_valid():
        ours = {theirs: name for name, theirs in names.items()}
        errors = {
            ours.get(name, name): list(map(str, said))
            for name, said in form.errors.items()
        }
        raise ValidationError(errors)
    return Said(sent["kind"], action, form, by)


def steps_of(duty: Duty) -> QuerySet[CaseStep]:
    """The steps of a clinic about what its shares show now."""
    shares = roster(duty.staff, duty.now).filter(baby=OuterRef("case__baby"))
    named_parts = shares.annotate(names=Cast("parts", TextField()))
    is_shown = Q()
    for part in sorted(set(PART_OF.values())):
        kinds = [kind.value for kind, of in PART_OF.items() if of == part]
        has_part = Exists(named_parts.filter(names__contains=f'"{part.value}"'))
        is_shown |= Q(case__kind__in=kinds) & Q(has_part)
    rows = CaseStep.objects.at_clinic(duty.staff).filter(is_shown)
    return rows.select_related("case", "by", "to_staff")


def shown_step(row: CaseStep) -> Shown:
    """A step as the API shows it."""
    is_advice = row.action == Action.ADVISED
    is_referral = row.action == Action.REFERRED
    return {
        "id": str(row.pk),
        "baby": str(row.case.baby_id),
        "kind": row.case.kind,
        "since": row.case.since.isoformat(),
        "action": row.action,
        "outcome": row.outcome or None,
        "until_on": row.until_on and row.until_on.isoformat(),
        "handed_to": named(row.to_staff),
        "advice_id": str(advice_key(row.pk)) if is_advice else None,
        "referral_id": str(referral_key(row.pk)) if is_referral else None,
        "note": row.note,
        "by": named(row.by),
        "at": row.at.astimezone(UTC).isoformat(),
    }


def is_same(row: CaseStep, share: Share, said: Said) -> bool:
    """Whether a stored step says just this, and sent out just this."""
    stored = (
        row.case.baby_id, row.case.kind, row.action, row.outcome, row.until_on,
        str(row.to_staff_id or ""), row.note,
    )  # fmt: skip
    again = (
        share.baby_id, said.kind, said.action, said.cleaned.get("outcome", ""),
        said.cleaned.get("until_on"), said.cleaned.get("to_staff", ""),
        said.cleaned["note"],
    )  # fmt: skip
    return stored == again and _went_out(row, said)


def _went_out(row: CaseStep, said: Said) -> bool:
    if said.action is Action.ADVISED:
        advice = StaffAdvice.objects.at_clinic(said.by)
        words, kind = said.cleaned["words"], said.cleaned["kind"]
        return advice.filter(pk=advice_key(row.pk), words=words, kind=kind).exists()
    if said.action is Action.REFERRED:
        sent = Referral.objects.at_clinic(said.by)
        service, kind = said.cleaned["service"], said.cleaned["kind"]
        return sent.filter(pk=referral_key(row.pk), service=service, kind=kind).exists()
    return True
