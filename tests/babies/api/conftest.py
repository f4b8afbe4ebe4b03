import pytest

from tests.factories import make_baby, parent_of
from tests.factories_api import api


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    """With a token of the parent that may write."""
    return api(parent_of(baby))
