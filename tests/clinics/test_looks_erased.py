"""Words of the log can be erased, and nobody can do it in silence."""

from datetime import timedelta

import pytest

from clinics.looks import TOLD_A_LINE, BadLine, erase_looks, first_bad_line, record_look
from clinics.models import Look
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def babies():
    """Two babies, each looked at twice, in turn."""
    clinic = make_clinic()
    nurse = make_staff(clinic=clinic)
    both = make_baby(), make_baby()
    for part in ("summary", "smiles"):
        for baby in both:
            share = make_share(baby=baby, clinic=clinic)
            record_look(share=share, staff=nurse, part=part, now=NOW)
    return both


def test_the_lines_of_one_baby_lose_their_words_and_the_chain_holds(babies):
    gone, kept = babies
    digests = list(Look.objects.order_by("number").values_list("digest", flat=True))

    assert erase_looks(baby=gone, now=LATER) == 2

    assert first_bad_line() is None
    first, second, third, fourth, told = Look.objects.order_by("number")
    for line in (first, third):
        words = (line.who, line.clinic, line.part, line.salt, line.baby, line.share)
        assert words == ("", "", "", "", None, None)
        assert line.at == LATER
    assert [first.digest, second.digest, third.digest, fourth.digest] == digests
    assert [line.baby for line in (second, fourth)] == [kept, kept]
    assert (told.part, told.clinic, told.baby) == ("erased", "1,3", None)


def test_a_changed_byte_is_still_found(babies):
    erase_looks(baby=babies[0], now=LATER)
    Look.objects.filter(number=3).update(digest="0" * 64)
    assert first_bad_line() == BadLine(3, "does not fit the line before it")


@pytest.mark.parametrize("words", [{"who": "Somebody"}, {"part": "x"}, {"salt": "00"}])
def test_words_put_into_an_erased_line_are_found(babies, words):
    erase_looks(baby=babies[0], now=LATER)
    Look.objects.filter(number=1).update(**words)
    assert first_bad_line() == BadLine(1, "does not say what it said")


def test_a_line_erased_in_silence_is_found(babies):
    erase_looks(baby=babies[0], now=LATER)
    Look.objects.filter(number=2).update(
        who="", clinic="", part="", salt="", baby=None, share=None
    )
    assert first_bad_line() == BadLine(2, "was erased without a word")


def test_what_was_told_as_erased_cannot_be_changed(babies):
    erase_looks(baby=babies[0], now=LATER)
    Look.objects.filter(number=5).update(clinic="1")
    assert first_bad_line() == BadLine(5, "does not say what it said")


def test_many_lines_are_told_in_several():
    baby, clinic = make_baby(), make_clinic()
    share = make_share(baby=baby, clinic=clinic)
    for _each in range(TOLD_A_LINE + 1):
        record_look(share=share, staff=None, part="summary", now=NOW)
    assert erase_looks(baby=baby, now=LATER) == TOLD_A_LINE + 1
    assert first_bad_line() is None
    told = Look.objects.filter(part="erased").values_list("clinic", flat=True)
    assert len(told) == 2


def test_a_baby_nobody_looked_at_needs_no_line(babies):
    assert erase_looks(baby=make_baby(), now=LATER) == 0
    assert Look.objects.count() == 4
