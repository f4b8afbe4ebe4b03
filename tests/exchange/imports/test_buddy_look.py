from datetime import UTC, date, datetime

import pytest

from babies.said import Seen
from exchange.imports.buddy_look import MOST_CANDIDATES, look_at_buddy
from exchange.imports.hints import Pick
from exchange.models import Source
from milestones.bulk import SaidFirst
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY, a_file, make_upload

pytestmark = pytest.mark.django_db

NOTE = "child_id,note,time\n"


@pytest.fixture
def baby():
    return make_baby()


def upload_of(baby, files=BUDDY, **answers):
    return make_upload(
        baby=baby, source=Source.BABY_BUDDY, files=files, **{"child": "1", **answers}
    )


def look(baby, files=BUDDY, picks=None, **answers):
    return look_at_buddy(upload_of(baby, files, **answers), picks or {}, NOW)


def test_texts_are_offered_with_what_they_look_like(baby):
    looked = look(baby)
    assert [(c.text, c.suggestion) for c in looked.candidates] == [
        ("Big smile for dad, really", Pick.SMILE),
        ("smiling in her sleep", Pick.SLEEP_SMILE),
        ("still no smile today", Pick.LEAVE_OUT),
        ("Held the head up", Pick.FIRST),
        ("Smiled at the mirror", Pick.SMILE),
    ]
    first = looked.candidates[0]
    assert (first.file, first.line, first.when) == (
        "Note.csv", 2, "16 October 2026, 6:20 p.m.",
    )  # fmt: skip


def test_what_is_suggested_is_what_would_be_added(baby):
    batch = look(baby).batch
    moment = datetime(2026, 10, 16, 17, 20, tzinfo=UTC)
    assert list(batch.smiles.values())[:2] == [
        Seen(
            on=date(2026, 10, 16),
            observed_at=moment,
            time_zone="Europe/London",
            kind="smile",
            note="Big smile for dad, really",
        ),
        Seen(
            on=date(2026, 10, 17),
            observed_at=datetime(2026, 10, 17, 2, 10, tzinfo=UTC),
            time_zone="Europe/London",
            kind="smile",
            state="asleep",
            note="smiling in her sleep",
        ),
    ]
    assert list(batch.firsts.values()) == [
        SaidFirst(date(2026, 10, 16), "Held the head up", "Held the head up")
    ]
    assert (len(batch.smiles), len(batch.sleeps)) == (3, 2)


def test_what_a_person_picks_holds(baby):
    names = [c.name for c in look(baby).candidates]
    picks = {names[0]: "laugh", names[1]: "", names[2]: "first", names[3]: "nonsense"}
    looked = look(baby, picks=picks)
    kinds = [(s.kind, s.note) for s in looked.batch.smiles.values()]
    assert kinds == [
        ("laugh", "Big smile for dad, really"),
        ("smile", "Smiled at the mirror"),
    ]
    assert [f.title for f in looked.batch.firsts.values()] == ["still no smile today"]
    assert looked.candidates[0].suggestion == "laugh"


def test_what_is_left_out_is_said(baby):
    files = [*BUDDY, a_file("id,child_id,weight,date\n1,1,4,2026-10-16", "Weight.csv")]
    assert look(baby, files).left_out == [
        "Weight.csv: weights. Smilestone keeps none.",
        "1 line about another child.",
        "1 tummy time without words.",
        "1 note that tells of no smile.",
    ]


def test_notes_of_tummy_times_are_offered_too(baby):
    text = "child_id,start,end,milestone,notes\n"
    line = "1,2026-10-16 10:00:00,2026-10-16 10:05:00"
    looked = look(baby, [a_file(f"{text}{line},Rolled,smiled at the cat\n{line},,\n")])
    assert [(c.text, c.suggestion) for c in looked.candidates] == [
        ("Rolled", "first"),
        ("smiled at the cat", "smile"),
    ]
    assert looked.left_out == ["1 tummy time without words."]


def test_a_day_without_a_time_is_only_a_day(baby):
    looked = look(baby, [a_file(f"{NOTE}1,a smile,2026-10-16\n")])
    (seen,) = looked.batch.smiles.values()
    assert (seen.precision, seen.observed_at) == ("day", None)
    assert looked.candidates[0].when == "16 October 2026, Time not known"


def test_texts_that_cannot_be_read_have_a_remark(baby):
    looked = look(
        baby,
        [
            a_file(f"{NOTE}1,a smile,never\n", "Note.csv"),
            a_file(f"{NOTE}1,{'smile' * 500},2026-10-16\n"),
            a_file('id,note\n"1', "Broken.csv"),
        ],
    )
    told = [(p.file, p.line, p.column, p.sentence) for p in looked.problems]
    assert told[1] == ("Note.csv", 2, "note", "“never” is not a date.")
    assert told[2][2:] == ("note", "Notes have 2000 characters at most. This has 2500.")
    assert told[0][0] == "Broken.csv"


def test_a_long_first_is_named_by_its_beginning(baby):
    words = "rolled " * 30
    milestones = f"child_id,start,end,milestone\n1,2026-10-16,2026-10-16,{words}\n"
    (first,) = look(baby, [a_file(milestones)]).batch.firsts.values()
    assert first.title == f"{words[:119]}…"
    assert first.note == words.strip()


def test_a_page_shows_only_so_many(baby):
    lines = "".join(f"1,smile {n},2026-10-16\n" for n in range(MOST_CANDIDATES + 2))
    looked = look(baby, [a_file(f"{NOTE}{lines}")])
    assert len(looked.candidates) == MOST_CANDIDATES
    assert looked.left_out == ["2 texts more than one page can show."]
