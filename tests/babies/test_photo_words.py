from datetime import timedelta

import pytest

from babies.photo_words import shown_photo
from tests.factories import make_baby
from tests.factories_photos import make_photo

pytestmark = pytest.mark.django_db


def test_without_words_a_photo_says_whose_it_is_and_when():
    baby = make_baby(name="Juniper")
    photo = make_photo(baby=baby)
    assert shown_photo(photo, baby).alt == "Photo of Juniper, 11 September 2026"
    later = photo.on + timedelta(days=1)
    assert shown_photo(photo, baby, later).alt == "Photo of Juniper, 12 September 2026"
