"""Photos between the API and the forms of the pages, which check them."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import Http404
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import JSONRenderer

from accounts.api.fields import read
from accounts.api.problems import InvalidError, TooLargeError
from babies.api.entries import Here, Sent, Shown
from babies.api.smiles import at_home
from babies.forms.photo import PhotoForm, PhotoWordsForm
from babies.models import Photo
from babies.photos import Pictured
from babies.pictures import Picture, too_large_words
from milestones.api.photo_serializers import NewPhotoSerializer
from milestones.photos import pictured


class PhotoParser(MultiPartParser):
    """A form with a photo; what is too long is refused before it is read."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """The fields and the file. Raises problems of the API."""
        try:
            return super().parse(*args, **kwargs)
        except RequestDataTooBig as error:
            raise TooLargeError(too_large_words(), field="image") from error
        except SuspiciousOperation as error:
            raise ParseError(_("This form has too many parts.")) from error


class WebpRenderer(JSONRenderer):
    """Lets programs ask for an image; refusals are JSON."""

    media_type = "image/webp"
    format = "webp"


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo that was sent: of what, the picture made anew, and its words."""

    entry: Pictured
    picture: Picture
    words: str


def shown_photo(row: Photo, zone: str) -> Shown:
    """A photo as the API shows it."""
    place = row.baby_id, row.pk
    return {
        "id": str(row.pk),
        "of": row.entry_kind,
        "entry": str(row.entry_id),
        "on": row.on.isoformat(),
        "words": row.words,
        "in_shares": row.in_shares,
        "width": row.width,
        "height": row.height,
        "image": reverse("v1:photos_image", args=place),
        "small_image": reverse("v1:photos_small_image", args=place),
        "logged_at": at_home(row.logged_at, zone),
    }


def new_photo(form: Any, here: Here) -> tuple[uuid.UUID | None, NewPhoto]:
    """The id and the photo that were sent. Raises problems of the API.

    The picture is made anew here, which takes a while: nothing should be held.
    """
    sent = read(NewPhotoSerializer, {name: form[name] for name in form})
    entry = pictured(here.user, here.baby, sent["of"], sent["entry"])
    if entry is None:
        raise Http404
    files = MultiValueDict({"image": [sent["image"]]})
    made = PhotoForm(data={"words": sent.get("words", "")}, files=files)
    said = _checked(made)
    return sent.get("id"), NewPhoto(entry, said["image"], said["words"])


def is_same(row: Photo, said: NewPhoto) -> bool:
    """Whether a stored photo is just this: the same file makes the same picture."""
    if (row.entry_id, row.words) != (said.entry.pk, said.words):
        return False
    with default_storage.open(str(row.image)) as file:
        return bool(file.read() == said.picture.large)


def described(sent: Sent, row: Photo, *, may_manage: bool) -> PhotoWordsForm:
    """The form with other words for a photo, checked. Raises problems of the API."""
    is_shared = sent.get("in_shares", row.in_shares)
    if not may_manage and is_shared != row.in_shares:
        raise InvalidError("in_shares", _("Only a parent decides this."))
    form = PhotoWordsForm(photo=row, may_manage=may_manage, data=dict(sent))
    _checked(form)
    return form


def _checked(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError(
            {name: list(map(str, said)) for name, said in form.errors.items()}
        )
    cleaned: dict[str, Any] = form.cleaned_data
    return cleaned
