"""Smiles in words."""

from datetime import UTC, date, datetime

import pytest

from babies.said import Seen, plain
from babies.smile_words import (
    class_in_words,
    said_in_words,
    saved_words,
    seen_from,
    shown,
    summary_of,
    time_in_words,
)
from tests.factories import make_baby, make_smile

ON = date(2026, 11, 1)


def seen_at(hour, *, zone="America/Chicago", precision="exact"):
    at = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
    return Seen(on=ON, time_zone=zone, observed_at=at, precision=precision)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (seen_at(13), "7:30 a.m."),
        (seen_at(18, precision="about"), "about 12:30 p.m."),
        (seen_at(6), "1:30 a.m. (CDT)"),
        (seen_at(7), "1:30 a.m. (CST)"),
        (seen_at(7, precision="about"), "about 1:30 a.m. (CST)"),
        (Seen(on=ON, time_zone="UTC", precision="day"), "Time not known"),
    ],
)
def test_time_in_words(seen, said):
    assert time_in_words(seen) == said


def test_said_in_words_leaves_out_what_is_not_known():
    assert said_in_words(seen_at(13)) == {
        "kind": "A smile",
        "when": "1 November 2026, 7:30 a.m.",
    }


def test_said_in_words_tells_every_answer_in_the_forms_order():
    seen = Seen(
        on=ON,
        time_zone="UTC",
        precision="day",
        kind="laugh",
        state="awake",
        eyes="open",
        trigger=("face", "touch"),
        directed="person",
        form="open_mouth",
        repeatable="no",
        note="Ha!",
    )
    assert list(said_in_words(seen).items()) == [
        ("kind", "A laugh"),
        ("when", "1 November 2026, time not known"),
        ("state", "Awake"),
        ("eyes", "Open"),
        ("trigger", "A face, A touch or tickle"),
        ("directed", "A person"),
        ("form", "Open mouth"),
        ("repeatable", "No"),
        ("note", "Ha!"),
    ]


def test_seen_from_reads_back_what_a_version_holds():
    for seen in (seen_at(6), Seen(on=ON, time_zone="UTC", trigger=("face",))):
        assert seen_from(plain(seen)) == seen


@pytest.mark.django_db
def test_a_smile_in_a_list_has_its_time_summary_and_address():
    baby = make_baby()
    smile = make_smile(
        baby=baby, on=ON, state="awake", trigger=("voice",), directed="person"
    )
    row = shown(smile)
    assert row.url == f"/babies/{baby.pk}/smiles/{smile.pk}/"
    assert (row.time, row.summary) == ("noon", "Awake · A voice · A person")
    assert row.label == "Social smile"
    assert summary_of(make_smile(baby=baby)) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "label", "saved"),
    [
        (
            {"state": "asleep"},
            "Sleep or reflex smile",
            "Saved as a sleep or reflex smile.",
        ),
        (
            {"state": "asleep", "kind": "laugh"},
            "Sleep laugh",
            "Saved as a sleep laugh.",
        ),
        ({"state": "awake", "kind": "laugh"}, "Laugh", "Saved as a laugh."),
        ({}, "Not clear yet", "Saved. It is not clear yet, which is fine."),
    ],
)
def test_the_class_in_words(said, label, saved):
    smile = make_smile(baby=make_baby(), **said)
    assert (class_in_words(smile), saved_words(smile)) == (label, saved)
