"""Photos as pages show them: where they are, and what they show in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.templatetags.shell import link
from babies.models import Baby, Photo


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo with its addresses, and what it shows in words."""

    photo: Photo
    alt: str
    url: str
    small_url: str
    page_url: str


def shown_photo(photo: Photo, baby: Baby, on: date | None = None) -> PhotoShown:
    """A photo as pages show it; `on` is the day its entry says now."""
    words = _("Photo of %(name)s, %(on)s") % {
        "name": baby.name,
        "on": date_format(on or photo.on),
    }
    return PhotoShown(
        photo=photo,
        alt=photo.words or words,
        url=link("babies:picture", baby.pk, photo.pk),
        small_url=link("babies:picture_small", baby.pk, photo.pk),
        page_url=link("babies:photo", baby.pk, photo.pk),
    )
