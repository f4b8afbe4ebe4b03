"""What families read beside an expectation: all there, easy, and safe."""

import re
from datetime import date
from types import MappingProxyType

import pytest

from clinical.catalog import CatalogError, SourceList, catalog
from clinical.expectation_help import answered_ids, expectation_help, load_help
from tests.clinical.catalog_copy import copy_of_data, line_of, set_cell
from tests.reading import grade
from tests.test_voice import BANNED

FILE = "expectation_help.csv"
HELP = list(expectation_help().values())
# Clinical rules I and G.5: nothing about dreams, copying, screens or sleep places.
UNSAFE = re.compile(
    r"\b(dream\w*|cop(y|ies) your smile|bond\w*|nap\w*|sleep\w*|cot|crib|bed|pillow|"
    r"blanket|swaddl\w*|tablet|TV|nuts?|honey|bath)\b",
    re.IGNORECASE,
)


def complaints(folder):
    with pytest.raises(CatalogError) as caught:
        load_help(folder)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_everything_that_families_answer_has_help():
    assert tuple(expectation_help()) == tuple(each.id for each in HELP)
    assert sorted(expectation_help()) == sorted(answered_ids())
    # 159 of the CDC, of which one is the social smile itself, and 6 of the WHO.
    assert len(HELP) == 165
    assert isinstance(expectation_help(), MappingProxyType)


def test_ladder_steps_are_read_and_not_answered():
    steps = {e.id for e in catalog().expectations if e.source_list is SourceList.LADDER}
    assert steps & set(answered_ids()) == {"social-smile"}


def test_help_is_that_of_its_row():
    faces = expectation_help()["cdc-02m-studies-faces"]
    assert faces.looks_like == (
        "Your baby rests the eyes on a face that is near and still."
    )
    assert faces.try_this == (
        "Bring your face close, about one forearm away. Stay still and wait."
    )
    assert (faces.sources, faces.reviewed_on) == (("CDC2022",), date(2026, 11, 23))


@pytest.mark.parametrize("help_", HELP, ids=lambda each: each.id)
def test_help_is_easy_kind_and_safe(help_):
    for text in (help_.looks_like, help_.try_this):
        assert round(grade(text)) <= 6
        assert len(text) <= 90
        assert text.rstrip("”")[-1] in ".!?"
        assert not BANNED.search(text)
        assert not UNSAFE.search(text)
        assert not re.search(r'[%{}"\\|]', text)


def test_play_on_the_tummy_is_awake_or_watched():
    on_tummy = [each.try_this for each in HELP if "tummy time" in each.try_this]
    assert on_tummy == [
        "Lie down face to face in tummy time. Stay close and talk.",
        "In tummy time on the floor, hold a toy to one side and up.",
    ]


@pytest.mark.parametrize(
    ("start", "change", "problem"),
    [
        ("cdc-24m-runs", ("cdc-24m-runs", "coos"), "id: 'coos' is nothing that families answer"),
        ("cdc-24m-runs", ("cdc-24m-runs", "Runs"), "id: 'Runs' is not well formed"),
        ("cdc-24m-runs", ("2026-11-23", "23.11.2026"), "reviewed_on: '23.11.2026' is not a date such as 2026-11-23"),
        ("cdc-24m-runs", ("CDC2022", "NONE"), "sources: source 'NONE' is not in sources.csv"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path, start, change, problem):
    data = copy_of_data(tmp_path)
    number = set_cell(data / FILE, start, *change)
    told = [f"{FILE} line {number}: {problem}"]
    if change[0] == "cdc-24m-runs":
        told.append(f"{FILE} line 1: id: 'cdc-24m-runs' is missing")
    assert complaints(data) == told


def test_help_that_is_missing_is_named(tmp_path):
    data = copy_of_data(tmp_path)
    lines = (data / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[line_of(data / FILE, "walking-alone") - 1]
    (data / FILE).write_text("".join(lines), encoding="utf-8")
    assert complaints(data) == [f"{FILE} line 1: id: 'walking-alone' is missing"]
