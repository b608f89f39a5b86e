"""Showing the hub on this machine, and building it again when something was committed."""

import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from badgectl.cli.say import complain_of, tell
from badgectl.cli.session import Session
from badgectl.git.repository import find_repository
from badgectl.model.errors import BadgectlError, UsageError

_HOST = "127.0.0.1"
_PATIENCE = 1.0  # seconds between looks at HEAD


class _Handler(SimpleHTTPRequestHandler):
    """Serves the files of a folder to this machine."""

    def log_message(self, *_: Any) -> None:
        """Say nothing: whoever looks at pages sees them."""

    def send_head(self) -> Any:
        """Answer only who asks for this machine by its own name, not pages of elsewhere."""
        host = (self.headers.get("Host") or "").partition(":")[0]  # there is no port if it is 80
        if host not in (_HOST, "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Let browsers ask again each time: pages change."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, *_: Any) -> None:
        """Show no list of files; a public site has none, either."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, *rest: Any, **more: Any) -> None:
        """Show the site's own page where there is nothing."""
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, *rest, **more)
            return
        data = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def serve_site(session: Session, folder: Path, port: int, build: Callable[[], None]) -> None:
    """Serve a site until interrupted; what goes wrong in a build is said, and the site stays."""
    try:
        server = ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be opened: {error.strerror}", "`--port 0` takes any"
        ) from None
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    tell(f"http://{_HOST}:{server.server_port}/ shows it; Ctrl-C ends", bold=True)
    seen = _head(session)
    try:
        while True:
            time.sleep(_PATIENCE)
            seen = _again(session, seen, build)
    except KeyboardInterrupt:
        tell()
    finally:
        server.shutdown()
        server.server_close()


def _again(session: Session, seen: str | None, build: Callable[[], None]) -> str | None:
    """Build again if something was committed since; return what is committed now."""
    try:
        head = _head(session)
    except BadgectlError:  # no programme on the branch that was switched to: the site stays
        return seen
    if head != seen:
        try:
            build()
        except BadgectlError as error:
            complain_of(error)
    return head


def _head(session: Session) -> str | None:
    repository = find_repository(session.root())
    return repository.head if repository else None
