"""A small server on one's own machine that notes what is posted to it."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Listener:
    """What came in, and how to answer."""

    address: str = ""
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    drips: bool = False
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def listening(tls: ssl.SSLContext | None = None) -> Iterator[Listener]:
    """A listener, for as long as it is needed."""
    ear = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            ear.got.append((self.path, dict(self.headers), body))
            time.sleep(ear.wait_s)
            if ear.drips:
                _drip(self)
                return
            self.send_response(ear.status)
            for name, value in ear.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Nothing: tests read what came in."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "http" if tls is None else "https"
    ear.address = f"{scheme}://127.0.0.1:{server.server_port}/hook?x=1"
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    yield ear
    server.shutdown()
    server.server_close()
    thread.join()


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A letter now and then, so that no single wait is long."""
    with suppress(OSError):
        while True:
            handler.wfile.write(b"H")
            time.sleep(0.02)
