import pytest

from exchange.imports.sources import FORMS, look
from exchange.models import Source
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY, a_file, make_upload

pytestmark = pytest.mark.django_db


def test_every_way_in_asks_its_questions():
    assert set(FORMS) == set(Source.values)


@pytest.mark.parametrize(
    ("source", "given", "new"),
    [
        (Source.CSV, {}, 3),
        (Source.BABY_BUDDY, {"files": BUDDY, "child": "1"}, 6),
        (
            Source.CDC,
            {"files": [a_file("Looks at your face: yes")], "on": "2026-11-05"},
            1,
        ),
    ],
)
def test_each_way_in_is_looked_at_as_what_it_is(source, given, new):
    upload = make_upload(baby=make_baby(), source=source, **given)
    assert look(upload, {}, NOW).new == new
