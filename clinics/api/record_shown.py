"""A record as programs read it: the facts of the page, and the numbers behind them."""

from collections.abc import Mapping
from datetime import UTC, date
from typing import Any, Final

from babies.api.entries import Shown
from babies.choices import SmileClassChoice
from babies.words import in_words
from clinics.api.staff import Duty, named
from clinics.api.steps import shown_step, steps_of
from clinics.choices import Part
from clinics.flag_words import reason_words
from clinics.models import Note, Share, StaffAdvice
from clinics.parts import is_shared
from clinics.reading import Reading
from clinics.record_facts import days_of, facts_for, worries_of
from clinics.record_lines import Group, Line, PartShown
from clinics.sharing import in_order
from milestones.charts import CLASSES

#: The newest of what the clinic wrote; the rest is in lists of its own.
MOST: Final = 25


def day(on: date | None) -> str | None:
    """A day as the API writes it, or none."""
    return None if on is None else on.isoformat()


def shown_first(share: Share, read: Reading) -> Shown:
    """What stands first in a record."""
    baby, found = read.baby, read.found
    return {
        "share": str(share.pk),
        "baby": str(baby.pk),
        "name": baby.name,
        "on": found.on.isoformat(),
        "parts": in_order(share.parts),
        "birth_date": baby.birth_on.isoformat(),
        "birth_is_estimated": baby.birth_is_estimated,
        "gestation_days": baby.birth.gestation_days,
        "zero_day": baby.zero_on.isoformat(),
        "age_days": found.birth_age_days,
        "corrected_age_days": found.corrected_age_days,
        "age_basis": found.age_basis.value,
        "facts": [
            {
                "name": fact.label,
                "said": fact.said,
                "is_marked": fact.is_marked,
                "is_old": fact.is_old,
            }
            for fact in facts_for(read)
        ],
        "smiling": _smiling(read) if read.shows(Part.SMILES) else None,
        "worries": _worries(read) if read.shows(Part.SUMMARY) else None,
        "signs": _signs(read),
        "rules_version": found.rules_version,
    }


def _smiling(read: Reading) -> Shown:
    smile, days = read.found.smile, days_of(read)
    return {
        "status": smile.status.value,
        "evidence": smile.evidence and smile.evidence.value,
        "window_opens": smile.window.opens.isoformat(),
        "window_last_day": smile.window.last_day.isoformat(),
        "first_social_on": day(smile.record.first_strong_on),
        "confirmed_on": day(smile.record.confirmed_on),
        "last_7_days": _counts(days),
        "newest_on": day(days["newest"]),
        "is_old": read.is_old(days["newest"]),
        "reasons": [in_words(each) for each in read.found.smile_reasons],
    }


def _counts(counted: Mapping[str, Any]) -> dict[str, int]:
    return {name: counted[name] or 0 for name in SmileClassChoice.values}


def _worries(read: Reading) -> list[Shown]:
    return [{"kind": row.kind, "on": row.on.isoformat()} for row in worries_of(read)]


def _signs(read: Reading) -> list[Shown]:
    """Every shared reason to act, as it stands today."""
    smile = read.found.smile
    return [
        {
            "kind": flag.kind.value,
            "level": flag.level.value,
            "when": flag.when.value,
            "since": flag.since.isoformat(),
            "words": reason_words(flag.kind, smile.status, smile.evidence or ""),
            "reasons": [in_words(each) for each in flag.reasons],
        }
        for flag in read.found.flags
        if is_shared(flag.kind, read.parts)
    ]


def written_about(share: Share, duty: Duty) -> Shown:
    """What the clinic advised, noted and did, the newest first."""
    about = {"baby": share.baby_id}
    advice = StaffAdvice.objects.at_clinic(duty.staff).filter(**about)
    notes = Note.objects.at_clinic(duty.staff).filter(**about)
    done = steps_of(duty).filter(case__baby=share.baby_id)
    newest = ("-at", "pk")
    return {
        "advice": [
            _shown_advice(row)
            for row in advice.select_related("by").order_by(*newest)[:MOST]
        ],
        "notes": [
            shown_note(row)
            for row in notes.select_related("by").order_by(*newest)[:MOST]
        ],
        "reviews": [shown_step(row) for row in done.order_by(*newest)[:MOST]],
    }


def _shown_advice(row: StaffAdvice) -> Shown:
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "words": row.words,
        "by": named(row.by),
        "at": row.at.astimezone(UTC).isoformat(),
        "reply": row.reply or None,
        "reply_words": row.reply_words,
    }


def shown_note(row: Note) -> Shown:
    """A note as the clinic's programs see it."""
    return {
        "id": str(row.pk),
        "audience": row.audience,
        "words": row.words,
        "by": named(row.by),
        "at": row.at.astimezone(UTC).isoformat(),
    }


def shown_part(found: PartShown) -> Shown:
    """A part of a record, without the way to its older entries."""
    chart, sleep = found.chart, found.sleep
    columns = chart.columns if chart else ()
    return {
        "part": found.part.value,
        "title": found.title,
        "newest_on": day(found.newest),
        "is_old": found.is_old,
        "groups": [_shown_group(group) for group in found.groups],
        "smiles": [
            {
                "unit": column.unit.value,
                "number": column.number,
                "from_on": column.from_on.isoformat(),
                "counts": dict(zip(CLASSES, column.counts, strict=True)),
            }
            for column in columns
        ],
        "sleep": [
            {"on": each.on.isoformat(), "minutes": each.minutes}
            for each in (sleep.days if sleep else ())
        ],
    }


def _shown_group(group: Group) -> Shown:
    lines = [_shown_line(line) for line in group.lines]
    return {"title": group.title, "empty": group.empty, "lines": lines}


def _shown_line(line: Line) -> Shown:
    return {
        "head": line.head,
        "small": list(line.small),
        "smile_class": line.smile_class or None,
        "by_staff": line.by_staff,
        "photo": line.photo and str(line.photo),
    }
