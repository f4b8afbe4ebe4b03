"""Papers of staff hold the words they were given."""

from clinics.letters import LetterSheet
from exchange.staff_paper import letter_pdf
from tests.exchange.reading import paper


def test_paragraphs_stay_apart_and_lines_too():
    sheet = LetterSheet(
        title="Referral of Test Fern",
        sender=("Example Clinic",),
        to=("Vision check",),
        on="23 November 2026",
        text="Dear you,\n\n \nAge: 8 weeks\nBorn: in May\n",
        footer="Made from a diary.",
    )
    said = [line.strip() for line in paper(letter_pdf(sheet, "en-us")).splitlines()]
    assert [line for line in said if line] == [
        "Example Clinic",
        "Vision check",
        "23 November 2026",
        "Referral of Test Fern",
        "Dear you,",
        "Age: 8 weeks",
        "Born: in May",
        "Made from a diary.",
    ]
