import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from exchange.forms_archive import ArchiveForm
from tests.factories import make_baby
from tests.factories_archive import archive_of


def form(content):
    return ArchiveForm(
        {}, MultiValueDict({"file": [SimpleUploadedFile("a.zip", content)]})
    )


@pytest.mark.django_db
def test_an_archive_is_taken_and_can_be_read_from_its_start(user):
    make_baby(by=user)
    content = archive_of(user)
    sent = form(content)
    assert sent.is_valid()
    assert sent.cleaned_data["file"].read() == content


def test_the_limit_is_to_the_byte(settings):
    settings.ARCHIVE_MAX_MB = 1
    at_limit, over = form(b"0" * 1024**2), form(b"0" * (1024**2 + 1))
    assert "over" not in str(at_limit.errors)
    assert over.errors["file"] == [
        "This file is over 1 MB. Please ask who runs this site."
    ]


def test_a_refusal_stands_beside_the_field_alone():
    assert ArchiveForm.refused("No such luck.").errors == {"file": ["No such luck."]}
