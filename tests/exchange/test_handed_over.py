from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from exchange.handed_over import keepsake_png, language_of, visit_pdf
from exchange.sheet import Entry, Fact, Section, VisitSheet
from milestones.keepsakes import Keepsake, KeepsakeKind
from tests.exchange.reading import letters, paper, texts_of
from tests.factories import make_baby

SHEET = VisitSheet(
    title="Wren: page",
    made="Made today.",
    sections=(
        Section(
            title="One",
            lead=("The lead.",),
            facts=(Fact("Born", ("1 May",)), Fact("Two", ("first", "second"))),
            lines=("A line", "Another"),
        ),
        Section(
            title="Two",
            entries=(
                Entry("social", "Social smile", "2 May", "noon · A face"),
                Entry("laugh", "Laugh", "3 May", ""),
            ),
            ruled=3,
        ),
    ),
    footer="The foot.",
)


def test_the_paper_says_what_the_sheet_says_and_nothing_else():
    said = letters(paper(visit_pdf(SHEET, "en")))
    assert said == letters("".join(texts_of(SHEET)))


def test_a_code_is_drawn_only_for_something_shared():
    without = visit_pdf(SHEET, "en")
    address = "https://smilestone.example.com/s/0123456789"
    shared = VisitSheet(
        title=SHEET.title, made=SHEET.made, sections=SHEET.sections,
        footer=SHEET.footer, share_address=address,
    )  # fmt: skip
    with_code = visit_pdf(shared, "en")
    assert b"/Figure" not in without
    assert letters(paper(with_code)) == letters(paper(without))
    assert len(with_code) > len(without)


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("pt-br", "pt"), ("", "en"), ("zh-hans", "zh")]
)
def test_paper_knows_the_language_without_its_region(tag, language):
    assert language_of(tag) == language


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KeepsakeKind)
def test_a_keepsake_is_a_picture_of_its_day(kind):
    baby = make_baby(name="Wren")
    kept = Keepsake(kind, date(2026, 10, 16))
    image = keepsake_png(kept, baby, "en")
    assert Image.open(BytesIO(image)).size == (1181, 1181)
    assert image != keepsake_png(Keepsake(kind, date(2026, 10, 17)), baby, "en")
    assert image == keepsake_png(kept, baby, "en")


@pytest.mark.django_db
def test_a_name_that_cannot_be_written_is_left_out():
    kept = Keepsake(KeepsakeKind.SMILE, date(2026, 10, 16))
    nameless = keepsake_png(kept, make_baby(name="\U000f0000"), "en")
    assert nameless == keepsake_png(kept, make_baby(name="\U000f0001\ufffe"), "en")
    assert nameless != keepsake_png(kept, make_baby(name="Wren"), "en")
    long = keepsake_png(kept, make_baby(name="W" * 80), "en")
    assert Image.open(BytesIO(long)).size == (1181, 1181)
