from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from exchange.fhir import values


def test_a_moment_has_the_offset_of_its_day():
    london = ZoneInfo("Europe/London")
    assert values.moment(datetime(2026, 7, 1, 12, 0, 30, 5, UTC), london) == (
        "2026-07-01T13:00:30+01:00"
    )
    assert values.moment(datetime(2026, 12, 1, 12, 0, tzinfo=UTC), london) == (
        "2026-12-01T12:00:00+00:00"
    )


def test_a_day_is_a_date_alone():
    assert values.day(date(2026, 9, 1)) == "2026-09-01"


def test_lengths_of_time_are_in_the_units_of_ucum():
    system = "http://unitsofmeasure.org"
    assert values.days(258) == {
        "value": 258, "unit": "days", "system": system, "code": "d",
    }  # fmt: skip
    assert values.seconds(20) == {
        "value": 20, "unit": "seconds", "system": system, "code": "s",
    }  # fmt: skip


def test_a_meaning_has_codes_or_words_or_both():
    one = values.coding("urn:example", "a", "A")
    assert one == {"system": "urn:example", "code": "a", "display": "A"}
    assert values.concept(one) == {"coding": [one]}
    assert values.concept(text="In words") == {"text": "In words"}
    assert values.concept(one, text="Both") == {"coding": [one], "text": "Both"}
