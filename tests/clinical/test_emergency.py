"""Clinical rules E.3: numbers by country, the signs, and the first aid."""

import pytest
from hypothesis import given, strategies as st

from clinical.emergency import FIRST_AID, NUMBERS, PLACES, SIGNS, UNION, numbers_in


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("US", ("911",)),
        ("CA", ("911",)),
        ("GB", ("999", "112")),
        ("UK", ("999", "112")),
        ("uk", ("999", "112")),
        ("gb", ("999", "112")),
        ("EU", ("112",)),
        ("DE", ("112",)),
        ("SK", ("112",)),
        ("AU", ("000",)),
        ("NZ", ("111",)),
        ("IN", ("112",)),
        ("NO", ()),
        ("KE", ()),
        ("", ()),
    ],
)
def test_numbers_are_those_of_the_country(country, numbers):
    assert numbers_in(country) == numbers


def test_the_union_has_27_countries_and_one_number():
    assert len(UNION.split()) == 27
    assert {NUMBERS[country] for country in UNION.split()} == {("112",)}


def test_every_place_to_choose_has_its_numbers():
    assert [numbers_in(place)[0] for place in PLACES] == [
        "911", "911", "999", "112", "000", "111", "112",
    ]  # fmt: skip


@given(st.text())
def test_no_country_has_a_number_that_is_not_in_the_table(country):
    assert numbers_in(country) in {(), *NUMBERS.values()}


def test_the_signs_and_the_steps_are_all_there():
    assert (len(SIGNS), len(FIRST_AID)) == (9, 7)
    assert FIRST_AID[3] == "Put nothing in the mouth."
