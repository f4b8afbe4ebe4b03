import pytest

from exchange.imports.buddy_others import column_not_taken, not_taken

WHOSE = {"id", "child_id", "child_first_name", "child_last_name", "notes", "tags"}


@pytest.mark.parametrize(
    ("columns", "word"),
    [
        ("start end type method amount amount_unit", "feedings"),
        ("time wet solid color amount", "diapers"),
        ("start end amount", "pumping"),
        ("temperature time", "temperatures"),
        ("weight weight_unit date", "weights"),
        ("height unit date", "heights"),
        ("head_circumference unit date", "head sizes"),
        ("bmi date", "BMI"),
        ("name dosage dosage_unit time", "medicines"),
        ("name color", "tags"),
    ],
)
def test_each_kind_is_called_by_its_name(columns, word):
    assert not_taken(WHOSE | set(columns.split()), "a.csv").startswith(
        f"a.csv: {word}. Smilestone keeps no"
    )


def test_what_nobody_knows_is_said_too():
    assert not_taken({"x"}, "a.csv") == "a.csv: we do not know this kind of file."
    assert column_not_taken("x", "a.csv") == "a.csv: the column “x” is not read."
