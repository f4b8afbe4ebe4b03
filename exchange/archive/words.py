"""What an archive's page says: why a file is refused, and what became of its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from exchange.archive.kinds import KINDS

FAULTS: Final[Mapping[str, str | Promise]] = {
    "gone": gettext_lazy("You can no longer take this diary along."),
    "broken": gettext_lazy("Something went wrong on our side. Please try again."),
    "lost": gettext_lazy("The work was cut off. Please start it again."),
    "not_a_zip": gettext_lazy(
        "This is not a zip file. Please choose the file that Smilestone made."
    ),
    "cut_off": gettext_lazy(
        "A part of this file is missing. Please fetch it again, then try once more."
    ),
    "not_ours": gettext_lazy("Smilestone did not make this file."),
    "newer": gettext_lazy(
        "A newer Smilestone made this file. This one cannot read it yet."
    ),
    "damaged": gettext_lazy(
        "“%(name)s” in this file cannot be read. Please use another copy."
    ),
    "changed_file": gettext_lazy(
        "“%(name)s” does not fit its checksum. Please use the file as it was made."
    ),
    "missing_files": gettext_lazy(
        "The list in this file does not fit what is in it. "
        "Please use the file as it was made."
    ),
    "too_many_files": gettext_lazy("There are too many files in this one."),
    "twice_a_name": gettext_lazy("Two files in this one have the same name."),
    "strange_name": gettext_lazy("“%(name)s” does not belong in this file."),
    "locked": gettext_lazy("This file has a password. Please use one without."),
    "strange_packing": gettext_lazy("This file is packed in a way we do not read."),
    "too_large": gettext_lazy("Unpacked, this file is larger than we take."),
    "line_too_long": gettext_lazy("Line %(line)s of the diary is too long."),
    "bad_line": gettext_lazy("Line %(line)s of the diary cannot be read."),
    "bad_photo": gettext_lazy("“%(name)s” is not a photo that we can read."),
    "lines": gettext_lazy("Some lines cannot be right, so nothing was added."),
}
WRONG: Final[Mapping[str, str | Promise]] = {
    "bad_json": gettext_lazy("This line cannot be read."),
    "unknown_kind": gettext_lazy("We do not know this kind of entry."),
    "unknown_field": gettext_lazy("We do not know this field."),
    "unknown_word": gettext_lazy("This is none of the answers there are."),
    "unknown_zone": gettext_lazy("We do not know this time zone."),
    "unknown_baby": gettext_lazy("The baby of this entry is not in the file."),
    "unknown_entry": gettext_lazy("The entry of this photo is not in the file."),
    "unknown_step": gettext_lazy("A step of this evening is not in the file."),
    "missing": gettext_lazy("This is missing."),
    "not_text": gettext_lazy("This should be text."),
    "too_long": gettext_lazy("This text is too long."),
    "hidden": gettext_lazy("There are hidden control characters in this text."),
    "not_a_list": gettext_lazy("This should be a list, with each thing once."),
    "not_a_number": gettext_lazy("This should be a whole number, not too large."),
    "not_yes_or_no": gettext_lazy("This should be true or false."),
    "not_a_day": gettext_lazy("This should be a day, as in 2026-11-23."),
    "not_a_time": gettext_lazy("This should be a time with its offset."),
    "not_an_id": gettext_lazy("This should be an id."),
    "twice": gettext_lazy("This id is in the file twice."),
    "to_come": gettext_lazy("This day or time has not come yet."),
    "before_birth": gettext_lazy("This day is before the birth."),
    "time_or_day": gettext_lazy("The time and how well it is known do not fit."),
    "another_day": gettext_lazy("This time is on another day."),
    "ends_before": gettext_lazy("This ends before it began, or has not come yet."),
    "not_in_order": gettext_lazy("The steps at bedtime are not in their order."),
    "bad_dates": gettext_lazy("The dates of this birth do not fit together."),
    "too_many_photos": gettext_lazy("This entry has more photos than it may have."),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What becomes of the rows of one kind, in words."""

    words: str
    fates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong with one line."""

    line: int
    field: str
    sentence: str


def fault_words(fault: str, found: Mapping[str, Any]) -> str:
    """Why a file is refused."""
    said = str(FAULTS.get(fault, FAULTS["broken"]))
    return said % {"name": found.get("name", ""), "line": found.get("line", "")}


def remarks(found: Mapping[str, Any]) -> list[Said]:
    """What is wrong with which line."""
    return [
        Said(line, field, str(WRONG[code]))
        for line, field, code in found.get("remarks", [])
    ]


def counted_words(found: Mapping[str, Any]) -> list[Counted]:
    """What becomes of the rows, kind after kind."""
    counts = found.get("counts", {})
    return [
        Counted(
            capfirst(str(kind.model._meta.verbose_name_plural)),  # noqa: SLF001
            tuple(_fates(counts[name])),
        )
        for name, kind in KINDS.items()
        if name in counts
    ]


def new_in(found: Mapping[str, Any]) -> int:
    """How many rows are new."""
    return sum(fates.get("new", 0) for fates in found.get("counts", {}).values())


def _fates(fates: Mapping[str, int]) -> Iterator[str]:
    if count := fates.get("new", 0):
        yield ngettext("%(count)d new", "%(count)d new", count) % {"count": count}
    if count := fates.get("same", 0):
        yield ngettext(
            "%(count)d is here already", "%(count)d are here already", count
        ) % {"count": count}
    if count := fates.get("other", 0):
        yield ngettext(
            "%(count)d says something else here, and stays as it is",
            "%(count)d say something else here, and stay as they are",
            count,
        ) % {"count": count}
    if count := fates.get("binned", 0):
        yield ngettext(
            "%(count)d is in your bin, and stays there",
            "%(count)d are in your bin, and stay there",
            count,
        ) % {"count": count}
    if count := fates.get("barred", 0):
        yield ngettext(
            "%(count)d left out: something else of yours has its place",
            "%(count)d left out: something else of yours has their place",
            count,
        ) % {"count": count}


def names_of(found: Mapping[str, Any]) -> list[str]:
    """The babies in a file, and whether each is new here."""
    return [_named(name, is_new=is_new) for name, is_new in found.get("names", [])]


def _named(name: str, *, is_new: bool) -> str:
    if is_new:
        return _("%(name)s: a new diary") % {"name": name}
    return _("%(name)s: already in your care here") % {"name": name}
