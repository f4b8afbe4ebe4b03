"""The flags of watched babies as rows of days, kept in step with their facts."""

from dataclasses import fields
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F, Q, QuerySet

from babies.models import Baby
from babies.services import held
from clinical import RULES_VERSION
from clinical.advice import LEVEL_RANK, WHEN_RANK
from clinical.spans import FlagSpan, flag_spans, queue_rank
from milestones.facts import facts_of
from milestones.models import FlagDays, Judged

# Facts lie before it, whatever today is: what comes later is judged by its day.
ALL_FACTS: Final = date.max
SAID: Final = tuple(field.name for field in fields(FlagSpan))


def outdated(babies: QuerySet[Baby]) -> QuerySet[Baby]:
    """Those of some babies whose flags were judged by older facts or other rules."""
    in_step = Q(judged__facts_number=F("facts_number")) & Q(
        judged__rules_version=RULES_VERSION
    )
    return babies.filter(is_watched=True).exclude(in_step)


def judge_outdated(babies: QuerySet[Baby]) -> int:
    """Judge anew the babies of a list that need it; how many they were."""
    keys = list(outdated(babies).values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            judge(held(Baby.objects.all()).get(pk=key))
    return len(keys)


def judge(baby: Baby) -> None:
    """Work out a baby's flags over time; the caller holds it, in a transaction."""
    spans = flag_spans(facts_of(baby, today=ALL_FACTS))
    FlagDays.objects.filter(baby=baby).delete()
    FlagDays.objects.bulk_create(row_of(baby, span) for span in spans)
    Judged.objects.update_or_create(
        baby=baby,
        defaults={"facts_number": baby.facts_number, "rules_version": RULES_VERSION},
    )


def row_of(baby: Baby, span: FlagSpan) -> FlagDays:
    """A flag over time as the row that lists compare."""
    # Not `asdict`, which copies all that it finds.
    said = {name: getattr(span, name) for name in SAID}
    said["status"] = span.status or ""
    said["evidence"] = span.evidence or ""
    urgency = LEVEL_RANK[span.level] * 10 + WHEN_RANK[span.when]
    return FlagDays(baby=baby, urgency=urgency, rank=queue_rank(span), **said)
