"""The parts of a record: what the family logged, entry by entry, with the reasons."""

import uuid

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.episode_words import episode_lines
from babies.episodes import with_laughs
from babies.facts import classification_of, tallies_of
from babies.models import NEWEST_FIRST, Baby, Episode, LostSkill, Photo, Smile
from babies.said import seen_of
from babies.sleep_words import in_hours
from babies.sleeps import minutes_by_day
from babies.smile_words import class_in_words, summary_of, time_in_words
from babies.words import in_words
from clinical.window import Window
from clinics.choices import Part
from clinics.models import Share
from clinics.reading import Reading
from clinics.record_facts import day_words
from clinics.record_lines import MOST, Group, Line, PartShown, cut, kept, newest_of
from milestones.charts import ChartDates, SmileChart, smile_chart
from milestones.checklists import Item, Told
from milestones.explained import skill_words
from milestones.overview import overview
from milestones.sleep_chart import first_day, sleep_chart
from milestones.stretches import Origin, part_now, stretch


def smiles_part(read: Reading, page: int = 1) -> PartShown:
    """The chart, why the status is what it is, and every smile with its reasons."""
    record = read.found.smile.record
    smiles = Smile.objects.filter(baby=read.baby, on__lte=read.today)
    rows, has_more = cut(
        smiles.filter(binned_at__isnull=True).order_by(*NEWEST_FIRST), page
    )
    reasons = tuple(Line(head=in_words(each)) for each in read.found.smile_reasons)
    entries = tuple(_smile_line(read.baby, row) for row in rows)
    newest = newest_of(rows)
    return PartShown(
        part=Part.SMILES,
        title=_("Smiles"),
        groups=(
            Group(_("Why"), reasons),
            Group(_("Entry by entry"), entries, day_words(None)),
        ),
        newest=newest,
        is_old=read.is_old(newest),
        has_more=has_more,
        chart=_chart(read, read.found.smile.window),
        first_on=record.first_strong_on,
        is_corrected=read.baby.birth.days_early > 0,
    )


def _chart(read: Reading, window: Window) -> SmileChart:
    """Smiles of the present stretch by class; its table says the same numbers."""
    subject, origin = read.baby.birth, Origin.CORRECTED
    part = part_now(subject, read.today, origin)
    shown = stretch(subject, part, today=read.today, origin=origin)
    odd = [seen for seen in read.odd_laughs() if shown.holds(seen.on)]
    days = tallies_of(read.baby, since=shown.since, until=shown.until)
    dates = ChartDates(
        today=read.today,
        window=(window.opens, window.last_day),
        first_on=read.found.smile.record.first_strong_on,
    )
    return smile_chart(shown, dates, with_laughs(days, odd, subject))


def _smile_line(baby: Baby, row: Smile) -> Line:
    given = classification_of(row, baby.birth)
    when = _("%(on)s, %(time)s") % {
        "on": date_format(row.on),
        "time": time_in_words(seen_of(row)),
    }
    reasons = map(in_words, (*given.reasons, *given.against))
    return Line(
        head=class_in_words(row),
        small=tuple(filter(None, (when, summary_of(row), *reasons))),
        smile_class=row.smile_class,
        by_staff=row.reporter == "staff",
    )


def milestones_part(read: Reading, page: int = 1) -> PartShown:
    """What was lost, what is "not yet" past its age, what was seen, what is open."""
    lost, has_more = cut(kept(LostSkill.objects.filter(baby=read.baby), read), page)
    told = read.baby.answers.filter(on__lte=read.today, binned_at__isnull=True)
    rows = told.order_by("on", "logged_at", "pk").values_list(*Told._fields)
    answers = [Told(*row) for row in rows]
    smile_on = read.found.smile.record.first_strong_on
    shares_smile = smile_on if read.shows(Part.SMILES) else None
    seen = overview(read.baby.birth, answers, shares_smile, read.today)
    newest = newest_of([*lost, *answers])
    return PartShown(
        part=Part.MILESTONES,
        title=_("Milestones"),
        groups=(
            Group(_("Gone"), tuple(map(_lost_line, lost))),
            Group(_("Past its age and “not yet”"), _unmet(read)),
            Group(
                _("Seen"),
                tuple(
                    Line(head=each.summary, small=(each.seen,))
                    for each in seen.celebrated[:MOST]
                ),
                _("nothing logged"),
            ),
            Group(
                _("Still open"), tuple(map(_open_line, [*seen.now, *seen.still_open]))
            ),
        ),
        newest=newest,
        is_old=read.is_old(newest),
        has_more=has_more,
    )


def _lost_line(row: LostSkill) -> Line:
    return Line(
        head=skill_words(row.skill),
        small=(_("gone on %(on)s") % {"on": date_format(row.on)},),
    )


def _unmet(read: Reading) -> tuple[Line, ...]:
    return tuple(
        Line(
            head=_(item.expectation.summary),
            small=(_("not yet on %(on)s") % {"on": date_format(item.newest_on)},),
        )
        for item in read.found.unmet
    )


def _open_line(item: Item) -> Line:
    if item.answer is None:
        return Line(head=item.summary, small=(_("no answer yet"),))
    sentence = _("“not yet” or not sure, on %(on)s")
    return Line(
        head=item.summary, small=(sentence % {"on": date_format(item.answer.on)},)
    )


def laughs_part(read: Reading, page: int = 1) -> PartShown:
    """Odd laughs and spells with all that was seen."""
    rows, has_more = cut(kept(Episode.objects.filter(baby=read.baby), read), page)
    lines = tuple(
        Line(
            head=each.label,
            small=(
                each.when,
                each.ages,
                *(
                    _("%(label)s: %(said)s") % {"label": label, "said": said}
                    for label, said in each.answers
                ),
                *([_("There is a film of it.")] if each.was_filmed else []),
            ),
        )
        for each in episode_lines(read.baby, rows)
    )
    newest = newest_of(rows)
    return PartShown(
        part=Part.LAUGHS,
        title=_("Odd laughs and spells"),
        groups=(Group("", lines, _("nothing logged")),),
        newest=newest,
        is_old=read.is_old(newest),
        has_more=has_more,
    )


def sleep_part(read: Reading, _page: int = 1) -> PartShown:
    """Hours of sleep by day for two weeks, and how much that is; all on one page."""
    born_on = read.baby.birth_on
    first = first_day(read.today, born_on)
    minutes = minutes_by_day(read.baby, first, read.today)
    whole = {on: asleep for on, asleep in minutes.items() if on < read.today}
    lines = []
    if whole:
        average = round(sum(whole.values()) / len(whole))
        said = {"hours": in_hours(average), "days": len(whole)}
        lines = [Line(head=_("%(hours)s a day on %(days)s days with entries") % said)]
    newest = max(minutes, default=None)
    return PartShown(
        part=Part.SLEEP,
        title=_("Sleep"),
        groups=(
            Group("", tuple(lines), _("No sleep was logged in the last two weeks.")),
        ),
        newest=newest,
        is_old=read.is_old(newest),
        sleep=sleep_chart(minutes, today=read.today, born_on=born_on)
        if minutes
        else None,
    )


def photos_part(read: Reading, page: int = 1) -> PartShown:
    """The photos the family chose for shares, by what they show; opened one by one."""
    photos, has_more = cut(kept(chosen_photos(read.baby), read), page)
    plain = _("A photo")
    lines = tuple(
        Line(head=row.words or plain, small=(date_format(row.on),), photo=row.pk)
        for row in photos
    )
    return PartShown(
        part=Part.PHOTOS,
        title=_("Photos"),
        groups=(Group("", lines, _("No photo was chosen for this share.")),),
        newest=newest_of(photos),
        has_more=has_more,
    )


def chosen_picture(share: Share, photo: uuid.UUID) -> bytes | None:
    """One photo of a share, if it is among those that the family lets be seen."""
    row = chosen_photos(share.baby).filter(pk=photo).first()
    if row is None or Part.PHOTOS not in share.parts:
        return None
    try:
        with default_storage.open(str(row.image)) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content


def chosen_photos(baby: Baby) -> QuerySet[Photo]:
    """The photos that a family lets be seen in shares, one by one."""
    return Photo.objects.filter(baby=baby, in_shares=True, binned_at__isnull=True)
