"""The library as shipped, what it refuses, and what it must never say."""

import re
from datetime import date

import pytest

from clinical.catalog import CatalogError, catalog
from clinical.library import (
    ABOUT_SLEEP,
    MARK_LABELS,
    PAGE_LEADS,
    PAGE_TITLES,
    Gap,
    Mark,
    Page,
    library,
    load_library,
)
from clinical.numbers import (
    CLEARLY_LATE_FROM_DAY,
    LATE_FROM_DAY,
    PRETERM_BEFORE_DAYS,
    WINDOW_LAST_DAY,
    WINDOW_OPENS_DAY,
)
from tests.clinical.catalog_copy import copy_of_data, set_cell

#: What the article says and the product must not repeat (clinical rules I).
IDEAS = (
    "glimpse|dream world|happy dream|sweet dream|vivid",
    "practi[cs]|rehears",
    "content(ed|ment)|regulat",
    "cop(y|ies|ied|ying)|imitat|mimic|mirrors? you",
    "temporal|seizure|tumou?r|gelastic|hamartoma",
    "recogni[sz]|bond(ed|ing)?",
    "muscle|strengthen|unfinished|lip-lift|half smile",
    "watch(es)? (you|the room) while asleep",
    "same bedtime|better sleep|vital|promotes|boosts?",
    "speech therap|occupational",
)
TOUCHES_SLEEP = re.compile(
    r"\b(asleep|sleep(s|ing)?|crib|cot|bed|nap)\b", re.IGNORECASE
)


def every_text() -> dict[str, str]:
    tips = {tip.id: f"{tip.title}. {tip.text} {tip.evidence}" for tip in library().tips}
    claims = {claim.id: claim.text for claim in library().claims}
    pages = {page.value: f"{PAGE_TITLES[page]}. {PAGE_LEADS[page]}" for page in Page}
    return {**tips, **claims, **pages}


@pytest.mark.parametrize("idea", IDEAS)
def test_no_text_repeats_what_the_article_got_wrong(idea):
    found = re.compile(rf"\b({idea})\b", re.IGNORECASE)
    assert [key for key, text in every_text().items() if found.search(text)] == []


def test_dreams_are_an_open_question_alone():
    about = [claim for claim in library().claims if "dream" in claim.text.lower()]
    assert [(claim.id, claim.mark) for claim in about] == [("sleep-dreams", Mark.OPEN)]
    assert not [tip for tip in library().tips if "dream" in tip.text.lower()]


def test_no_early_tip_plays_peek_a_boo():
    early = [
        tip.id
        for tip in library().tips
        if re.search("peek|hide your face", tip.text + tip.title, re.IGNORECASE)
        and tip.from_day < 122
    ]
    assert early == []
    assert library().tip_by_id["peek-a-boo"].from_day == 122


def test_toys_come_late_and_say_how_loud_and_where():
    toys = [tip for tip in library().tips if "toy" in tip.text]
    assert [(tip.id, tip.from_day) for tip in toys] == [("a-quiet-toy", 91)]
    assert "low, and never where" in toys[0].text
    assert toys[0].safe_sleep


def test_exaggerated_faces_start_at_four_weeks():
    assert library().tip_by_id["happy-face"].from_day == 28


def test_before_the_due_date_there_is_holding_and_voice_alone():
    before = [tip.id for tip in library().tips if tip.from_day < 0]
    assert before == ["hold-close", "soft-voice"]
    assert all(library().tip_by_id[key].to_day == -1 for key in before)


def test_a_tip_that_touches_sleep_is_marked():
    touching = {tip.id for tip in library().tips if TOUCHES_SLEEP.search(tip.text)}
    marked = {tip.id for tip in library().tips if tip.safe_sleep}
    assert touching == {"let-sleep-be-sleep", "a-quiet-toy"} == marked


def test_pages_about_sleep_are_marked():
    assert {Page.SLEEP_SMILES} == ABOUT_SLEEP


def test_sizes_are_given_both_ways():
    assert "20 to 30 cm away (8 to 12 inches)" in (
        library().tip_by_id["face-to-face"].text
    )


def test_every_page_has_claims_a_title_and_a_lead():
    assert set(PAGE_TITLES) == set(PAGE_LEADS) == set(Page)
    counts = {page.value: len(claims) for page, claims in library().by_page.items()}
    assert counts == {
        "sleep-smiles": 10,
        "two-kinds-of-smiles": 10,
        "why-smiles-matter": 7,
        "late-smiles": 10,
        "early-help": 9,
    }
    assert sum(counts.values()) == len(library().claims)


def test_pages_say_what_is_known_likely_and_open():
    marks = {claim.mark for claim in library().by_page[Page.SLEEP_SMILES]}
    assert marks == {Mark.KNOWN, Mark.LIKELY, Mark.OPEN}
    assert set(MARK_LABELS) == set(Mark)


def test_everything_but_a_bare_step_has_its_source():
    bare = [claim for claim in library().claims if not claim.sources]
    assert {claim.mark for claim in bare} == {Mark.STEP}
    keys = {key for claim in library().claims for key in claim.sources}
    keys |= {key for tip in library().tips for key in tip.sources}
    assert keys <= set(catalog().source_by_key)


def test_the_numbers_in_the_sentences_are_those_of_the_rules():
    texts = {claim.id: claim.text for claim in library().claims}
    assert f"by {WINDOW_LAST_DAY // 7} weeks" in texts["late-talk"]
    assert LATE_FROM_DAY == WINDOW_LAST_DAY + 1
    assert f"By {CLEARLY_LATE_FROM_DAY // 7} weeks" in texts["late-talk"]
    assert f"before {PRETERM_BEFORE_DAYS // 7} weeks" in texts["late-due-date"]
    window = f"about {WINDOW_OPENS_DAY // 7} to {WINDOW_LAST_DAY // 7} weeks"
    assert window in texts["kinds-usual"]


def test_every_gap_has_a_tip():
    assert {gap for tip in library().tips for gap in tip.gaps} == set(Gap)


def complaints(folder) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        load_library(folder)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("file", "start", "change", "problem"),
    [
        ("tips.csv", "face-to-face", (",0,122,", ",123,122,"),
         "to_day: comes before from_day"),
        ("tips.csv", "face-to-face", (",0,122,", ",-127,122,"),
         "from_day: -127 is not between -126 and 365"),
        ("tips.csv", "face-to-face", (",0,122,", ",0,366,"),
         "to_day: 366 is not between -126 and 365"),
        ("tips.csv", "hold-close", (",before_due,", ",achieved,"),
         "gaps: before_due goes with the days before the due date alone"),
        ("tips.csv", "hold-close", (",-1,", ",0,"),
         "gaps: before_due goes with the days before the due date alone"),
        ("tips.csv", "two-minutes", (",no,", ",maybe,"),
         "safe_sleep: 'maybe' is not one of yes, no"),
        ("tips.csv", "two-minutes", ("S0;S12", "S0;S999"),
         "sources: source 'S999' is not in sources.csv"),
        ("tips.csv", "two-minutes", ("2026-11-23", "23 November"),
         "reviewed_on: '23 November' is not a date such as 2026-11-23"),
        ("tips.csv", "two-minutes", ("two-minutes", "face-to-face"),
         "id: 'face-to-face' is already used in tips.csv line 5"),
        ("learn.csv", "late-why", (",open,", ",sure,"),
         "mark: 'sure' is not one of known, likely, open, step"),
        ("learn.csv", "late-why", ("S13;S85", ""),
         "sources: source '' is not in sources.csv"),
        ("learn.csv", "late-stopped", ("S18", "S999"),
         "sources: source 'S999' is not in sources.csv"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path, file, start, change, problem):
    folder = copy_of_data(tmp_path)
    number = set_cell(folder / file, f"{start},", *change)
    assert complaints(folder) == [f"{file} line {number}: {problem}"]


def test_an_unknown_gap_is_told_with_those_there_are(tmp_path):
    folder = copy_of_data(tmp_path)
    number = set_cell(folder / "tips.csv", "smile-back,", "seen_once", "seen_twice")
    assert complaints(folder) == [
        f"tips.csv line {number}: gaps: 'seen_twice' is not one of {', '.join(Gap)}"
    ]


def test_a_page_nobody_wrote_is_told(tmp_path):
    folder = copy_of_data(tmp_path)
    number = set_cell(folder / "learn.csv", "late-why,", "late-smiles", "late")
    assert complaints(folder) == [
        f"learn.csv line {number}: page: 'late' is not one of {', '.join(Page)}"
    ]


def test_days_of_review_are_read():
    assert {tip.reviewed_on for tip in library().tips} == {date(2026, 11, 23)}
    assert {claim.reviewed_on for claim in library().claims} == {date(2026, 11, 23)}
