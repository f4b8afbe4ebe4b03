"""The letter that goes with a referral: drafted from the record, edited by staff."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.homes import wall_time
from clinics.choices import Part
from clinics.models import Referral, Share, Staff
from clinics.reading import Reading, reading_of
from clinics.record_facts import facts_for
from clinics.record_parts import milestones_part


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A letter as plain words: screen and paper both show just this."""

    title: str
    sender: tuple[str, ...]
    to: tuple[str, ...]
    on: str
    text: str
    footer: str


def draft_letter(referral: Referral, share: Share, *, by: Staff, today: date) -> str:
    """What the letter could say: facts of the shared parts, and no diagnosis."""
    return "\n\n".join(_paragraphs(referral, share, by, today))


def _paragraphs(
    referral: Referral, share: Share, by: Staff, today: date
) -> Iterator[str]:
    read = reading_of(share, today)
    yield _("Dear colleagues,")
    yield _("We ask you to see %(name)s. The reason for it: %(kind)s.") % {
        "name": read.baby.name,
        "kind": referral.get_kind_display(),
    }
    yield "\n".join(
        _("%(label)s: %(said)s") % {"label": fact.label, "said": fact.said}
        for fact in facts_for(read)
    )
    beside = _milestones(read)
    if beside:
        yield "\n".join([_("From the milestone lists:"), *beside])
    yield _(
        "The facts are from the family's diary up to %(on)s. They are no diagnosis."
    ) % {"on": date_format(today)}
    yield "\n".join([_("Kind regards"), by.name, by.clinic.name])


def _milestones(read: Reading) -> list[str]:
    """What was lost, and what is "not yet" past its age."""
    if not read.shows(Part.MILESTONES):
        return []
    gone, unmet, *_rest = milestones_part(read).groups
    return [", ".join((line.head, *line.small)) for line in (*gone.lines, *unmet.lines)]


def letter_sheet(referral: Referral) -> LetterSheet:
    """The saved letter of a referral, ready for screen and paper."""
    kind, service = referral.get_kind_display(), referral.service
    clinic = referral.clinic
    return LetterSheet(
        title=_("Referral of %(name)s") % {"name": referral.baby.name},
        sender=tuple(filter(None, (clinic.name, clinic.phone))),
        to=tuple(filter(None, (service, kind))),
        on=date_format(wall_time(referral.made_at, clinic.time_zone)),
        text=referral.letter,
        footer=_("Made from a family's diary. The app does not examine or diagnose."),
    )


def stamp_of(letter: str) -> str:
    """Tells one state of a letter from another, such as that a form was opened with."""
    return hashlib.sha256(letter.encode()).hexdigest()[:20]


def write_letter(referral: Referral, letter: str) -> None:
    """Keep the letter of a referral; the caller holds its row."""
    referral.letter = letter
    referral.save(update_fields=["letter"])
