"""Photos for tests: small files as phones send them, and rows with their files."""

import uuid
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from babies.choices import PhotoOf
from babies.models import Baby, First, Photo, Smile
from babies.photos import PhotoLine, Pictured, add_photo
from babies.pictures import remade
from tests.factories import NOW, make_smile, parent_of

#: EXIF's tags for the way up and for the position.
WAY_UP, POSITION = 0x0112, 0x8825


def file_of(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """An image as a file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def a_photo(width: int = 60, height: int = 40, colour: str = "orange") -> Image.Image:
    """A plain picture."""
    return Image.new("RGB", (width, height), colour)


def positioned(way_up: int = 1) -> Image.Exif:
    """What a phone notes beside a photo: which way is up, and where it was taken."""
    exif = Image.Exif()
    exif[WAY_UP] = way_up
    exif.get_ifd(POSITION).update(
        {1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0, 7, 39)}
    )
    return exif


def upload(content: bytes = b"", name: str = "IMG_0001.HEIC") -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, content or file_of(a_photo()))


def entry_of(row: Smile | First) -> Pictured:
    """What photos of a row belong to."""
    kind = PhotoOf.SMILE if isinstance(row, Smile) else PhotoOf.FIRST
    return Pictured(row.baby, kind, row.pk, row.on)


def make_photo(
    *,
    baby: Baby,
    entry: Pictured | None = None,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Photo:
    """A photo of a smile, with its files."""
    content = file_of(a_photo())
    line = PhotoLine(key or uuid.uuid4(), words, parent_of(baby), NOW)
    picture = remade(BytesIO(content), len(content))
    return add_photo(entry or entry_of(make_smile(baby=baby)), picture, line)
