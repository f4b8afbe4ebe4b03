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
        ("Hours of sleep in 24, from 0 months on", "14 to 17 hours"),
        ("Hours of sleep in 24, from 4 months on", "12 to 16 hours"),
        ("Hours of sleep in 24, from 12 months on", "11 to 14 hours"),
        ("Hours of sleep in 24, from 36 months on", "10 to 13 hours"),
        ("A rhythm of day and night starts, and may be looked at", "day 56, and day 84"),
        ("Evenings it takes to say how steady bedtimes are", "10 of 14"),
        ("A bedtime is very steady, or fairly steady, up to", "30 minutes, or 60"),
        ("Bedtime routines were studied from", "7 months"),
        ("The steepest surface that is still safe", "10 degrees"),
        ("White noise stays away by", "200 cm"),
        ("We ask about a single sleep over", "16 hours"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", cited_numbers(), ids=lambda each: each.label)
def test_each_source_is_listed(number):
    assert set(number.sources) <= set(catalog().source_by_key)
