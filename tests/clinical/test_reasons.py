"""Reasons in English: gaps filled, dates written out, one and many told apart."""

from datetime import date

import pytest

from clinical.reasons import Reason, gettext_noop, in_english, ngettext_noop


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 9, 1), "1 September 2026"),
        (date(2026, 12, 31), "31 December 2026"),
        (7, "7"),
        ("as it is", "as it is"),
    ],
)
def test_values_in_english(value, text):
    assert in_english(value) == text


def test_a_reason_without_gaps_is_its_sentence():
    assert str(Reason("half", "Fifty % is half.")) == "Fifty % is half."


def test_a_reason_fills_its_gaps():
    reason = Reason("on", "On %(on)s, %(n)s.", {"on": date(2026, 9, 1), "n": 2})
    assert str(reason) == "On 1 September 2026, 2."


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")]
)
def test_a_reason_tells_one_from_many(count, text):
    days = Reason("days", "%(count)s day", {"count": count}, "%(count)s days")
    assert str(days) == text


def test_reasons_with_the_same_words_and_values_are_one():
    one = Reason("on", "On %(on)s.", {"on": date(2026, 9, 1)})
    same = Reason("on", "On %(on)s.", {"on": date(2026, 9, 1)})
    other = Reason("on", "On %(on)s.", {"on": date(2026, 9, 2)})
    assert len({one, same, other}) == 2


def test_marked_texts_are_unchanged():
    assert gettext_noop("A sentence.") == "A sentence."
    assert ngettext_noop("one", "many") == ("one", "many")
