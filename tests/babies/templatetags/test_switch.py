"""The other babies in a page's head."""

import pytest

from babies.templatetags.switch import letters_of, others


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["Wren"], ["W"]),
        (["Juniper", "Wren"], ["J", "W"]),
        (["Juniper", "Jo", "Wren"], ["Ju", "Jo", "W"]),
        (["Twin A", "Twin B"], ["TA", "TB"]),
        (["Ann", "Any"], ["An", "Ay"]),
        (["ann", "Ann"], ["an", "An"]),
        (["Rowan", "Rowan"], ["Ro", "Ro"]),
        (["J", "J"], ["J", "J"]),
        ([" ", "Wren"], [" ", "W"]),
    ],
)
def test_letters_tell_names_apart(names, letters):
    assert letters_of(names) == letters


def family(count):
    return [(f"{number} Test", f"/{number}/", number == 0) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "shown", "has_more"),
    [
        (1, [], False),
        (2, ["1"], False),
        (4, ["1", "2", "3"], False),
        (5, ["1", "2", "3"], True),
    ],
)
def test_three_others_are_shown(count, shown, has_more):
    found = others(family(count))
    assert [other.letters for other in found.shown] == shown
    assert found.has_more is has_more
