"""A PDF as the answer to a page or a program."""

from datetime import date

from django.http import HttpResponse


def pdf_answer(made: bytes, name: str, on: date) -> HttpResponse:
    """A file to save or print, under a name that says nothing of the baby."""
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}-{on}.pdf"'},
    )
