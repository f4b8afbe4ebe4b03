"""What a family says and does: worries, answers to advice, tips tried, its own notes."""

from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from babies.models import Concern, Smile, VisitNotes
from clinical.library import library
from clinics.choices import Part
from clinics.parts import is_shared
from clinics.reading import Reading
from clinics.record_facts import worry_words
from clinics.record_lines import MOST, Group, Line, PartShown, cut, kept, newest_of
from milestones.cards import review_lines
from milestones.models import Review, TipTried

#: What a family tells the clinic, in the order in which staff need it.
TOLD: Final = {
    "questions": gettext_lazy("Our questions"),
    "hearing": gettext_lazy("Hearing test"),
    "vision": gettext_lazy("Seeing"),
    "feeding": gettext_lazy("Feeding"),
    "family": gettext_lazy("Family history"),
    "hospital": gettext_lazy("Time in hospital"),
    "medicines": gettext_lazy("Medicines"),
    "parents": gettext_lazy("How we parents are"),
}


def family_part(read: Reading, page: int = 1) -> PartShown:
    """Worries, what the family did about a reason, and the tips it tried."""
    worries, has_more = cut(kept(Concern.objects.filter(baby=read.baby), read), page)
    tried = list(kept(TipTried.objects.filter(baby=read.baby), read)[:MOST])
    newest = newest_of([*worries, *tried])
    return PartShown(
        part=Part.SUMMARY,
        title=_("What the family says and does"),
        groups=(
            Group(
                _("Worries"),
                tuple(Line(head=worry_words(row)) for row in worries),
                _("none named"),
            ),
            Group(
                _("What the family did about a reason"),
                _reviews(read),
                _("nothing yet"),
            ),
            Group(
                _("What the family tried"),
                tuple(map(_tried_line, tried)),
                _("nothing yet"),
            ),
        ),
        newest=newest,
        is_old=read.is_old(newest),
        has_more=has_more,
    )


def _reviews(read: Reading) -> tuple[Line, ...]:
    """Only about reasons of parts that are shared."""
    rows = Review.objects.filter(baby=read.baby).order_by("-at", "pk")[:MOST]
    shared = [row for row in rows if is_shared(row.kind, read.parts)]
    return tuple(
        Line(head=each.done, small=each.about)
        for each in review_lines(shared, read.baby)
    )


def _tried_line(row: TipTried) -> Line:
    titles = {tip.id: tip.title for tip in library().tips}
    return Line(
        head=_(titles[row.tip]) if row.tip in titles else row.tip,
        small=(
            _("%(what)s, %(on)s")
            % {"what": row.get_outcome_display(), "on": date_format(row.on)},
        ),
    )


def notes_part(read: Reading, page: int = 1) -> PartShown:
    """What the family wrote for the clinic, and its notes on smiles and worries."""
    smiles, has_more = cut(
        kept(Smile.objects.filter(baby=read.baby), read).exclude(note=""), page
    )
    worries = kept(Concern.objects.filter(baby=read.baby), read).exclude(note="")
    rows = sorted([*smiles, *worries[:MOST]], key=lambda row: row.on, reverse=True)
    newest = newest_of(rows)
    return PartShown(
        part=Part.NOTES,
        title=_("Notes of the family"),
        groups=(
            Group(_("For the clinic"), _told(read), _("nothing written")),
            Group(
                _("In the diary"),
                tuple(
                    Line(head=row.note, small=(date_format(row.on),)) for row in rows
                ),
                _("nothing written"),
            ),
        ),
        newest=newest,
        is_old=read.is_old(newest),
        has_more=has_more,
    )


def _told(read: Reading) -> tuple[Line, ...]:
    """What the family wants to tell at a visit."""
    notes = VisitNotes.objects.filter(baby=read.baby).first()
    if notes is None:
        return ()
    told = ((label, getattr(notes, name)) for name, label in TOLD.items())
    return tuple(
        Line(head=str(label), small=tuple(said.splitlines()))
        for label, said in told
        if said
    )
