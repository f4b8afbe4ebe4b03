"""One page for everything that was put away."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from babies.models import Smile
from milestones.binned import BINNED, BINNED_KINDS
from tests.factories import NOW, make_baby, make_smile
from tests.factories_logging import make_one_of_each
from tests.factories_photos import entry_of, make_photo
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(baby):
    return f"/babies/{baby.pk}/bin/"


def put_away(baby):
    for model in BINNED.values():
        rows: Any = model._default_manager
        rows.filter(baby=baby).update(binned_at=NOW)


def test_an_empty_bin_says_so(signed_in, baby):
    assert "The bin is empty." in words_of(signed_in.get(at(baby)))


def test_every_entry_has_its_last_day_and_a_way_back(signed_in, baby):
    make_one_of_each(baby=baby, on=date(2026, 11, 20))
    smile = Smile.objects.get(baby=baby)
    make_photo(baby=baby, entry=entry_of(smile))
    put_away(baby)
    response = signed_in.get(at(baby))
    page = words_of(response)
    assert page.count("Deleted on 23 December 2026 Take back") == len(BINNED_KINDS)
    assert main_of(response).count('value="/babies/') == len(BINNED_KINDS)


def test_the_entries_of_another_baby_are_not_there(signed_in, user, baby):
    other = make_baby(by=user)
    make_smile(baby=other)
    put_away(other)
    assert "The bin is empty." in words_of(signed_in.get(at(baby)))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for back in range(rows):
        make_one_of_each(baby=baby, on=date(2026, 11, 20) - timedelta(days=back))
    put_away(baby)
    with django_assert_num_queries(13):
        signed_in.get(at(baby))
