import pytest

from exchange.imports import confirming
from exchange.imports.confirming import confirm, refusal
from exchange.imports.sources import look
from exchange.models import Import, Job
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_import, make_upload, many

pytestmark = pytest.mark.django_db
LEAVE_OUT = "Some lines cannot be added. Please say that they may be left out."


@pytest.fixture
def baby():
    return make_baby()


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("", LEAVE_OUT), ("1", LEAVE_OUT), ("2", ""), ("3", LEAVE_OUT)],
)
def test_unreadable_lines_are_left_out_by_their_number(baby, left_out, sentence):
    files = [a_file("When\n2026-10-20\nnever\nnot\n")]
    upload = make_upload(baby=baby, files=files, columns={"day": 0})
    assert refusal(look(upload, {}, NOW), left_out) == sentence


def test_there_must_be_something_new(baby):
    make_import(baby=baby)
    found = look(make_upload(baby=baby), {}, NOW)
    assert refusal(found, "") == "There is nothing new to import."


def test_little_is_added_at_once_and_much_by_a_job(baby, monkeypatch):
    monkeypatch.setattr(confirming, "AT_ONCE", 3)
    little = make_upload(baby=baby)
    done = confirm(little, look(little, {}, NOW), {}, now=NOW)
    assert isinstance(done, Import)
    assert len(done.rows["smiles"]) == 3
    much = many(baby, 4)
    asked = confirm(much, look(much, {}, NOW), {}, now=NOW)
    assert isinstance(asked, Job)
    assert (asked.pk, asked.state) == (much.pk, "waiting")
