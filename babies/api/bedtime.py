"""Evenings and routines between the API and what the pages do with them."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from accounts.api.problems import InvalidError
from babies.api.entries import Here, Shown
from babies.api.smiles import at_home
from babies.bedtime import LISTED, evening_at_home, steady, tonights_steps
from babies.bedtime_log import routine, step_key, step_key_of
from babies.forms.bedtime import BedtimeForm, StepForm, bedtime_at
from babies.homes import wall_time
from babies.models import BedtimeNight, BedtimeStep
from clinical.sleep import evening_of

IN_BED: Final = "in_bed_at"


def shown_step(step: BedtimeStep) -> Shown:
    """A step as the API shows it."""
    return {
        "id": str(step_key(step)),
        "kind": step.kind,
        "words": step.words,
        "position": step.position,
        "retired_at": step.retired_at and step.retired_at.isoformat(),
    }


def shown_evening(night: BedtimeNight) -> Shown:
    """An evening as the API shows it."""
    return {
        "id": str(night.pk),
        "on": night.on.isoformat(),
        "in_bed_at": at_home(night.in_bed_at, night.time_zone),
        "time_zone": night.time_zone,
        "steps": [str(step_key_of(night.baby_id, each)) for each in night.steps],
        "logged_at": at_home(night.logged_at, night.time_zone),
    }


def shown_tonight(here: Here) -> Shown:
    """This evening, its routine, and how steady bedtimes were."""
    evening = evening_at_home(here.baby, here.now)
    rows = BedtimeNight.objects.visible_to(here.user).filter(baby=here.baby)
    # One more than the view holds, for the evenings up to yesterday.
    nights = list(rows.filter(on__lte=evening).order_by("-on")[: LISTED + 1])
    tonight = nights[0] if nights and nights[0].on == evening else None
    said = steady(here.baby, nights, today=here.today, evening=evening)
    return {
        "on": evening.isoformat(),
        "evening": tonight and str(tonight.pk),
        "in_bed_at": tonight and at_home(tonight.in_bed_at, tonight.time_zone),
        "steps": [
            {
                "id": str(step_key(each.step)),
                "kind": each.step.kind,
                "words": each.step.words,
                "is_done": each.is_done,
            }
            for each in tonights_steps(routine(here.baby), tonight)
        ],
        "steady": said.label,
        "lines": said.lines,
        "notes": said.notes,
    }


def checked_step(sent: Shown) -> dict[str, Any]:
    """A step that was sent, checked by the form. Raises ValidationError."""
    form = StepForm(sent)
    if not form.is_valid():
        raise ValidationError(
            {name: list(map(str, said)) for name, said in form.errors.items()}
        )
    return form.cleaned_data


def checked_bedtime(
    moment: datetime, here: Here, night: BedtimeNight | None = None
) -> datetime:
    """A bedtime that was sent, checked by the form. Raises ValidationError.

    That of an evening lies between its noon and the next.
    """
    form = BedtimeForm(baby=here.baby, now=here.now, data=bedtime_at(here.baby, moment))
    if not form.is_valid() or form.moment is None:
        said = [str(each) for sentences in form.errors.values() for each in sentences]
        raise ValidationError({IN_BED: said})
    on = evening_of(wall_time(form.moment, here.baby.time_zone))
    if night is not None and night.on != on:
        raise InvalidError(IN_BED, _("This time is on another evening."))
    return form.moment
