"""Live preview: builds, serves the site on this machine, rebuilds what changed, reloads the browser.

The reload script is added to pages on their way out; the files of the site stay as they
are. Only loopback is served.
"""

from __future__ import annotations

import functools
import http.server
import io
import threading
from pathlib import Path
from typing import Any

import click
from watchfiles import watch

from generator.model.diagnostic import Diagnostic
from generator.model.outcome import BuildOutcome
from generator.pipeline import build, open_project
from generator.publish import PublishError
from generator.render.slots import ShellError
from generator.report import summary, text
from generator.text.dates import today

RELOAD = "/__reload"
_SCRIPT = b"<script src='/__reload.js'></script></body>"
_CLIENT = b"new EventSource('/__reload').onmessage=function(){location.reload()};"
_HEARTBEAT = 15
"""Seconds between signs of life to a waiting browser, so that dead connections are noticed."""
_TICK = 500
"""Milliseconds between two looks of the watch when nothing changes."""
_WATCHED = ("content", "theme", "site_config.yml")


class Bell:
    """Tells waiting browsers that a new release stands."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._rung = 0

    def ring(self) -> None:
        """Wakes everyone who waits."""
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def wait(self, seconds: float) -> bool:
        """True when it rang within that time."""
        with self._condition:
            before = self._rung
            return self._condition.wait_for(lambda: self._rung != before, seconds)


class Preview(http.server.SimpleHTTPRequestHandler):
    """Files of the site, HTML with the reload script, and the stream of reloads."""

    def __init__(self, *arguments: Any, bell: Bell, **options: Any) -> None:
        self.bell = bell
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """One request."""
        if self.path == RELOAD:
            self._stream()
        elif self.path == f"{RELOAD}.js":
            self._send(_CLIENT, "text/javascript")
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """The file, a page with its script, or the site's own 404 page."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path = path / "index.html"
        if path.suffix == ".html" and path.is_file():
            return self._page(path.read_bytes(), 200)
        if not path.exists():
            missing = Path(str(self.directory)) / "404.html"
            return self._page(missing.read_bytes() if missing.is_file() else b"404", 404)
        return super().send_head()

    def _page(self, page: bytes, status: int) -> io.BytesIO:
        body = page.replace(b"</body>", _SCRIPT, 1)
        self._headers(status, "text/html; charset=utf-8", len(body))
        return io.BytesIO(body)

    def _send(self, body: bytes, kind: str) -> None:
        self._headers(200, kind, len(body))
        self.wfile.write(body)

    def _headers(self, status: int, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                rung = self.bell.wait(_HEARTBEAT)
                self.wfile.write(b"data: reload\n\n" if rung else b": waiting\n\n")
                self.wfile.flush()
        except OSError:
            return  # the browser has gone

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not news."""


def serve(config: Path, output: Path, port: int, stop: threading.Event | None = None) -> None:
    """Blocks until interrupted or `stop` is set. A build that fails leaves the last good release on show."""
    rebuild(config, output)
    output.mkdir(parents=True, exist_ok=True)
    bell = Bell()
    preview = functools.partial(Preview, bell=bell, directory=str(output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), preview) as server:
        server.daemon_threads = True
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        try:
            watched = [config.parent / name for name in _WATCHED if (config.parent / name).exists()]
            looks = watch(*watched, stop_event=stop, debounce=300, rust_timeout=_TICK, yield_on_timeout=True)
            for changes in looks:
                if not serving.is_alive():
                    # Only now: an edit that follows a page on show must not come before the watch began.
                    serving.start()
                    click.echo(f"预览：http://127.0.0.1:{server.server_address[1]}/   按 Ctrl+C 结束")
                if changes and rebuild(config, output):
                    bell.ring()
        except KeyboardInterrupt:
            click.echo("预览结束")
        finally:
            if serving.is_alive():
                server.shutdown()


def rebuild(config: Path, output: Path) -> bool:
    """One build, its diagnostics and summary on the terminal; True when there is a new release."""
    try:
        project = open_project(config)
        if isinstance(project, tuple):
            return _told(project)
        outcome: BuildOutcome = build(project, output, as_of=today())
    except (PublishError, ShellError, OSError) as error:
        click.echo(f"没有生成：{error}", err=True)
        return False
    _told(outcome.diagnostics)
    click.echo(summary.render(outcome), nl=False, err=True)
    return bool(outcome.written or outcome.removed)


def _told(diagnostics: tuple[Diagnostic, ...]) -> bool:
    click.echo(text.render(diagnostics), nl=False, err=True)
    return False
