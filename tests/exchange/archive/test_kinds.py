import pytest
from django.apps import apps

from babies.choices import PhotoOf
from babies.models import Baby
from exchange.archive.kinds import KINDS, OF_A_BABY, PICTURED
from exchange.archive.writing import VERSIONS

#: Derived, or of the one row that stands for the whole: never written.
LEFT_OUT = {
    "id", "baby", "binned_at", "merged_into", "image", "receipt_number",
    "smile_class", "is_core", "is_strong", "rules_version",
    "zero_on", "is_watched", "facts_number",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_column_of_a_row_is_in_an_archive(kind):
    written = {field.name.removesuffix("_id") for field in kind.fields}
    written |= {kind.by, kind.at} - {""}
    columns = {field.name.removesuffix("_id") for field in kind.model._meta.fields}
    assert columns - LEFT_OUT == written - {"number"}


#: Models that know a baby, and why their rows are in no archive.
NOT_KEPT = {
    # Written as the history of the rows they belong to.
    "BabyVersion": "history", "SmileVersion": "history", "SleepVersion": "history",
    # Worked out again from what comes back.
    "SmileDay": "derived", "FlagDays": "derived", "Judged": "derived",
    # Who else cares for the baby is theirs to say.
    "Caregiver": "people", "Invitation": "people",
    # What a clinic was given, or wrote itself.
    "Share": "clinic", "ExamCode": "clinic", "Look": "clinic", "Case": "clinic",
    "Note": "clinic", "Correction": "clinic", "StaffAdvice": "clinic",
    "Referral": "clinic",
    # Keys to this installation, and work it was asked for.
    "Feed": "key", "Webhook": "key",
    "Job": "work", "Upload": "work", "Import": "work",
}  # fmt: skip


def test_every_model_that_knows_a_baby_is_in_an_archive_or_has_a_reason():
    knows = {
        model
        for model in apps.get_models()
        if any(field.related_model is Baby for field in model._meta.get_fields())
        and model is not Baby
    }
    kept = {kind.model for kind in KINDS.values()} - {Baby}
    assert kept <= knows
    assert {model.__name__ for model in knows - kept} == set(NOT_KEPT)


def test_histories_are_those_of_the_models():
    assert {kind.model for kind in KINDS.values() if kind.history} == set(VERSIONS)


def test_photos_come_after_all_that_they_can_belong_to():
    names = [kind.name for kind in OF_A_BABY]
    assert names[-1] == "photo"
    assert set(PICTURED) == set(PhotoOf.values)
    assert set(PICTURED.values()) <= set(names)
