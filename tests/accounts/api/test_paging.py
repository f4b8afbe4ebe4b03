from datetime import date

import pytest

from babies.models import Baby
from tests.factories import make_baby, make_smile, parent_of
from tests.factories_api import api

pytestmark = pytest.mark.django_db


def test_what_comes_in_between_neither_shifts_nor_repeats():
    baby = make_baby()
    program = api(parent_of(baby))
    for day in (10, 11, 12):
        make_smile(baby=baby, on=date(2026, 9, day))
    first = program.get(f"/api/v1/babies/{baby.pk}/smiles/?page_size=2").json()
    make_smile(baby=baby, on=date(2026, 9, 13))
    second = program.get(first["next"]).json()
    shown = [row["on"] for part in (first, second) for row in part["results"]]
    assert shown == ["2026-09-12", "2026-09-11", "2026-09-10"]
    assert second["next"] is None


def test_a_cursor_of_another_list_is_refused():
    baby = make_baby()
    program = api(parent_of(baby))
    for _number in range(2):
        make_smile(baby=baby)
    address = f"/api/v1/babies/{baby.pk}/smiles/?page_size=1"
    cursor = program.get(address).json()["next"]
    of_babies = cursor.replace(f"/{baby.pk}/smiles", "")
    assert program.get(of_babies).json()["errors"][0]["field"] == "cursor"


def test_the_next_part_keeps_the_filter():
    baby = make_baby()
    program = api(parent_of(baby))
    for day in (10, 11, 12):
        make_smile(baby=baby, on=date(2026, 9, day))
    address = f"/api/v1/babies/{baby.pk}/smiles/?page_size=1&since=2026-09-11"
    first = program.get(address).json()
    second = program.get(first["next"]).json()
    assert [part["results"][0]["on"] for part in (first, second)] == [
        "2026-09-12",
        "2026-09-11",
    ]
    assert second["next"] is None
    assert Baby.objects.count() == 1
