import pytest

from exchange.imports.found import Remark
from exchange.imports.preview import (
    FIRST_ROWS,
    SHOWN,
    Count,
    Looked,
    added,
    preview,
)
from exchange.imports.sources import look
from exchange.imports.writing import Batch
from exchange.models import Source
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY, a_file, make_import, make_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby()


def test_entries_are_counted_against_the_diary(baby):
    make_import(baby=baby)
    found = look(make_upload(baby=baby), {}, NOW)
    (count,) = found.counts
    assert count == Count("Smiles and laughs", 3, 0)
    assert (count.known, found.new) == (3, 0)


def test_each_kind_of_a_baby_buddy_export_is_counted(baby):
    upload = make_upload(baby=baby, source=Source.BABY_BUDDY, files=BUDDY, child="1")
    found = look(upload, {}, NOW)
    assert found.counts == [
        Count("Smiles and laughs", 3, 3),
        Count("Sleeps", 2, 2),
        Count("Own firsts", 1, 1),
    ]
    assert found.looked.sample[0] == (
        3,
        "15 October 2026, 8:15 p.m. to 1:45 a.m.",
        "",
    )


def test_only_the_first_remarks_are_shown_and_all_are_counted():
    remarks = [Remark(n, "When", "x") for n in range(SHOWN + 1)]
    found = preview(Looked(Batch(), problems=remarks, notes=remarks))
    assert (len(found.problems), len(found.notes)) == (SHOWN, SHOWN)
    assert found.problem_count == SHOWN + 1


def test_a_few_lines_are_shown_as_they_will_be(baby):
    days = "\n".join(f"2026-10-{n}" for n in range(10, 20))
    upload = make_upload(baby=baby, files=[a_file(f"When\n{days}")], columns={"day": 0})
    sample = look(upload, {}, NOW).looked.sample
    assert len(sample) == FIRST_ROWS
    assert sample[0] == (2, "10 October 2026, time not known", "A smile")


def test_an_import_says_what_it_added(baby):
    assert added(make_import(baby=baby)) == [("Smiles and laughs", 3)]
