import hashlib
import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from exchange.archive.packing import DIARY, Packer, is_sealed, seal_of
from tests.factories import NOW


def packed(**parts):
    out = BytesIO()
    packer = Packer(out)
    with packer.part(DIARY) as part:
        part.write(b"{}")
    for name, pieces in parts.items():
        with packer.part(name, is_packed=True) as part:
            for piece in pieces:
                part.write(piece)
    packer.finish(exporter="a@example.com", now=NOW)
    return ZipFile(out)


def test_each_file_is_listed_with_its_checksum():
    made = packed(photo=[b"one", b"two"])
    told = json.loads(made.read("manifest.json"))
    summed = hashlib.sha256(b"onetwo").hexdigest()
    assert told["files"]["photo"] == {"bytes": 6, "sha256": summed}
    assert (told["app"], told["format"]) == ("smilestone", 1)
    assert (told["exporter"], told["made_at"]) == ("a@example.com", NOW.isoformat())


def test_what_is_small_already_is_not_packed_again():
    made = packed(photo=[b"one"])
    assert made.getinfo("photo").compress_type == ZIP_STORED
    assert made.getinfo(DIARY).compress_type == ZIP_DEFLATED


def test_the_same_is_the_same_file():
    assert packed().fp.getvalue() == packed().fp.getvalue()


def test_a_seal_is_that_of_this_installation(settings):
    seal = seal_of("abc")
    assert is_sealed("abc", seal)
    assert not is_sealed("abcd", seal)
    settings.SECRET_KEY = "another" * 10
    assert not is_sealed("abc", seal)


def test_an_earlier_secret_still_knows_its_seal(settings):
    seal, before = seal_of("abc"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [before]
    assert is_sealed("abc", seal)
