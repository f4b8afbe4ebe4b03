import pytest


@pytest.fixture(autouse=True)
def no_second_step(settings):
    """As in the demo; one test asks for it."""
    settings.STAFF_TWO_FACTOR = "optional"
