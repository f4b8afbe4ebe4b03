"""What the tests of the rules may ask for."""

import pytest

from clinical.catalog import catalog


@pytest.fixture(autouse=True)
def fresh_catalog(request):
    """The tests of the catalog read it anew, not as an earlier test left it."""
    if request.module.__name__.rpartition(".")[2].startswith("test_catalog"):
        catalog.cache_clear()
