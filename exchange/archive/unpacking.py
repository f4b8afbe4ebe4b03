"""An archive that somebody sent: nothing in it is believed before it is checked.

Only names are looked at in the zip, and no file is unpacked to a path of its own.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exchange.archive.packing import APP, DIARY, FORMAT, MANIFEST, is_sealed
from exchange.jobs import StopError

MOST_FILES: Final = 20_000
#: All that an archive may hold, once unpacked.
MOST_BYTES: Final = 1024**3
#: Text gets smaller by ten or twenty times, a bomb by a thousand.
MOST_TIMES: Final = 150
#: Little files may be of one letter only.
BELOW: Final = 1024**2
MANIFEST_BYTES: Final = 8 * 1024**2
#: As many as an address of mail may have.
MOST_LETTERS: Final = 254
A_PIECE: Final = 64 * 1024
ENCRYPTED: Final = 0x1
START: Final = b"PK\x03\x04"
ENTRY: Final = b"PK\x01\x02"
KNOWN: Final = re.compile(
    r"manifest\.json|diary\.json|README\.txt|csv/[a-z_]{1,30}\.csv"
    r"|fhir/[0-9a-f-]{36}\.json|photos/[0-9a-f-]{36}\.webp"
)
#: What zipfile raises on what is damaged or made up.
DAMAGED: Final = (
    BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip whose names and sizes are all right, and what its list of files says."""

    zip: ZipFile
    exporter: str
    files: Mapping[str, Mapping[str, Any]]
    seal: str

    @property
    def is_ours(self) -> bool:
        """Whether this installation wrote the diary in it."""
        return is_sealed(str(self.files[DIARY]["sha256"]), self.seal)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file of it, a piece at a time. Raises StopError where it is damaged."""
        try:
            with self.zip.open(name) as content:
                while piece := content.read(A_PIECE):
                    yield piece
        except DAMAGED as error:
            raise StopError("damaged", name=name) from error

    def check_sums(self) -> Iterator[str]:
        """Each file, once its size and its checksum are found right."""
        for name, told in self.files.items():
            summed, size = hashlib.sha256(), 0
            for piece in self.pieces(name):
                summed.update(piece)
                size += len(piece)
            if (summed.hexdigest(), size) != (told.get("sha256"), told.get("bytes")):
                raise StopError("changed_file", name=name)
            yield name


def opened(file: IO[bytes]) -> Archive:
    """An archive, as far as can be seen without reading it all. Raises StopError."""
    packed = _zip(file)
    _check_names(packed)
    _check_sizes(packed)
    told = _manifest(packed)
    files = told["files"]
    names = {each.filename for each in packed.infolist()} - {MANIFEST}
    if names != set(files) or DIARY not in files:
        raise StopError("missing_files")
    exporter, seal = (plain_word(told.get(name)) for name in ("exporter", "seal"))
    return Archive(packed, exporter, files, seal)


def _zip(file: IO[bytes]) -> ZipFile:
    start = file.read(len(START))
    file.seek(0)
    # Before zipfile reads the list: a million names in it would take a gigabyte.
    if _entries_in(file) > MOST_FILES:
        raise StopError("too_many_files")
    try:
        return ZipFile(file)
    except DAMAGED as error:
        raise StopError("cut_off" if start == START else "not_a_zip") from error


def _entries_in(file: IO[bytes]) -> int:
    """How many entries the list of a zip can have: each begins with the same letters."""
    found, end = 0, b""
    while piece := file.read(A_PIECE):
        found += (end + piece).count(ENTRY)
        end = piece[1 - len(ENTRY) :]
    file.seek(0)
    return found


def _check_names(packed: ZipFile) -> None:
    names = [each.filename for each in packed.infolist()]
    if len(set(names)) < len(names):
        raise StopError("twice_a_name")
    for name in names:
        if not KNOWN.fullmatch(name):
            raise StopError("strange_name", name=name[:80])


def _check_sizes(packed: ZipFile) -> None:
    for each in packed.infolist():
        if each.flag_bits & ENCRYPTED:
            raise StopError("locked")
        if each.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise StopError("strange_packing")
        if _is_bomb(each):
            raise StopError("too_large")
    if sum(each.file_size for each in packed.infolist()) > MOST_BYTES:
        raise StopError("too_large")


def _is_bomb(each: ZipInfo) -> bool:
    return each.file_size > max(BELOW, MOST_TIMES * each.compress_size)


def _manifest(packed: ZipFile) -> dict[str, Any]:
    try:
        if packed.getinfo(MANIFEST).file_size > MANIFEST_BYTES:
            raise StopError("too_large")
        told = json.loads(packed.read(MANIFEST).decode())
    except KeyError as error:
        raise StopError("not_ours") from error
    except (*DAMAGED, RecursionError) as error:
        raise StopError("damaged", name=MANIFEST) from error
    if not isinstance(told, dict) or told.get("app") != APP:
        raise StopError("not_ours")
    check_format(told.get("format"))
    files = told.get("files")
    if not isinstance(files, dict) or not all(
        isinstance(each, dict) for each in files.values()
    ):
        raise StopError("damaged", name=MANIFEST)
    return told


def plain_word(value: Any) -> str:
    """A word of somebody else's that can be kept and shown: no half letters in it."""
    is_plain = isinstance(value, str) and len(value) <= MOST_LETTERS
    return value if is_plain and value.isprintable() else ""


def check_format(version: Any) -> None:
    """Refuse what a newer version wrote. Raises StopError."""
    if type(version) is not int or version < 1:
        raise StopError("damaged", name=MANIFEST)
    if version > FORMAT:
        raise StopError("newer")
