"""A server on loopback that compresses, as any real one does, and remembers what it sent."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")


class Sent(NamedTuple):
    """One answer."""

    path: str
    type: str
    size: int
    """Bytes of head and body as they left."""


class Served:
    """The running server."""

    def __init__(self, address: str, sent: list[Sent]) -> None:
        self.address = address
        """With a slash at the end."""
        self._sent = sent

    def taken(self) -> list[Sent]:
        """What was sent since the last call."""
        found = list(self._sent)
        self._sent.clear()
        return found


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, sent: list[Sent], *arguments: object) -> None:
        self._site, self._sent = site, sent
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The file, or the site's own page for what is not there."""
        path = unquote(urlsplit(self.path).path)
        place = self._site / path.lstrip("/")
        if path.endswith("/"):
            place = place / "index.html"
        code = 200
        if ".." in path.split("/") or not place.is_file():
            place, code = self._site / "404.html", 404
        kind = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
        body = place.read_bytes()
        lines = [
            f"Content-Type: {kind}; charset=utf-8" if kind.startswith("text/") else f"Content-Type: {kind}"
        ]
        if kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            lines.append("Content-Encoding: gzip")
        # Assets carry a version in their address; pages are asked for again.
        lines.append(f"Cache-Control: {'max-age=31536000' if '/assets/' in path else 'no-cache'}")
        lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join(
            [f"HTTP/1.1 {code} {'OK' if code == 200 else 'Not Found'}", *lines, "", ""]
        ).encode()
        self._sent.append(Sent(path, kind, len(head) + len(body)))
        self.wfile.write(head + body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not news."""


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """The folder `site` on a free port of this machine."""
    sent: list[Sent] = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site, sent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_address[1]}/", sent)
        finally:
            server.shutdown()
