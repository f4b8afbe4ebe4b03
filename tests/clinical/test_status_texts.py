"""The sentences behind a status: what it rests on."""

import pytest

from tests.clinical.facts import (
    AT_ME,
    answer,
    assessed,
    codes,
    day,
    reflex,
    seen,
    strong,
    weak,
)


def texts(*known):
    return [str(reason) for reason in assessed(day(60), *known).smile_reasons]


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        ([], ["No smile has been logged yet."]),
        (
            [reflex(day(50))],
            ["1 sleep or reflex smile was logged. It does not count here."],
        ),
        (
            [strong(day(50), state="unsure")],
            ["1 smile was not clear. It does not count here."],
        ),
        (
            [weak(day(50))],
            ["1 likely social smile was logged. One day alone is not enough."],
        ),
        (
            [seen("laugh", day(50), state="awake")],
            ["1 laugh was logged. It did not clearly answer a person."],
        ),
        (
            [reflex(day(49)), reflex(day(50)), weak(day(50)), weak(day(50))],
            [
                "2 sleep or reflex smiles were logged. They do not count here.",
                "2 likely social smiles were logged. One day alone is not enough.",
            ],
        ),
        (
            [seen("smile", day(50)), seen("smile", day(51))]
            + [seen("laugh", day(50), state="awake")] * 2,
            [
                "2 smiles were not clear. They do not count here.",
                "2 laughs were logged. They did not clearly answer a person.",
            ],
        ),
        (
            [answer("social-smile", "not_yet", day(50))],
            [
                "On 20 April 2026 the answer was “not yet”.",
                "No smile has been logged yet.",
            ],
        ),
        (
            [answer("social-smile", "not_yet", day(number)) for number in (50, 52, 51)],
            [
                "On 22 April 2026 the answer was “not yet”.",
                "No smile has been logged yet.",
            ],
        ),
        ([strong(day(50))], ["The first social smile was on 20 April 2026."]),
        (
            [weak(day(50)), weak(day(51))],
            ["Likely social smiles were logged on more than one day."],
        ),
        (
            [strong(day(50)), weak(day(51))],
            [
                "The first social smile was on 20 April 2026.",
                "It was confirmed on 21 April 2026.",
            ],
        ),
    ],
)
def test_what_a_status_rests_on(known, sentences):
    assert texts(*known) == sentences


def test_what_is_said_before_the_window_is_the_same():
    found = assessed(day(20), seen("smile", day(19), **AT_ME))
    assert found.smile.status == "before_window"
    assert codes(found.smile_reasons) == ["uncounted_likely"]


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ([], "No smile has been logged yet."),
        ([reflex(day(50))], "The smiles logged so far do not count yet."),
        (
            [answer("social-smile", "not_yet", day(50))],
            "You answered that there is no social smile yet.",
        ),
    ],
)
def test_a_late_flag_says_when_the_window_ended_and_what_is_known(known, sentence):
    [flag] = assessed(day(60), *known).flags
    assert [str(reason) for reason in flag.reasons] == [
        "The usual time ended on 26 April 2026.",
        sentence,
    ]
