"""A PDF as an answer."""

from datetime import date

from exchange.pdf_files import pdf_answer


def test_its_name_says_the_day_and_nothing_of_the_baby():
    response = pdf_answer(b"%PDF", "letter", date(2026, 11, 23))
    assert (response.content, response["Content-Type"]) == (b"%PDF", "application/pdf")
    assert response["Content-Disposition"] == (
        'attachment; filename="letter-2026-11-23.pdf"'
    )
