import uuid
from datetime import date

import pytest

from babies.models import First
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, catalog
from clinical.checklist import Value
from milestones.bulk import SaidAnswer, SaidFirst, log_answers, log_firsts
from milestones.loading import load_expectations
from milestones.models import Answer
from milestones.refusals import RefusedEntryError
from tests.factories import NOW, make_baby, parent_of

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 16)
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def told():
    load_expectations(today=NOW.date())
    baby = make_baby()
    return {"baby": baby, "by": parent_of(baby), "now": NOW}


def entry(age):
    return catalog().by_age[age][0]


def test_answers_are_the_same_rows_as_one_by_one(told):
    said = {ONE: SaidAnswer(ON, catalog().by_id[CDC_SMILES_BACK], Value.YES, "day")}
    assert log_answers(said=said, **told) == [ONE]
    assert log_answers(said=said, **told) == []
    row = Answer.objects.get()
    assert (row.pk, row.expectation_id, row.value, row.precision, row.on) == (
        ONE, SOCIAL_SMILE, "yes", "day", ON,
    )  # fmt: skip
    assert (row.baby, row.logged_by, row.logged_at) == (told["baby"], told["by"], NOW)


@pytest.mark.parametrize(
    ("on", "age", "field"),
    [(ON, 12, "value"), (date(2026, 8, 31), 2, "on"), (date(2026, 11, 24), 2, "on")],
)
def test_answers_that_cannot_be_are_refused(told, on, age, field):
    said = {ONE: SaidAnswer(on, entry(age), Value.YES, "day")}
    with pytest.raises(RefusedEntryError) as refused:
        log_answers(said=said, **told)
    assert refused.value.field == field


def test_firsts_are_the_same_rows_as_one_by_one(told):
    said = {ONE: SaidFirst(ON, "Sea", "cold"), TWO: SaidFirst(ON, "Sand")}
    assert log_firsts(said=said, **told) == [ONE, TWO]
    assert log_firsts(said=said, **told) == []
    rows = First.objects.order_by("pk").values_list("title", "note", "on")
    assert list(rows) == [("Sea", "cold", ON), ("Sand", "", ON)]


def test_firsts_that_cannot_be_are_refused(told):
    with pytest.raises(RefusedEntryError):
        log_firsts(said={ONE: SaidFirst(date(2026, 8, 31), "Early")}, **told)
