"""Driving pages in turn with the bare one, and what each cost."""

import http.client
import json
import statistics
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench.server import Server

CLIENTS = 4
ROUNDS = 6
REQUESTS = 240
CSRF = "b" * 32


@dataclass(frozen=True, slots=True)
class Page:
    """Something to ask for: a name, an address, and a form if it is a post.

    `session` is that of whoever asks, if it is not the parent. A program asks with a
    `token` and sends JSON.
    """

    name: str
    address: str
    form: Callable[[], dict[str, str]] | None = None
    session: str = ""
    token: str = ""
    sent: Callable[[], dict[str, Any]] | None = None

    @property
    def expected(self) -> int:
        """The status of success."""
        if self.sent is not None:
            return 201
        return 200 if self.form is None else 302


@dataclass(slots=True)
class Cost:
    """What one page cost over all rounds."""

    cpu: float = 0.0
    seconds: float = 0.0
    count: int = 0
    size: int = 0
    times: list[float] = field(default_factory=list)


def quick_smile() -> dict[str, str]:
    """A smile logged in one tap, a new one each time."""
    return {"quick": "asleep", "id": str(uuid.uuid4())}


def smile_sent() -> dict[str, Any]:
    """A smile as a program logs it, a new one each time."""
    key = str(uuid.uuid4())
    return {"id": key, "state": "awake", "trigger": ["face"], "directed": "person"}


def ask(
    connection: http.client.HTTPConnection, page: Page, session: str
) -> tuple[int, bytes]:
    """One request as the signed-in parent, on a connection that stays open."""
    if page.token:
        return ask_as_program(connection, page)
    headers = {"Cookie": f"sessionid={session}; csrftoken={CSRF}"}
    if page.form is None:
        connection.request("GET", page.address, headers=headers)
    else:
        headers |= {
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", page.address, urlencode(page.form()), headers)
    response = connection.getresponse()
    return response.status, response.read()


def ask_as_program(
    connection: http.client.HTTPConnection, page: Page
) -> tuple[int, bytes]:
    """One request with a token."""
    headers = {"Authorization": f"Token {page.token}"}
    if page.sent is None:
        connection.request("GET", page.address, headers=headers)
    else:
        headers["Content-Type"] = "application/json"
        connection.request("POST", page.address, json.dumps(page.sent()), headers)
    response = connection.getresponse()
    return response.status, response.read()


def drive(server: Server, page: Page, session: str, cost: Cost) -> None:
    """Ask for a page many times from several clients at once."""
    problems: list[str] = []

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        for _request in range(REQUESTS // CLIENTS):
            began = time.perf_counter()
            status, body = ask(connection, page, page.session or session)
            cost.times.append(time.perf_counter() - began)
            cost.size = len(body)
            if status != page.expected:
                problems.append(f"{page.name} answered {status}")
        connection.close()

    before, began = server.cpu_seconds(), time.perf_counter()
    threads = [threading.Thread(target=client) for _client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise RuntimeError(problems[0])
    cost.seconds += time.perf_counter() - began
    cost.cpu += server.cpu_seconds() - before
    cost.count += REQUESTS


def measure(server: Server, pages: list[Page], session: str) -> dict[str, Cost]:
    """Every page in turn, round after round, after one round to warm up."""
    for page in pages:
        drive(server, page, session, Cost())
    costs = {page.name: Cost() for page in pages}
    for _round in range(ROUNDS):
        for page in pages:
            drive(server, page, session, costs[page.name])
    return costs


def row(
    name: str, database: str, cost: Cost, bare: Cost, queries: int
) -> dict[str, object]:
    """One line of the report."""
    cpu_ms = 1000 * cost.cpu / cost.count
    cuts = statistics.quantiles(cost.times, n=100)
    return {
        "name": name,
        "database": database,
        "queries": queries,
        "bytes": cost.size,
        "rps": round(cost.count / cost.seconds, 1),
        "p50_ms": round(1000 * cuts[49], 2),
        "p99_ms": round(1000 * cuts[98], 2),
        "cpu_ms": round(cpu_ms, 3),
        "ratio": round(cpu_ms / (1000 * bare.cpu / bare.count), 2),
    }
