"""A web server for the page, for this computer alone."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import unquote

from ordrett_dataset.errors import EnvironmentProblem

HOST: Final = "127.0.0.1"
# Always the same, because a browser keeps the work of a reviewer by address.
PORT: Final = 8768
Pages = Mapping[str, Callable[[], bytes]]


def start_server(pages: Pages, port: int = PORT) -> ThreadingHTTPServer:
    """Return a server of HTML pages by their path. Raises EnvironmentProblem if it cannot start."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_PageHandler, pages))
    except OSError as error:
        hint = "End what uses the port, such as another `ordrett explore --serve`; or open the file in a browser."
        raise EnvironmentProblem(f"{HOST}:{port}", "port_is_free", error.strerror or str(error), hint) from None


class _PageHandler(BaseHTTPRequestHandler):
    """Answers with a page, and with nothing else that is on the disk."""

    def __init__(self, pages: Pages, *arguments: object) -> None:
        self.pages = pages
        super().__init__(*arguments)  # type: ignore[arg-type]  # those of a socket server

    def do_GET(self) -> None:
        """Send a page."""
        read = self.pages.get(unquote(self.path.partition("?")[0].removeprefix("/")))
        if read is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = read()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Print nothing: the page makes no request of its own."""
