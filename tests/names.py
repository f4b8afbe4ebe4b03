"""Names of machines in tests: those of one's own, and a few that are made up.

No test asks a real name server. Whatever ends in example.com is out on the internet
here, at an address nobody connects to; every other name is not known.
"""

import os
import socket
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

#: This machine, and that of the database.
OWN: Final = {"localhost", urlsplit(os.environ.get("DATABASE_URL", "")).hostname}
PUBLIC: Final = "93.184.215.14"


def asking_nobody(real: Callable[..., Any]) -> Callable[..., Any]:
    """`getaddrinfo` that looks at numbers and at this machine only."""

    def getaddrinfo(host: Any, port: Any, *given: Any, **options: Any) -> Any:
        named = (host or "localhost").removesuffix(".")
        if named in OWN:
            return real(named, port, *given, **options)
        if named.endswith("example.com"):
            return real(PUBLIC, port, *given, **options)
        # Refused by the encoding of names, before anybody would be asked.
        named.encode("idna")
        numbers = options.pop("flags", 0) | socket.AI_NUMERICHOST
        return real(host, port, *given, flags=numbers, **options)

    return getaddrinfo
