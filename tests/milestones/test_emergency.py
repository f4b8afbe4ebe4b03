import pytest

from milestones.emergency import emergency_number


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        ("America/Chicago", "911"),
        ("America/Toronto", "911"),
        ("Europe/London", "999"),
        ("Europe/Berlin", "112"),
        ("Australia/Sydney", "000"),
        ("Pacific/Auckland", "111"),
        ("Asia/Kolkata", "112"),
        ("Africa/Nairobi", ""),
        ("America/Mexico_City", ""),
        ("UTC", ""),
    ],
)
def test_the_number_is_that_of_the_country_at_home(zone, number):
    assert emergency_number(zone) == number
