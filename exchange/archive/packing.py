"""A zip file being written, a piece at a time, with a checksum of each part."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

MANIFEST: Final = "manifest.json"
DIARY: Final = "diary.json"
README: Final = "README.txt"
APP: Final = "smilestone"
#: The version of what is in the file; a newer one is refused by older programs.
FORMAT: Final = 1
SEAL: Final = "smilestone.archive"


class Part:
    """One file in the zip while it is written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._sum = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Some more of it."""
        self._out.write(piece)
        self._sum.update(piece)
        self.size += len(piece)

    def told(self) -> dict[str, Any]:
        """What the list of files says of it."""
        return {"bytes": self.size, "sha256": self._sum.hexdigest()}


class Packer:
    """Writes an archive; its list of files comes last and holds all checksums."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)
        self._parts: dict[str, Any] = {}

    @contextmanager
    def part(self, name: str, *, is_packed: bool = False) -> Iterator[Part]:
        """One more file; `is_packed` when it would not get smaller."""
        info = ZipInfo(name)
        info.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with self._zip.open(info, "w", force_zip64=True) as out:
            part = Part(out)
            yield part
        self._parts[name] = part.told()

    def finish(self, *, exporter: str, now: datetime) -> None:
        """The list of files, and the end of the zip."""
        told = {
            "app": APP,
            "exporter": exporter,
            "files": self._parts,
            "format": FORMAT,
            "made_at": now.isoformat(),
            "seal": seal_of(self._parts[DIARY]["sha256"]),
        }
        listed = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        with self._zip:
            self._zip.writestr(ZipInfo(MANIFEST), listed)


def seal_of(checksum: str, secret: str | None = None) -> str:
    """By which an installation knows the diaries that it wrote itself."""
    return salted_hmac(SEAL, checksum, secret=secret, algorithm="sha256").hexdigest()


def is_sealed(checksum: str, seal: str) -> bool:
    """Whether a diary was written here, and is as it was."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(
        constant_time_compare(seal_of(checksum, secret), seal) for secret in secrets
    )
