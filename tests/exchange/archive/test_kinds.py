import pytest

from babies.choices import PhotoOf
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


def test_histories_are_those_of_the_models():
    assert {kind.model for kind in KINDS.values() if kind.history} == set(VERSIONS)


def test_photos_come_after_all_that_they_can_belong_to():
    names = [kind.name for kind in OF_A_BABY]
    assert names[-1] == "photo"
    assert set(PICTURED) == set(PhotoOf.values)
    assert set(PICTURED.values()) <= set(names)
