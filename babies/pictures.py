"""Pictures made anew from what was sent: upright, small, and with nothing hidden.

Only the dots are kept. Where a picture was taken, when, and with what stays behind.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener(thumbnails=False)

MAX_BYTES: Final = 15 * 1024 * 1024
#: The largest a phone takes today; decoded, it needs about 150 MB for a moment.
MAX_DOTS: Final = 50_000_000
LARGE: Final = 1600
SMALL: Final = 400
QUALITY: Final = 82
FORMATS: Final = ("JPEG", "PNG", "WEBP", "HEIF")
#: Some phones put a second view into a JPEG, bursts share a HEIF: the first is meant.
MAY_HOLD_SEVERAL: Final = frozenset({"JPEG", "MPO", "HEIF"})
SRGB: Final = ImageCms.createProfile("sRGB")
#: What the readers of the formats raise on files that are cut off or made up.
UNREADABLE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    ArithmeticError,
    TypeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureError(ValueError):
    """A file that cannot become a picture; `sentence` says why to its sender."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in two sizes, as WebP; width and height are those of the large one."""

    large: bytes
    small: bytes
    width: int
    height: int


def remade(file: IO[bytes], size: int) -> Picture:
    """A picture from a file of some bytes. Raises PictureError."""
    if size > MAX_BYTES:
        raise PictureError(too_large_words())
    try:
        with Image.open(file, formats=FORMATS) as opened:
            _check(opened)
            # JPEGs can be read at a fraction of their size, which saves most of the work.
            opened.draft("RGB", (LARGE, LARGE))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LARGE, LARGE), reducing_gap=3)
            image = _plain(upright)
    except PictureError:
        raise
    except BOMBS as error:
        raise _too_many_dots() from error
    except UNREADABLE as error:
        raise PictureError(
            _(
                "We cannot read this file. Please choose a JPEG, PNG, WebP or HEIC photo."
            )
        ) from error
    little = image.copy()
    little.thumbnail((SMALL, SMALL))
    return Picture(_webp(image), _webp(little), image.width, image.height)


def too_large_words() -> str:
    """What to say of a file that is over the limit."""
    return _("This photo is over %(megabytes)s MB. Please choose a smaller one.") % {
        "megabytes": MAX_BYTES // 1024**2
    }


def _too_many_dots() -> PictureError:
    return PictureError(
        _("This photo has too many dots to open. Please choose a smaller one.")
    )


def _check(opened: Image.Image) -> None:
    """Refuse what is too large or moves, before any of it is decoded."""
    if opened.width * opened.height > MAX_DOTS:
        raise _too_many_dots()
    is_moving = getattr(opened, "is_animated", False)
    if is_moving and opened.format not in MAY_HOLD_SEVERAL:
        raise PictureError(_("This picture moves. Please choose a still photo."))


def _plain(image: Image.Image) -> Image.Image:
    """The dots alone, on white where there were none, in the colours screens have."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        dots = Image.new("RGB", image.size, "white")
        dots.paste(image, mask=image.getchannel("A"))
    else:
        dots = Image.new("RGB", image.size)
        dots.paste(image.convert("RGB"))
    return _in_screen_colours(dots, profile) if profile else dots


def _in_screen_colours(dots: Image.Image, profile: bytes) -> Image.Image:
    try:
        taken_in = ImageCms.ImageCmsProfile(BytesIO(profile))
        ImageCms.profileToProfile(dots, taken_in, SRGB, inPlace=True)
    except (ImageCms.PyCMSError, OSError):
        # A profile that does not fit: a shade off is better than no photo.
        return dots
    dots.info.clear()
    return dots


def _webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
