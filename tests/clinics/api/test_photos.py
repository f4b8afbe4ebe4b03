"""Photos of a share, for programs."""

import pytest

from clinics.choices import Part
from clinics.models import Look
from tests.clinics.diary import make_chosen_photo
from tests.clinics.rows import make_share
from tests.factories import make_baby
from tests.factories_photos import make_photo

WITHOUT_PHOTOS = tuple(part.value for part in Part if part is not Part.PHOTOS)


def one(share, photo):
    return f"/api/v1/clinic/babies/{share.pk}/photos/{photo.pk}/"


@pytest.mark.parametrize("accept", ["image/webp", "*/*", "application/json"])
def test_a_chosen_photo_is_opened_and_that_is_a_look(program, nurse, accept):
    share = make_share(baby=make_baby(), clinic=nurse.clinic)
    photo = make_chosen_photo(share.baby)
    response = program.get(one(share, photo), headers={"Accept": accept})
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    with photo.image.open() as file:
        assert response.content == file.read()
    look = Look.objects.get()
    assert (look.part, look.who) == ("photo", nurse.name)


def test_others_are_not_there(program, nurse):
    share = make_share(baby=make_baby(), clinic=nurse.clinic)
    narrow = make_share(baby=make_baby(), clinic=nurse.clinic, parts=WITHOUT_PHOTOS)
    for of, photo in (
        (share, make_photo(baby=share.baby)),
        (share, make_chosen_photo(make_baby())),
        (narrow, make_chosen_photo(narrow.baby)),
    ):
        response = program.get(one(of, photo), headers={"Accept": "image/webp"})
        assert (response.status_code, response["Content-Type"]) == (
            404,
            "application/problem+json",
        )
    assert not Look.objects.exists()
