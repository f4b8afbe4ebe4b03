import pytest

from exchange.imports.forms import BringForm
from exchange.models import Source


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (Source.CSV, ["chosen", "text"]),
        (Source.BABY_BUDDY, ["chosen"]),
        (Source.CDC, ["text"]),
    ],
)
def test_each_way_asks_for_what_it_can_read(source, fields):
    assert list(BringForm(source=source).fields) == fields
