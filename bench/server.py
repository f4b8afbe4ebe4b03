"""The production server on a free port, and how much its workers computed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A running server."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self.pid = pid

    def cpu_seconds(self) -> float:
        """Processor time of all workers so far."""
        total = 0
        for task in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = task.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[1]) == self.pid:
                total += int(fields[11]) + int(fields[12])
        return total / TICKS


@contextmanager
def running() -> Iterator[Server]:
    """Serve with two workers of four threads until the block ends."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi:application",
        "-b", f"127.0.0.1:{port}", "-w", "2", "--threads", "4",
        "--no-control-socket", "--log-level", "warning", "--keep-alive", "30",
    ]  # fmt: skip
    with Path("var/bench-server.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for(port: int) -> None:
    """Return when the server answers; give up after 30 seconds."""
    for _attempt in range(150):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server did not start; see var/bench-server.log.")
