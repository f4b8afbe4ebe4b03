"""Every kind of flag belongs to a part, and is named only with it."""

import pytest

from clinical.advice import FlagKind
from clinics.choices import Part
from clinics.parts import PART_OF, is_shared, parts_sql


def test_every_kind_belongs_to_a_part():
    assert set(PART_OF) == set(FlagKind)


@pytest.mark.parametrize(
    ("kind", "part"),
    [("laughter", "laughs"), ("social_smile_late", "smiles"), ("eyes", "summary")],
)
def test_a_flag_is_named_with_its_part_only(kind, part):
    others = set(Part.values) - {part}
    assert is_shared(kind, [part])
    assert not is_shared(kind, others)


def test_a_statement_asks_for_the_part_of_each_kind():
    asked = parts_sql()
    assert """ WHEN 'eyes' THEN '%%"summary"%%'""" in asked
    assert asked.count("WHEN") == len(FlagKind)
