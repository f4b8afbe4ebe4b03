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
        ("Asia/Calcutta", "112"),
        ("America/Indianapolis", "911"),
        ("America/Louisville", "911"),
        ("America/Montreal", "911"),
        ("Australia/NSW", "000"),
        ("Australia/ACT", "000"),
        ("Europe/Belfast", "999"),
        ("Europe/Copenhagen", "112"),
        ("Europe/Oslo", ""),
        ("Africa/Nairobi", ""),
        ("America/Mexico_City", ""),
        ("UTC", ""),
    ],
)
def test_the_number_is_that_of_the_country_at_home(zone, number):
    assert emergency_number(zone) == number
