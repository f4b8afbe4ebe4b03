"""What the address of a timeline asks for."""

from datetime import date

import pytest
from django.http import QueryDict

from milestones.timeline import ALL, KINDS, Wanted
from milestones.timeline_filter import LABELS, asked_in


def asked(address):
    return asked_in(QueryDict(address))


def test_nothing_asked_is_everything():
    found = asked("")
    assert (found.wanted, found.has_errors) == (ALL, False)
    assert found.wanted.is_all
    assert not any(is_chosen for *_, is_chosen in found.kinds + found.classes)


def test_every_kind_can_be_chosen():
    assert list(LABELS) == list(KINDS)


def test_kinds_classes_and_days_are_read():
    found = asked("kind=sleeps&kind=answers&class=laugh&from=2026-09-03&to=2026-09-05")
    assert found.wanted == Wanted(
        kinds=("answers", "sleeps"),
        classes=("laugh",),
        first=date(2026, 9, 3),
        last=date(2026, 9, 5),
    )
    chosen = [name for name, _label, is_chosen in found.kinds if is_chosen]
    assert chosen == ["answers", "sleeps"]
    assert ("laugh", "Laugh", True) in found.classes


@pytest.mark.parametrize("address", ["kind=cats", "class=", "kind=%00", "pink=1"])
def test_what_is_unknown_asks_for_nothing(address):
    assert asked(address).wanted == ALL


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("from=2026-09-31", "There is no 31 September 2026. Please check it."),
        ("from=soon", "“soon” is not a date. Please check it."),
        ("from=%00", "There is no such day. Please check it."),
        ("from=999999999-01-01", "“999999999-01-01” is not a date. Please check it."),
    ],
)
def test_a_day_that_cannot_be_is_said(address, sentence):
    found = asked(address)
    assert found.first.errors == (sentence,)
    assert (found.wanted, found.has_errors) == (ALL, True)


def test_an_end_before_the_start_is_said_and_the_start_holds():
    found = asked("from=2026-09-05&to=2026-09-03")
    assert found.last.errors == ("This day is before the first one.",)
    assert found.last.typed == "2026-09-03"
    assert found.wanted == Wanted(first=date(2026, 9, 5))
