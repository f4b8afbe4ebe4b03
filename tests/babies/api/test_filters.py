from datetime import date

import pytest

from tests.factories import (
    NOW,
    make_smile,
    make_social_smile,
)
from tests.factories_api import fields_of, smiles_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
AT_ME = {"state": "awake", "trigger": "face", "directed": "person"}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?since=2026-11-02", 1),
        ("?until=2026-11-01", 1),
        ("?class=social", 1),
        ("?class=reflex&since=2026-11-01", 0),
        ("?kind=smile", 2),
        ("?state=awake", 1),
    ],
)
def test_a_list_is_filtered(baby, program, query, count):
    make_smile(baby=baby, on=date(2026, 11, 1))
    make_social_smile(baby=baby, on=date(2026, 11, 2))
    assert len(program.get(smiles_of(baby) + query).json()["results"]) == count


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?since=soon", "since"),
        ("?class=%00", "class"),
        ("?colour=red", "colour"),
        ("?page_size=0", "page_size"),
        ("?page_size=201", "page_size"),
        ("?page_size=9e9", "page_size"),
        ("?cursor=abc", "cursor"),
        ("?cursor=%F0%9F%98%80", "cursor"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(baby, program, query, field):
    response = program.get(smiles_of(baby) + query)
    assert (response.status_code, fields_of(response)) == (400, [field])
