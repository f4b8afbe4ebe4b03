import pytest

from clinical.catalog import catalog
from milestones.numbers import cited_numbers


def test_the_numbers_are_those_of_the_rules():
    assert [(each.label, each.value) for each in cited_numbers()] == [
        ("The usual time for a first social smile", "day 42 to day 56 from birth; if born early, from the due date"),
        ("From here we ask you to talk to your pediatrician", "day 57"),
        ("From here we ask you to call this week", "day 84"),
        ("A smile back at a person counts as social", "from day 28"),
        ("Days with a smile that confirm it", "2"),
        ("Ages count from the due date for births before", "37 weeks"),
        ("Ages count from the due date up to", "24 months"),
        ("A list opens before its day by", "14 days"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", cited_numbers(), ids=lambda each: each.label)
def test_each_source_is_listed(number):
    assert set(number.sources) <= set(catalog().source_by_key)
