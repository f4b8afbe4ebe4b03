import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from babies.models import Photo
from tests.factories import make_baby, make_smile
from tests.factories_photos import a_photo, file_of

pytestmark = pytest.mark.django_db


def send(client, user, content):
    baby = make_baby(by=user)
    smile = make_smile(baby=baby)
    return client.post(
        f"/babies/{baby.pk}/photos/new/smile/{smile.pk}/",
        {"image": SimpleUploadedFile("a.jpg", content)},
    )


def test_what_is_longer_than_any_form_is_refused_before_it_is_read(signed_in, user):
    response = send(signed_in, user, b"\0" * 16 * 1024 * 1024)
    assert response.status_code == 413
    assert "That was too much at once" in response.content.decode()
    assert Photo.objects.count() == 0


@pytest.mark.parametrize("dots", [10, 2000])
def test_files_kept_in_memory_and_on_disk_both_arrive(signed_in, user, dots):
    content = file_of(a_photo(dots, dots), "PNG")
    # Over 2.5 MB Django writes to disk; what follows a PNG's end is left alone.
    content += b"\0" * (dots * 1500)
    assert send(signed_in, user, content).status_code == 302
    assert Photo.objects.get().width == min(dots, 1600)


def test_just_below_the_limit_the_form_says_what_is_wrong(signed_in, user):
    response = send(signed_in, user, b"\0" * (16 * 1024 * 1024 - 2000))
    assert "This photo is over 15 MB." in response.content.decode()
