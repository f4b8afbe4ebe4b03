"""Every reason has its few words; nothing logged is never called late."""

import pytest

from clinical.advice import FlagKind, Level
from clinical.window import Evidence, Status
from clinics.flag_words import LEVELS, TONES, reason_words


@pytest.mark.parametrize(
    "kind", [kind for kind in FlagKind if kind is not FlagKind.SOCIAL_SMILE_LATE]
)
def test_every_kind_has_words(kind):
    assert reason_words(kind)


@pytest.mark.parametrize(
    ("status", "evidence", "words"),
    [
        (Status.LATE, Evidence.NOT_YET, "Smiling late · answered “not yet”"),
        (Status.LATE, Evidence.NOTHING_LOGGED, "Unanswered · nothing logged"),
        (
            Status.CLEARLY_LATE,
            Evidence.NOTHING_LOGGED,
            "Past 12 weeks · unanswered, nothing logged",
        ),
    ],
)
def test_a_late_smile_says_what_it_rests_on(status, evidence, words):
    assert reason_words("social_smile_late", status, evidence) == words


@pytest.mark.parametrize("status", [Status.LATE, Status.CLEARLY_LATE])
def test_nothing_logged_is_never_called_late(status):
    words = reason_words("social_smile_late", status, Evidence.NOTHING_LOGGED)
    assert "late" not in words.lower()


def test_every_level_a_list_can_hold_has_words_and_a_tone():
    assert set(LEVELS) == set(TONES) == set(Level) - {Level.INFORMATIONAL}
