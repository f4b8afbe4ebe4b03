"""The catalog as shipped, and what it refuses as a whole."""

import re
from collections import Counter
from dataclasses import FrozenInstanceError
from types import MappingProxyType

import pytest

from clinical.catalog import (
    CDC_SMILES_BACK,
    CHECKLIST_AGES,
    LISTS,
    SOCIAL_SMILE,
    URGENT_WITH_LATE_SMILE,
    Domain,
    Group,
    Mistake,
    SourceList,
    catalog,
    fact_id,
    load_catalog,
)
from tests.clinical.catalog_copy import complaints, copy_of_data, line_of, set_cell

COUNTS = {SourceList.CDC: 159, SourceList.WHO: 6, SourceList.LADDER: 19}
FORBIDDEN = re.compile(
    r"abnormal|fail|behind|delay|normal|worry|autis|epilep|disorder|disab|must\b|should",
    re.IGNORECASE,
)
SILENT_END = re.compile(
    r"(?<=[^aeiouytd])ed$|(?<![^aeiou]l)(?<![sxzcgh])es$|(?<![^aeiou]l)e$"
)


def syllables(word: str) -> int:
    spoken = re.sub(r"[^a-z]", "", word.lower())
    core = SILENT_END.sub("", spoken)
    return max(len(re.findall(r"[aeiouy]+", core)), 1)


def grade(text: str) -> float:
    """Flesch-Kincaid grade of one sentence."""
    words = re.findall(r"[A-Za-z']+", text)
    sounds = sum(map(syllables, words))
    return 0.39 * len(words) + 11.8 * sounds / len(words) - 15.59


def test_cdc_entries_are_all_there_by_age():
    assert {age: len(entries) for age, entries in catalog().by_age.items()} == {
        2: 11,
        4: 13,
        6: 12,
        9: 13,
        12: 10,
        15: 13,
        18: 15,
        24: 13,
        30: 15,
        36: 12,
        48: 17,
        60: 15,
    }
    assert CHECKLIST_AGES == (2, 4, 6, 9, 12, 15, 18, 24, 30, 36, 48, 60)


def test_lists_add_up():
    entries = catalog().expectations
    assert Counter(entry.source_list for entry in entries) == COUNTS
    assert len(catalog().by_id) == 184
    for source_list, count in COUNTS.items():
        positions = [e.position for e in entries if e.source_list is source_list]
        assert positions == list(range(1, count + 1))


def test_domains_of_the_cdc_lists():
    entries = [e for e in catalog().expectations if e.source_list is SourceList.CDC]
    assert Counter(entry.domain for entry in entries) == {
        Domain.SOCIAL_EMOTIONAL: 42,
        Domain.LANGUAGE: 40,
        Domain.COGNITIVE: 33,
        Domain.MOVEMENT: 44,
    }


def test_how_often_each_cdc_entry_was_compared():
    copies = {
        age: {entry.checked_in for entry in entries}
        for age, entries in catalog().by_age.items()
    }
    assert copies == {
        2: {("S15", "S20", "S21")},
        **{age: {("S20", "S21")} for age in (4, 6, 9, 12, 15, 18, 24)},
        **{age: {("S20",)} for age in (30, 36, 48, 60)},
    }
    once = [entry for entry in catalog().expectations if entry.is_checked_once]
    assert {entry.age_months for entry in once} == {30, 36, 48, 60}
    assert len(once) == 59


def test_who_windows():
    windows = {
        w.id: (w.p01_days, w.p50_days, w.p99_days, w.is_optional)
        for w in catalog().windows
    }
    assert windows == {
        "sitting-without-support": (116, 180, 280, False),
        "standing-with-assistance": (146, 225, 347, False),
        "hands-and-knees-crawling": (158, 253, 411, True),
        "walking-with-assistance": (180, 274, 417, False),
        "standing-alone": (210, 329, 514, False),
        "walking-alone": (250, 365, 536, False),
    }
    months = [(w.p01_months, w.p50_months, w.p99_months) for w in catalog().windows]
    assert months == [
        (3.8, 5.9, 9.2),
        (4.8, 7.4, 11.4),
        (5.2, 8.3, 13.5),
        (5.9, 9.0, 13.7),
        (6.9, 10.8, 16.9),
        (8.2, 12.0, 17.6),
    ]
    read = {(w.range_checked_in, w.median_checked_in) for w in catalog().windows}
    assert read == {("abstract", "secondary")}


def test_windows_and_steps_are_expectations_too():
    crawling = catalog().by_id["hands-and-knees-crawling"]
    window = catalog().window_by_id["hands-and-knees-crawling"]
    assert (crawling.source_list, crawling.domain) == ("who", "movement_physical")
    assert (crawling.summary, crawling.age_months) == (window.label, None)
    assert crawling.sources == window.sources == ("WHO2006", "S22", "S23b")
    faces = catalog().by_id["cdc-02m-studies-faces"]
    assert faces.sources == ("CDC2022", *faces.checked_in)
    coos = catalog().by_id["coos"]
    step = catalog().step_by_id["coos"]
    assert (coos.source_list, coos.domain) == ("ladder", "language_communication")
    assert (coos.summary, coos.sources) == (step.label, step.sources)
    assert coos.checked_in == crawling.checked_in == ()


def test_ladder_steps_and_their_days():
    days = {
        step.id: (step.typical_from_days, step.typical_to_days)
        for step in catalog().ladder
    }
    assert len(days) == 19
    assert days["spontaneous-sleep-smile"] == (0, 84)
    assert days[SOCIAL_SMILE] == (42, 56)
    assert days["laugh"] == (107, 183)
    assert days["anticipatory-smile"] == (244, 365)
    by_birth = [s.id for s in catalog().ladder if s.age_basis == "birth"]
    assert by_birth == ["spontaneous-sleep-smile", "half-smile-partial"]


@pytest.mark.parametrize(
    ("group", "weeks", "assessed", "smiled"),
    [
        (Group.TERM, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 3373, 2582),
        (Group.PRETERM, [-4, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7], 138, 58),
    ],
)
def test_cohort_totals(group, weeks, assessed, smiled):
    entries = [entry for entry in catalog().cohort if entry.group is group]
    assert [entry.week for entry in entries] == weeks
    assert sum(entry.assessed for entry in entries) == assessed
    assert sum(entry.smiled for entry in entries) == smiled


def test_cohort_at_the_end_of_the_window():
    week = {(e.group, e.week): (e.smiled, e.assessed) for e in catalog().cohort}
    assert week[Group.TERM, 8] == (685, 698)
    assert week[Group.PRETERM, 0] == (6, 24)


def test_sources_behind_the_lists():
    sources = catalog().source_by_key
    assert len(sources) == len(catalog().sources) == 87
    assert "CC BY 4.0" in sources["SMOCC"].what
    assert sources["CDC2022"].address.startswith("https://www.cdc.gov/ActEarly")
    assert {entry.source for entry in LISTS.values()} <= set(sources)
    assert LISTS[SourceList.CDC].address == "https://www.cdc.gov/ActEarly"
    assert LISTS[SourceList.WHO].address == (
        "https://doi.org/10.1111/j.1651-2227.2006.tb02379.x"
    )
    assert LISTS[SourceList.LADDER].address is None


def test_smiling_back_is_the_social_smile():
    assert fact_id(CDC_SMILES_BACK) == fact_id(SOCIAL_SMILE) == "social-smile"
    assert fact_id("cdc-04m-coos") == "cdc-04m-coos"
    assert catalog().by_id[CDC_SMILES_BACK].age_months == 2
    assert catalog().by_id[SOCIAL_SMILE].source_list is SourceList.LADDER


def test_entries_that_hurry_a_late_smile():
    summaries = [catalog().by_id[key].summary for key in URGENT_WITH_LATE_SMILE]
    assert summaries == [
        "Responds in some way to a loud noise",
        "Gazes at the face of a caregiver",
        "Follows a moving person with the eyes",
    ]


def test_nothing_read_can_be_changed():
    entries = catalog()
    for thing in (
        entries,
        entries.expectations[0],
        entries.windows[0],
        entries.ladder[0],
        entries.cohort[0],
        entries.sources[0],
        LISTS[SourceList.CDC],
        Mistake("a.csv", 1, "id", "is odd"),
    ):
        name = next(iter(thing.__slots__))
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, "")
    for mapping in (entries.by_id, entries.by_age, entries.source_by_key, LISTS):
        assert isinstance(mapping, MappingProxyType)


def test_catalog_is_read_once():
    assert catalog() is catalog()
    assert load_catalog().expectations == catalog().expectations


def test_summaries_are_easy_and_neutral():
    summaries = [entry.summary for entry in catalog().expectations]
    assert [text for text in summaries if grade(text) > 7.5] == []
    assert sum(map(grade, summaries)) / len(summaries) < 3
    assert [text for text in summaries if len(text.split()) >= 15] == []
    assert [text for text in summaries if FORBIDDEN.search(text)] == []
    assert [text for text in summaries if not re.match(r"[A-Z].*[a-z)]$", text)] == []


def test_texts_hold_nothing_that_formats():
    texts = [entry.summary for entry in catalog().expectations]
    texts += [window.criterion + window.why_optional for window in catalog().windows]
    texts += [step.note for step in catalog().ladder]
    texts += [source.what for source in catalog().sources]
    assert [text for text in texts if re.search(r'[%{}"\\|]', text)] == []


def test_a_lost_line_is_missed(tmp_path):
    data = copy_of_data(tmp_path)
    cdc = data / "cdc_milestones.csv"
    lines = cdc.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[line_of(cdc, "cdc-12m-waves-goodbye") - 1]
    cdc.write_text("".join(lines), encoding="utf-8")
    assert complaints(data) == [
        "cdc_milestones.csv line 1: age_months: 9 entries at 12 months, not 10"
    ]


@pytest.mark.parametrize("needed", [CDC_SMILES_BACK, *URGENT_WITH_LATE_SMILE])
def test_an_entry_that_a_rule_uses_must_stay(tmp_path, needed):
    data = copy_of_data(tmp_path)
    set_cell(data / "cdc_milestones.csv", needed, needed, "cdc-02m-something-else")
    assert complaints(data) == [f"cdc_milestones.csv line 1: id: '{needed}' is missing"]


def test_the_social_smile_must_stay_on_the_ladder(tmp_path):
    data = copy_of_data(tmp_path)
    set_cell(data / "smile_ladder.csv", "social-smile,", "social-smile", "first-smile")
    assert complaints(data) == [
        "smile_ladder.csv line 1: id: 'social-smile' is missing"
    ]


def test_every_mistake_is_told_at_once(tmp_path):
    data = copy_of_data(tmp_path)
    cdc, who = data / "cdc_milestones.csv", data / "who_motor.csv"
    runs = set_cell(cdc, "cdc-24m-runs", "movement_physical,Runs about", "sport,")
    walks = set_cell(who, "walking-alone", "250", "25O")
    assert complaints(data) == [
        f"cdc_milestones.csv line {runs}: domain: 'sport' is not one of "
        "social_emotional, language_communication, cognitive, movement_physical",
        f"cdc_milestones.csv line {runs}: summary: is empty",
        f"who_motor.csv line {walks}: p01_days: '25O' is not a whole number",
    ]
