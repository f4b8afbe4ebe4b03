"""Lengths and temperatures, written as a person chose."""

import pytest

from accounts.units import length, temperature


@pytest.mark.parametrize(
    ("cm", "units", "words"),
    [
        (50, "metric", "50 cm"),
        (50.6, "metric", "51 cm"),
        (50, "us", "20 in"),
        (2.54, "us", "1 in"),
        (0, "us", "0 in"),
    ],
)
def test_lengths(cm, units, words):
    assert length(cm, units) == words


@pytest.mark.parametrize(
    ("celsius", "units", "words"),
    [
        (20, "metric", "20 °C"),
        (20, "us", "68 °F"),
        (22.2, "us", "72 °F"),
        (-40, "us", "-40 °F"),
        (0, "us", "32 °F"),
    ],
)
def test_temperatures(celsius, units, words):
    assert temperature(celsius, units) == words
