from datetime import date

import pytest

from clinical.catalog import catalog
from milestones.loading import Loaded, load_expectations
from milestones.models import Answer, Expectation
from tests.factories import make_answer, make_baby

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
ENTRIES = catalog().expectations
FIRST, *OTHERS = ENTRIES


def test_each_entry_becomes_a_row():
    assert load_expectations(today=MAY) == Loaded(len(ENTRIES), 0, 0, 0)
    row = Expectation.objects.get(pk="cdc-02m-studies-faces")
    assert (row.source_list, row.age_months, row.domain) == (
        "cdc",
        2,
        "social_emotional",
    )
    assert (row.summary, row.position, row.retired_on) == (
        "Gazes at the face of a caregiver",
        2,
        None,
    )


def test_what_left_the_catalog_is_retired_and_keeps_its_answers():
    load_expectations(today=MAY)
    make_answer(baby=make_baby(), on=MAY, expectation=FIRST.id)
    assert load_expectations(today=JUNE, entries=OTHERS) == Loaded(0, 0, 1, len(OTHERS))
    assert Expectation.objects.get(pk=FIRST.id).retired_on == JUNE
    assert Answer.objects.get().expectation_id == FIRST.id


def test_a_retired_row_stays_as_it_is_and_comes_back():
    load_expectations(today=MAY)
    load_expectations(today=MAY, entries=OTHERS)
    assert load_expectations(today=JUNE, entries=OTHERS).retired == 0
    assert Expectation.objects.get(pk=FIRST.id).retired_on == MAY
    assert load_expectations(today=JUNE) == Loaded(0, 1, 0, len(OTHERS))
    assert Expectation.objects.get(pk=FIRST.id).retired_on is None


def test_a_row_that_differs_is_put_right():
    load_expectations(today=MAY)
    Expectation.objects.filter(pk=FIRST.id).update(summary="old words", position=99)
    assert load_expectations(today=MAY).changed == 1
    row = Expectation.objects.get(pk=FIRST.id)
    assert (row.summary, row.position) == (FIRST.summary, FIRST.position)
