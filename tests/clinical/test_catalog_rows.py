"""What a line of each file may say, next to the lines and cells around it."""

import pytest

from clinical.catalog import load_catalog
from tests.clinical.catalog_copy import complaints, copy_of_data, set_cell

CDC = "cdc_milestones.csv"
WHO = "who_motor.csv"
LADDER = "smile_ladder.csv"
COHORT = "smocc_weeks.csv"
RUNS = "cdc-24m-runs"
COPIES = "must be CDC2022 and some of S15, S20, S21"


def spoilt(tmp_path, file, start, old, new):
    """What is said about the spoilt line, without the file and line."""
    data = copy_of_data(tmp_path)
    number = set_cell(data / file, start, old, new)
    place = f"{file} line {number}: "
    told = [text for text in complaints(data) if "line 1: " not in text]
    assert all(text.startswith(place) for text in told)
    return [text.removeprefix(place) for text in told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (",24,", ",18,", ["id: 'cdc-24m-runs' does not begin with cdc-18m-"]),
        ("cdc-24m", "24m", ["id: '24m-runs' does not begin with cdc-24m-"]),
        (
            ",24,",
            ",25,",
            [
                "age_months: '25' is not one of "
                "2, 4, 6, 9, 12, 15, 18, 24, 30, 36, 48, 60"
            ],
        ),
        (
            "movement_physical",
            "movement",
            [
                "domain: 'movement' is not one of "
                "social_emotional, language_communication, cognitive, "
                "movement_physical"
            ],
        ),
        ("CDC2022;S20;S21", "CDC2022", [f"sources: {COPIES}"]),
        ("CDC2022;S20;S21", "S20;S21", [f"sources: {COPIES}"]),
        ("CDC2022;S20;S21", "CDC2022;S22", [f"sources: {COPIES}"]),
        ("S20;S21", "S20;S20", ["sources: names a source twice"]),
        (
            "S20;S21",
            "S20;S999",
            ["sources: source 'S999' is not in sources.csv", f"sources: {COPIES}"],
        ),
        (
            "CDC2022;S20;S21",
            "",
            ["sources: source '' is not in sources.csv", f"sources: {COPIES}"],
        ),
    ],
)
def test_cdc_line(tmp_path, old, new, told):
    assert spoilt(tmp_path, CDC, RUNS, old, new) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("250,365,536", "249,365,536", ["p01_days: 249 is not 8.2 months in days"]),
        ("250,365,536", "250,366,536", ["p50_days: 366 is not 12.0 months in days"]),
        ("250,365,536", "250,365,535", ["p99_days: 535 is not 17.6 months in days"]),
        (
            "8.2,12.0,17.6,250,365,536",
            "12.0,12.0,17.6,365,365,536",
            ["p50_days: must lie between p01_days and p99_days"],
        ),
        ("365,", "0,", ["p50_days: 0 is not between 1 and 2192"]),
        ("250,", "0,", ["p01_days: 0 is not between 1 and 2192"]),
        ("536,", "2193,", ["p99_days: 2193 is not between 1 and 2192"]),
        (
            "8.2,12.0,17.6,250,365,536",
            "12.0,8.2,17.6,365,250,536",
            ["p50_days: must lie between p01_days and p99_days"],
        ),
        (
            "8.2,12.0,17.6,250,365,536",
            "8.2,12.0,12.0,250,365,365",
            ["p50_days: must lie between p01_days and p99_days"],
        ),
        (
            "abstract",
            "primary",
            ["range_checked_in: 'primary' is not one of abstract, secondary"],
        ),
        (
            "secondary",
            "memory",
            ["median_checked_in: 'memory' is not one of abstract, secondary"],
        ),
        ("no,,", "maybe,,", ["optional: 'maybe' is not one of yes, no"]),
        (
            "no,,",
            "yes,,",
            ["why_optional: must be given exactly when optional is yes"],
        ),
        (
            "no,,",
            "no,Why not,",
            ["why_optional: must be given exactly when optional is yes"],
        ),
        ("S22;", "S22b;", ["sources: source 'S22b' is not in sources.csv"]),
        ("Walks alone", "", ["label: is empty"]),
        ("Takes at least five steps with no help", "", ["criterion: is empty"]),
    ],
)
def test_who_line(tmp_path, old, new, told):
    assert spoilt(tmp_path, WHO, "walking-alone", old, new) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("42,122", "122,42", ["typical_to_days: must come after typical_from_days"]),
        ("42,122", "42,42", ["typical_to_days: must come after typical_from_days"]),
        ("42,", "-1,", ["typical_from_days: -1 is not between 0 and 2192"]),
        ("122,", "2193,", ["typical_to_days: 2193 is not between 0 and 2192"]),
        ("corrected", "due", ["age_basis: 'due' is not one of corrected, birth"]),
        (
            "corrected",
            "birth_gestation_unknown",
            ["age_basis: 'birth_gestation_unknown' is not one of corrected, birth"],
        ),
        (
            "follow_on",
            "later",
            [
                "kind: 'later' is not one of reflex, precursor, early_social, "
                "target, follow_on, laugh, motor, play, social_selectivity, "
                "social_communication"
            ],
        ),
        (
            "language_communication",
            "speech",
            [
                "domain: 'speech' is not one of social_emotional, "
                "language_communication, cognitive, movement_physical"
            ],
        ),
        ("S12;", "S12x;", ["sources: source 'S12x' is not in sources.csv"]),
        ("Coos with open sounds", "", ["label: is empty"]),
    ],
)
def test_ladder_line(tmp_path, old, new, told):
    assert spoilt(tmp_path, LADDER, "coos", old, new) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("698,685", "698,699", ["smiled: 699 is more than the 698 seen"]),
        ("698,685", "0,0", ["assessed: 0 is not between 1 and 5000"]),
        ("698,685", "5001,685", ["assessed: 5001 is not between 1 and 5000"]),
        ("698,685", "698,-1", ["smiled: -1 is not between 0 and 5000"]),
        ("term", "all", ["group: 'all' is not one of term, preterm"]),
        ("term,8", "term,27", ["corrected_week: 27 is not between -18 and 26"]),
        ("term,8", "term,-19", ["corrected_week: -19 is not between -18 and 26"]),
        ("term,8", "term,7", ["corrected_week: 7 is there twice"]),
    ],
)
def test_cohort_line(tmp_path, old, new, told):
    assert spoilt(tmp_path, COHORT, "term,8", old, new) == told


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("Copy of the CDC 2022 two-month checklist", ["what: is empty"]),
        (
            "ftf.magstage.com/resources/ages-and-stages/your-baby-at-2-months",
            ["address: is empty"],
        ),
    ],
)
def test_source_line(tmp_path, old, told):
    assert spoilt(tmp_path, "sources.csv", "S15,", old, "") == told


@pytest.mark.parametrize("week", [-18, 26])
def test_the_first_and_last_week_are_allowed(tmp_path, week):
    data = copy_of_data(tmp_path)
    set_cell(data / COHORT, "term,12", "term,12", f"term,{week}")
    assert week in [entry.week for entry in load_catalog(data).cohort]


@pytest.mark.parametrize(
    ("old", "new", "smiled", "assessed"),
    [("698,685", "1,0", 0, 1), ("698,685", "698,698", 698, 698)],
)
def test_cohort_bounds_are_allowed(tmp_path, old, new, smiled, assessed):
    data = copy_of_data(tmp_path)
    set_cell(data / COHORT, "term,8", old, new)
    [week] = [w for w in load_catalog(data).cohort if (w.group, w.week) == ("term", 8)]
    assert (week.smiled, week.assessed) == (smiled, assessed)
