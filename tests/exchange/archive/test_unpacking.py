import json
import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from exchange.archive import unpacking
from exchange.archive.packing import DIARY, Packer
from exchange.archive.unpacking import opened
from exchange.jobs import StopError
from tests.factories import NOW
from tests.factories_archive import with_parts


def an_archive(**parts):
    out = BytesIO()
    packer = Packer(out)
    for name, content in {DIARY: b"{}\n", "README.txt": b"hello", **parts}.items():
        with packer.part(name) as part:
            part.write(content)
    packer.finish(exporter="a@example.com", now=NOW)
    return out.getvalue()


def fault(content):
    with pytest.raises(StopError) as caught:
        list(opened(BytesIO(content)).check_sums())
    return caught.value.fault


def manifest(content, **other):
    told = json.loads(ZipFile(BytesIO(content)).read("manifest.json"))
    return with_parts(
        content,
        {"manifest.json": json.dumps({**told, **other}).encode()},
        summed=False,
    )


def test_an_archive_of_ours_is_opened():
    archive = opened(BytesIO(an_archive()))
    assert sorted(archive.check_sums()) == ["README.txt", DIARY]
    assert archive.exporter == "a@example.com"
    assert archive.is_ours


def test_a_diary_that_was_edited_is_not_sealed():
    content = with_parts(an_archive(), {DIARY: b"[]\n"})
    assert not opened(BytesIO(content)).is_ours


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "not_a_zip"),
        (b"\x00" * 100, "not_a_zip"),
        (an_archive()[:-30], "cut_off"),
        (an_archive()[: len(an_archive()) // 2], "cut_off"),
        (with_parts(an_archive(), {"README.txt": b"h"}, summed=False), "changed_file"),
        (
            with_parts(an_archive(), {"README.txt": b"hallo"}, summed=False),
            "changed_file",
        ),
        (with_parts(an_archive(), {"README.txt": None}, summed=False), "missing_files"),
        (
            with_parts(an_archive(), {"csv/baby.csv": b"x"}, summed=False),
            "missing_files",
        ),
        (with_parts(an_archive(), {DIARY: None}), "missing_files"),
        (
            with_parts(an_archive(), {"manifest.json": None}, summed=False),
            "not_ours",
        ),
        (
            with_parts(an_archive(), {"manifest.json": b"[]"}, summed=False),
            "not_ours",
        ),
        (
            with_parts(an_archive(), {"manifest.json": b"\xff"}, summed=False),
            "damaged",
        ),
        (
            with_parts(an_archive(), {"manifest.json": b"[" * 9**5}, summed=False),
            "damaged",
        ),
        (manifest(an_archive(), app="other"), "not_ours"),
        (manifest(an_archive(), format=2), "newer"),
        (manifest(an_archive(), format="1"), "damaged"),
        (manifest(an_archive(), format=0), "damaged"),
        (manifest(an_archive(), files=[]), "damaged"),
        (manifest(an_archive(), files={DIARY: 1, "README.txt": 1}), "damaged"),
    ],
    # The bytes hold a seal that each process makes with a key of its own.
    ids=lambda each: each if isinstance(each, str) else "archive",
)
def test_what_is_no_whole_archive_is_refused(content, expected):
    assert fault(content) == expected


@pytest.mark.parametrize(
    "name",
    [
        "../diary.json",
        "/etc/passwd",
        "photos/../../x.webp",
        "photos\\..\\x.webp",
        "C:\\x",
        "csv/SMILE.csv",
        "diary.json/",
        "photos/6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10.webp.exe",
        "réadme.txt",
    ],
)
def test_a_name_that_does_not_belong_is_refused(name):
    out = BytesIO(an_archive())
    with ZipFile(out, "a") as packed:
        packed.writestr(name, b"x")
    assert fault(out.getvalue()) == "strange_name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused():
    out = BytesIO(an_archive())
    with ZipFile(out, "a") as packed:
        packed.writestr("README.txt", b"another")
    assert fault(out.getvalue()) == "twice_a_name"


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_FILES", 2)
    assert fault(an_archive()) == "too_many_files"


@pytest.mark.parametrize("word", ["\ud800", "\0", "a" * 255, ["a"], None])
def test_who_made_it_and_its_seal_are_words_or_nothing(word):
    content = manifest(an_archive(), exporter=word, seal=word)
    found = opened(BytesIO(content))
    assert (found.exporter, found.seal, found.is_ours) == ("", "", False)


@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\n"])
def test_a_list_of_very_many_is_refused_before_it_is_read(before, monkeypatch):
    # Reading it would be an error of another kind.
    monkeypatch.setattr(unpacking, "ZipFile", None)
    monkeypatch.setattr(unpacking, "A_PIECE", 7)
    monkeypatch.setattr(unpacking, "MOST_FILES", 2)
    assert fault(before + an_archive()) == "too_many_files"


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as packed:
        packed.writestr(DIARY, b"0" * 20 * 1024**2)
    assert fault(bomb.getvalue()) == "too_large"


def test_much_of_everything_is_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES", 300)
    assert fault(an_archive()) == "too_large"


def test_a_list_of_files_that_is_too_long_is_not_read(monkeypatch):
    monkeypatch.setattr(unpacking, "MANIFEST_BYTES", 100)
    assert fault(an_archive()) == "too_large"


def test_another_way_to_pack_is_refused():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as packed:
        packed.writestr(DIARY, b"{}")
    assert fault(out.getvalue()) == "strange_packing"


def test_a_password_is_refused():
    content = bytearray(an_archive())
    # The bit "encrypted" of the first entry of the list at the end.
    place = content.index(b"PK\x01\x02") + 8
    content[place : place + 2] = struct.pack("<H", 1)
    assert fault(bytes(content)) == "locked"


def test_a_part_that_cannot_be_unpacked_is_refused():
    content = bytearray(an_archive())
    place = ZipFile(BytesIO(content)).getinfo("README.txt").header_offset
    names, more = struct.unpack("<HH", content[place + 26 : place + 30])
    start = place + 30 + names + more
    content[start : start + 4] = b"\xff" * 4
    assert fault(bytes(content)) == "damaged"
