"""Posting to an address somebody typed, without reaching into one's own network.

The name is resolved once, every address it has must be public, and the connection
goes to that very address: a name that changes in between leads nowhere else.
"""

import socket
import ssl
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

PORTS: Final = {"https": 443, "http": 80}
WAIT_S: Final = 5.0
#: However slowly the other side answers.
WAIT_ALL_S: Final = 10.0
#: Ways around: addresses of version 6 that stand for one of version 4, and those that
#: sites gave themselves before there were local ones.
DETOURS: Final = tuple(
    map(ip_network, ("64:ff9b::/96", "2002::/16", "2001::/32", "fec0::/10"))
)
SUCCESS: Final = range(200, 300)


class RefusedAddressError(Exception):
    """Nothing is sent to such an address.

    `reason` is `address`, `secrets`, `private`, or `unknown` for a name that nobody
    knows just now.
    """

    def __init__(self, reason: str = "address") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Letter:
    """What is posted, and where to; `at_home` allows one's own machine, and http."""

    address: str
    body: bytes
    headers: Mapping[str, str]
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The status that came back, or a word for why none did."""

    status: int | None
    fault: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the other side has it."""
        return self.status in SUCCESS


class Pinned(HTTPConnection):
    """A connection to one address, whatever its name means by now."""

    def __init__(self, host: str, port: int, address: str, wait_s: float) -> None:
        super().__init__(host, port, timeout=wait_s)
        self.address = address
        self.tls: ssl.SSLContext | None = None

    def connect(self) -> None:
        """To the address that was looked at; the certificate is for the name."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.tls is not None:
            self.sock = self.tls.wrap_socket(self.sock, server_hostname=self.host)


def post(
    letter: Letter,
    *,
    tls: ssl.SSLContext | None = None,
    wait_s: float = WAIT_S,
    wait_all_s: float = WAIT_ALL_S,
) -> Answer:
    """Post once; follows no redirect and reads no more than the status."""
    try:
        parts = checked(letter.address, at_home=letter.at_home)
        line = _line_to(parts, at_home=letter.at_home, wait_s=wait_s)
        if parts.scheme == "https":
            line.tls = tls or ssl.create_default_context()
        return Answer(_status(line, parts, letter, wait_all_s))
    except RefusedAddressError:
        return Answer(None, "refused")
    except TimeoutError:
        return Answer(None, "too_slow")
    except (OSError, HTTPException, UnicodeError):
        return Answer(None, "unreachable")


def checked(address: str, *, at_home: bool) -> SplitResult:
    """The parts of an address that may be posted to. Raises RefusedAddressError."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise RefusedAddressError from error
    schemes = ("https", "http") if at_home else ("https",)
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        raise RefusedAddressError
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("secrets")
    if not address.isascii() or any(letter <= " " for letter in address):
        raise RefusedAddressError
    return parts


def look_up(address: str, *, at_home: bool, wait_s: float = WAIT_S) -> None:
    """Refuse at once what would be refused when it is posted to.

    It may take as long as a name server does. Raises RefusedAddressError.
    """
    parts = checked(address, at_home=at_home)
    try:
        _line_to(parts, at_home=at_home, wait_s=wait_s)
    except UnicodeError as error:
        raise RefusedAddressError from error
    except OSError as error:
        raise RefusedAddressError("unknown") from error


def _line_to(parts: SplitResult, *, at_home: bool, wait_s: float) -> Pinned:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    addresses = _addresses_of(host, port, wait_s)
    if not all(may_reach(address, at_home=at_home) for address in addresses):
        raise RefusedAddressError("private")
    return Pinned(host, port, addresses[0], wait_s)


def _addresses_of(host: str, port: int, wait_s: float) -> list[str]:
    """Every address of a name, which is asked for in another thread: it may hang."""
    asking = ThreadPoolExecutor(max_workers=1)
    try:
        kind = socket.SOCK_STREAM
        found = asking.submit(socket.getaddrinfo, host, port, type=kind)
        return [str(each[4][0]) for each in found.result(wait_s)]
    finally:
        asking.shutdown(wait=False)


def may_reach(address: str, *, at_home: bool) -> bool:
    """Whether an address is out on the internet, or one's own machine if allowed."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if at_home and ip.is_loopback:
        return True
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or _is_detour(ip))


def _is_detour(ip: IPv4Address | IPv6Address) -> bool:
    return any(ip in network for network in DETOURS)


def _status(line: Pinned, parts: SplitResult, letter: Letter, wait_all_s: float) -> int:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with closing(line):
        line.connect()
        # The time-out of a socket begins anew with each byte; this one does not.
        watch = Timer(wait_all_s, line.sock.shutdown, [socket.SHUT_RDWR])
        watch.start()
        try:
            line.request("POST", path, letter.body, dict(letter.headers))
            return line.getresponse().status
        finally:
            watch.cancel()
