"""Sleeps between the API and the form of the pages, which checks them."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from accounts.api.problems import InvalidError
from babies.api.entries import Here, Sent, Shown
from babies.api.smiles import at_home
from babies.forms.sleep import END, START, SleepForm, answer
from babies.models import Sleep
from babies.sleep_log import Times, times_of, to_the_minute
from babies.sleep_words import minutes_of

TRIM: Final = "trim"
CONFIRM: Final = "confirm_long"
TIMES: Final = ("started_at", "ended_at", "note")


def shown_sleep(row: Sleep) -> Shown:
    """A sleep; without an end and minutes it still runs."""
    has_ended = row.ended_at is not None
    return {
        "id": str(row.pk),
        "started_at": at_home(row.started_at, row.time_zone),
        "ended_at": at_home(row.ended_at, row.time_zone),
        "on": row.on.isoformat(),
        "time_zone": row.time_zone,
        "minutes": minutes_of(row, None) if has_ended else None,
        "note": row.note,
        "logged_at": at_home(row.logged_at, row.time_zone),
    }


def times_from(sent: Sent) -> Times:
    """The times that were sent, as they would be stored."""
    end = sent.get("ended_at")
    note = "\n".join(sent.get("note", "").splitlines()).strip()
    return Times(to_the_minute(sent["started_at"]), end and to_the_minute(end), note)


def checked_times(sent: Sent, here: Here, row: Sleep | None = None) -> Times:
    """The times that were sent, checked by the form. Raises ValidationError.

    The form asks twice: whether to take what other sleeps leave, and whether so long a
    sleep is right. A program answers both beforehand.
    """
    zone = row.time_zone if row else here.baby.time_zone
    typed = {"note": sent.get("note", ""), **answer(START, sent["started_at"], zone)}
    if sent.get("ended_at"):
        typed |= answer(END, sent["ended_at"], zone)
    form = _form(typed, here, row)
    if form.offer and sent.get(TRIM) and not form.is_valid():
        typed["trim"] = form.offer_code
        form = _form(typed, here, row)
    if form.question and sent.get(CONFIRM):
        typed["sure"] = form.code
        form = _form(typed, here, row)
    if not form.is_valid() or form.times is None:
        raise ValidationError(_errors(form))
    return form.times


def _form(typed: Mapping[str, Any], here: Here, row: Sleep | None) -> SleepForm:
    form = SleepForm(baby=here.baby, now=here.now, sleep=row, data=typed)
    form.is_valid()
    return form


def _errors(form: SleepForm) -> dict[str, list[str]]:
    """What the form refuses, by the names of the API; of other sleeps no times."""
    if form.question:
        return {CONFIRM: [form.question]}
    if form.non_field_errors():
        return {TRIM: [_("Two sleeps cannot overlap.")]}
    errors: dict[str, list[str]] = {}
    for name, sentences in form.errors.items():
        start = name.split("_")[0]
        ours = f"{start}_at" if start in {START, END} else name
        errors.setdefault(ours, []).extend(map(str, sentences))
    return errors


def check_length(row: Sleep, here: Here) -> None:
    """Ask about a timer that ran so long that it was likely forgotten.

    Raises InvalidError.
    """
    form = SleepForm(baby=here.baby, now=here.now, sleep=row)
    form.look_again(Times(row.started_at, to_the_minute(here.now), row.note))
    if form.question:
        raise InvalidError(CONFIRM, form.question)


def kept_of(row: Sleep) -> dict[str, Any]:
    """What a change leaves as it was."""
    return {name: getattr(row, name) for name in TIMES}


def began_as(row: Sleep, said: Times, sent: Sent) -> bool:
    """Whether a sleep was first stored as just this.

    It may have been stopped since, and other sleeps may have cut it short.
    """
    first = _first_times(row)
    if first.note != said.note:
        return False
    ends = first.ended_at or said.ended_at
    if said.ended_at is None or ends is None:
        ends_alike = ends_within = True
    else:
        ends_alike, ends_within = ends == said.ended_at, ends <= said.ended_at
    if sent.get(TRIM):
        return said.started_at <= first.started_at and ends_within
    return said.started_at == first.started_at and ends_alike


def _first_times(row: Sleep) -> Times:
    """What a sleep said before its first change."""
    version = row.versions.order_by("at", "pk").first()
    if version is None:
        return times_of(row)
    said = version.answers
    start, end = (
        said[name] and datetime.fromisoformat(said[name])
        for name in ("started_at", "ended_at")
    )
    return Times(start, end, said["note"])


def is_known(key: uuid.UUID | None, here: Here) -> bool:
    """Whether an id stands for a sleep of this diary already."""
    mine = Sleep.objects.editable_by(here.user).filter(baby=here.baby)
    return key is not None and mine.filter(pk=key).exists()
