"""What other dates of birth would change, for programs: nothing is saved unseen."""

from datetime import date
from typing import Any, Final

from rest_framework import serializers

from accounts.api.schema import ProblemSerializer
from babies.facts import changed_classes
from babies.models import Baby
from clinical.advice import FlagKind
from clinical.ages import AgeBasis, Birth
from clinical.cases import as_dict
from milestones.api.assessment_fields import (
    AdviceSerializer,
    FlagSerializer,
    SmileStatusSerializer,
    one_of,
    sentences,
)
from milestones.changed_dates import effect_of
from milestones.services import assessment

Shown = dict[str, Any]
#: What of an assessment follows from the dates.
FOLLOWS: Final = (
    "on", "birth_age_days", "corrected_age_days", "age_basis", "smile", "flags",
    "advice",
)  # fmt: skip


class StandingSerializer(serializers.Serializer[Any]):
    """How a baby stands today, with one set of dates."""

    on = serializers.DateField()
    birth_age_days = serializers.IntegerField()
    corrected_age_days = serializers.IntegerField()
    age_basis = one_of(AgeBasis)
    smile = SmileStatusSerializer()
    flags = FlagSerializer(many=True)
    advice = AdviceSerializer()


class ChangeSerializer(serializers.Serializer[Any]):
    """One thing in words, now and as it would be."""

    what = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class EffectSerializer(serializers.Serializer[Any]):
    """What other dates would change.

    `confirm` is null where nothing has to be seen first; sent along with the dates,
    it says that this was.
    """

    confirm = serializers.CharField(allow_null=True)
    before = StandingSerializer()
    after = StandingSerializer()
    flags_come = serializers.ListField(child=one_of(FlagKind))
    flags_go = serializers.ListField(child=one_of(FlagKind))
    smiles_reclassified = serializers.IntegerField()
    changes = ChangeSerializer(many=True)
    sentences = sentences()


class AskedFirstSerializer(serializers.Serializer[Any]):
    """Why nothing was saved; with dates that would change much, what they would."""

    effect = EffectSerializer(required=False)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Beside what every problem says."""
        return {**ProblemSerializer().get_fields(), **super().get_fields()}


def shown_effect(
    baby: Baby, *, subject: Birth, days: tuple[date, date], confirm: str | None
) -> Shown:
    """What a birth like this would change; `days` are those of the old and new home."""
    today, then = days
    before = _standing(baby, baby.birth, today)
    after = _standing(baby, subject, then)
    said = effect_of(baby, subject=subject, today=today, then=then)
    kinds_before, kinds_after = (
        [flag["kind"] for flag in each["flags"]] for each in (before, after)
    )
    return {
        "confirm": confirm,
        "before": before,
        "after": after,
        "flags_come": [kind for kind in kinds_after if kind not in kinds_before],
        "flags_go": [kind for kind in kinds_before if kind not in kinds_after],
        "smiles_reclassified": changed_classes(baby, subject),
        "changes": [
            {"what": each.label, "before": each.before, "after": each.after}
            for each in said.changes
        ],
        "sentences": [
            sentence for sentence in (said.warning, said.ahead, said.smiles) if sentence
        ],
    }


def _standing(baby: Baby, subject: Birth, today: date) -> Shown:
    found = as_dict(assessment(baby, today=today, birth=subject))
    return {name: found[name] for name in FOLLOWS}
