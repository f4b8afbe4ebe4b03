"""What tests of this room share."""

import pytest

from milestones.loading import load_expectations
from tests.factories import NOW, make_baby


@pytest.fixture
def expectations(db):
    """The catalog's rows, which answers point to."""
    load_expectations(today=NOW.date())


@pytest.fixture
def baby(user, expectations):
    """Baby A of the stories: born at term on 1 September 2026, at home in London."""
    return make_baby(by=user, name="Juniper")
