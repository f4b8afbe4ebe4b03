"""A reading shows what is shared, and knows what is old."""

from datetime import timedelta

import pytest

from clinics.choices import Part
from clinics.reading import reading_of
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def read():
    share = make_share(baby=make_baby(), clinic=make_clinic(), parts=("smiles",))
    return reading_of(share, TODAY)


def test_only_what_is_shared_is_shown(read):
    assert [part for part in Part if read.shows(part)] == [Part.SMILES]
    assert read.today == read.found.on == TODAY


@pytest.mark.parametrize(("back", "is_old"), [(0, False), (14, False), (15, True)])
def test_two_weeks_make_old(read, back, is_old):
    assert read.is_old(TODAY - timedelta(days=back)) is is_old


def test_nothing_is_not_old(read):
    assert read.is_old(None) is False
