import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from babies.pictures import MAX_BYTES, PictureError, remade
from tests.factories_photos import POSITION, a_photo, file_of, positioned

UNREADABLE = "We cannot read this file. Please choose a JPEG, PNG, WebP or HEIC photo."
TOO_MANY = "This photo has too many dots to open. Please choose a smaller one."


def made(content):
    return remade(BytesIO(content), len(content))


def refusal(content, size=None):
    with pytest.raises(PictureError) as caught:
        remade(BytesIO(content), len(content) if size is None else size)
    assert str(caught.value) == caught.value.sentence
    return caught.value.sentence


def opened(content):
    return Image.open(BytesIO(content), formats=["WEBP"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_each_kind_of_photo_becomes_webp_in_two_sizes(kind):
    picture = made(file_of(a_photo(2000, 1000), kind))
    assert (picture.width, picture.height) == (1600, 800)
    assert opened(picture.large).size == (1600, 800)
    assert opened(picture.small).size == (400, 200)


@pytest.mark.parametrize("size", [(1600, 1200), (1, 1), (400, 400)])
def test_a_small_photo_keeps_its_size(size):
    picture = made(file_of(a_photo(*size), "PNG"))
    assert (picture.width, picture.height) == size == opened(picture.large).size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_position_and_all_else_beside_the_dots_is_gone(kind):
    sent = file_of(
        a_photo(),
        kind,
        exif=positioned().tobytes(),
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    there = Image.open(BytesIO(sent)).getexif().get_ifd(POSITION)
    assert there[1] == "N"

    picture = made(sent)

    for content in (picture.large, picture.small):
        image = opened(content)
        image.load()
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"background", "loop", "timestamp", "duration"}
        assert [name for name in (b"EXIF", b"XMP ", b"ICCP") if name in content] == []


def corners(image):
    """Which corner is dark: upper left, upper right, lower left, lower right."""
    right, low = image.width - 4, image.height - 4
    places = ((3, 3), (right, 3), (3, low), (right, low))
    return [sum(image.convert("RGB").getpixel(place)) < 200 for place in places]


@pytest.mark.parametrize(
    ("way_up", "size", "dark"),
    [
        (1, (80, 40), [True, False, False, False]),
        (2, (80, 40), [False, True, False, False]),
        (3, (80, 40), [False, False, False, True]),
        (4, (80, 40), [False, False, True, False]),
        (5, (40, 80), [True, False, False, False]),
        (6, (40, 80), [False, True, False, False]),
        (7, (40, 80), [False, False, False, True]),
        (8, (40, 80), [False, False, True, False]),
    ],
)
def test_a_photo_is_turned_the_right_way_up(way_up, size, dark):
    image = a_photo(80, 40, "white")
    image.paste("black", (0, 0, 20, 20))
    picture = made(file_of(image, "JPEG", exif=positioned(way_up).tobytes()))
    assert (picture.width, picture.height) == size
    assert corners(opened(picture.large)) == dark


def test_what_shows_through_becomes_white():
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 10, 20))
    shown = opened(made(file_of(image, "PNG")).large).convert("RGB")
    assert min(shown.getpixel((15, 10))) > 240
    red, green, blue = shown.getpixel((4, 10))
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_photos_without_the_usual_colours_are_taken_too(mode):
    picture = made(file_of(a_photo(colour="white").convert(mode)))
    assert opened(picture.large).mode == "RGB"
    assert min(opened(picture.large).getpixel((5, 5))) > 240


def test_colours_are_brought_to_those_of_screens():
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sent = file_of(a_photo(colour="red"), icc_profile=lab_like)
    assert opened(made(sent).large).getpixel((5, 5))[0] > 220


@pytest.mark.parametrize(
    "profile",
    [
        b"no profile at all",
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
    ],
    ids=["none", "of another kind"],
)
def test_colours_that_nobody_can_read_do_not_cost_the_photo(profile):
    sent = file_of(a_photo(colour="red"), icc_profile=profile)
    assert opened(made(sent).large).getpixel((5, 5))[0] > 220


def test_a_still_of_several_is_the_first():
    both = file_of(
        a_photo(colour="white"), "MPO", save_all=True, append_images=[a_photo()]
    )
    assert min(opened(made(both).large).getpixel((5, 5))) > 240


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_moves_is_refused(kind):
    frames = [a_photo(colour=name) for name in ("red", "blue")]
    moving = file_of(frames[0], kind, save_all=True, append_images=frames[1:])
    assert refusal(moving) == "This picture moves. Please choose a still photo."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        b"\xff\xd8\xff\xe0" + b"\x00" * 100,
        file_of(a_photo(), "GIF"),
        file_of(a_photo(), "TIFF"),
        file_of(a_photo(), "BMP"),
        file_of(a_photo(), "ICO"),
    ],
    ids=["empty", "text", "svg", "pdf", "zeros", "gif", "tiff", "bmp", "ico"],
)
def test_other_files_are_refused(content):
    assert refusal(content) == UNREADABLE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_file_that_is_cut_off_is_refused(kind):
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    content = file_of(noise, kind)
    for length in (len(content) // 3, len(content) * 9 // 10):
        assert refusal(content[:length]) == UNREADABLE


def test_a_file_over_the_limit_is_not_even_opened():
    content = file_of(a_photo())
    told = "This photo is over 15 MB. Please choose a smaller one."
    assert refusal(content, MAX_BYTES + 1) == told
    assert remade(BytesIO(content), MAX_BYTES).width == 60


def chunk(name, content):
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def bomb(width, height):
    """A tiny file that says it is a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"\0" * 1000)
    parts = ((b"IHDR", head), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [
        (50_000, 50_000, TOO_MANY),
        (10_000, 10_000, TOO_MANY),
        (5_000, 10_001, TOO_MANY),
        # At the limit it is opened, and then found to be cut off.
        (5_000, 10_000, UNREADABLE),
    ],
)
def test_a_small_file_with_a_huge_picture_is_refused(width, height, told):
    assert refusal(bomb(width, height)) == told
