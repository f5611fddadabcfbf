"""A portal on the loopback interface that fails as it is told, and counts what it was made to do."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from tests.marked import CODE, NEW_REFRESH_TOKEN, NEW_TOKEN
from tests.runtime.cloud import OLD
from tests.runtime.table import parse, resolved

ROWS = 60
PAGE = 50

Body = dict[str, Any]
At = Literal["port", "connection", "arrival", "refusal", "answer", "afterwards"]
"""Where a fault strikes: nobody listens; a connection comes in; a request comes in; it was read;
it was carried out; it was answered well."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong once; `act` is given the visit and the good answer.

    With a `command`, code and message, it is in a batch the error of all commands that call the
    method of the first one; the others are carried out.
    """

    at: At
    act: Callable[[Visit, bytes], None] = lambda visit, good: visit.reset()
    command: tuple[object, str] | None = None


class Site:
    """The portal. It answers `calm` requests well, then has one fault after the other.

    It is the authorisation server, too, which is `giving` new tokens when so many requests as
    are `awaited` were refused. A `stubborn` portal takes them for expired as well.

    Args:
        tls: What it proves its name with; None for plain HTTP.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.calm = 0
        self.faults: deque[Fault] = deque()
        self.lasting: Fault | None = None
        self.reset_in: float | None = None
        self.stubborn = False
        self.giving: Callable[[Visit, bytes], None] = Visit.renew
        self.awaited = self.refused = self.renewed = 0
        self.arrived = 0
        self.carried: Counter[str] = Counter()
        self.over = threading.Event()
        self.left = threading.Event()
        self._tls = tls
        self.lock = threading.Lock()
        self._socket = _bound(0)
        self.port: int = self._socket.getsockname()[1]
        self.open()

    @property
    def address(self) -> str:
        """Scheme, host and port."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def webhook(self) -> str:
        """Address of a webhook."""
        return f"{self.address}/rest/1/{CODE}/"

    def plan(self, *faults: Fault, calm: int = 1, lasts: bool = False) -> None:
        """Say what goes wrong, after how many good answers, and whether the last fault stays."""
        self.calm, self.arrived = calm, 0
        self.faults = deque(faults)
        self.lasting = faults[-1] if lasts else None
        self.brace()

    def brace(self) -> None:
        """Stop listening if that is what happens next."""
        if self.take("port") is not None:
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
            self._socket.close()
            self._socket = _bound(self.port)  # not listening: connections are refused
            if self.lasting is None:
                threading.Timer(0.04, self.open).start()

    def open(self) -> None:
        """Listen, unless all is over."""
        if self.over.is_set():
            return
        self._socket.listen(64)
        threading.Thread(target=self._accept, args=(self._socket,), daemon=True).start()

    def close(self) -> None:
        """Let everybody go."""
        self.over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def take(self, *at: At) -> Fault | None:
        """The fault that strikes now, if it strikes there; it is used up."""
        with self.lock:
            found = self._next(*at)
            if found is not None and self.faults:
                self.faults.popleft()
            return found

    def arrive(self) -> Fault | None:
        """Count a request; the fault that it meets."""
        with self.lock:
            self.arrived += 1
            if self.calm:
                self.calm -= 1
                return None
        return self.take("arrival", "refusal", "answer")

    def ends(self) -> bool:
        """Whether the next call has to connect anew for its fault to strike."""
        return self._next("port", "connection") is not None

    def carry_out(self, method: str, params: Body) -> Body:
        """Do what a method does; the good answer."""
        with self.lock:
            self.carried[method] += 1
        told: Body = {"operating": 1.5}
        if self.reset_in is not None:
            told["operating_reset_at"] = time.time() + self.reset_in
        return {**_METHODS[method](params), "time": told}

    def _next(self, *at: At) -> Fault | None:
        if self.calm:
            return None
        found = self.faults[0] if self.faults else self.lasting
        return found if found is not None and (not at or found.at in at) else None

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, address = listening.accept()
                arguments = (connection, address)
                threading.Thread(target=self._serve, args=arguments, daemon=True).start()

    def _serve(self, connection: socket.socket, address: Any) -> None:
        with connection, suppress(OSError):
            if self.take("connection") is not None:
                connection.recv(1)  # what a client begins with, so that it is waiting now
                _linger(connection)
            elif self._tls is None:
                Visit(connection, address, self)
            else:
                with self._tls.wrap_socket(connection, server_side=True) as wrapped:
                    Visit(wrapped, address, self)
        self.left.set()


class Visit(BaseHTTPRequestHandler):
    """One connection, and the requests that come over it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, connection: socket.socket, address: Any, site: Site) -> None:
        self.site = site
        self.fault: Fault | None = None
        self.params: Body = {}
        super().__init__(connection, address, site)  # type: ignore[arg-type]

    def handle_one_request(self) -> None:
        """Wait for a request, and read it unless a fault forbids."""
        if not self.rfile.peek(1):  # type: ignore[attr-defined]
            self.close_connection = True
            return
        self.fault = None if self.rfile.peek(4)[:4] == b"GET " else self.site.arrive()
        if self.fault is not None and self.fault.at == "arrival":
            self.close_connection = True
            self.fault.act(self, b"")
        else:
            super().handle_one_request()

    def do_GET(self) -> None:
        """Answer as the authorisation server."""
        self.site.giving(self, json.dumps(_GIVEN).encode())

    def renew(self, good: bytes) -> None:
        """Give new tokens, when as many requests were refused as are awaited."""
        until = time.monotonic() + 10
        while self.site.refused < self.site.awaited and time.monotonic() < until:
            time.sleep(0.005)
        if self.site.refused < self.site.awaited:
            raise AssertionError(f"{self.site.refused} requests were refused before")
        self.site.renewed += 1
        self.reply(good)

    def revoke(self, good: bytes) -> None:
        """Give none."""
        self.refuse(400, "invalid_grant", "No.")

    def do_POST(self) -> None:
        """Answer, or do what the fault says."""
        self.params = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.fault is not None and self.fault.at == "refusal":
            if self.fault.command is None or "cmd" not in self.params:
                self.fault.act(self, b"")
            else:
                self.reply(self.done(self.fault.command))
            return
        good = self.done()
        if self.fault is not None:
            self.fault.act(self, good)
            return
        self.site.brace()
        self.reply(good)
        if self.site.take("afterwards") is not None:
            self.close_connection = True

    def done(self, refusal: tuple[object, str] | None = None) -> bytes:
        """Do what was asked for, less what is refused in a batch; the answer."""
        method = self.path.rpartition("/")[2]
        if method != "batch":
            return json.dumps(self.site.carry_out(method, self.params)).encode()
        answers: dict[str, Body] = {}
        errors: dict[str, Body] = {}
        first = ""
        for name, command in self.params["cmd"].items():
            called, _, query = command.partition("?")
            first = first or called
            if refusal is not None and called == first:
                errors[name] = {"error": refusal[0], "error_description": refusal[1]}
                continue
            results = {key: answer["result"] for key, answer in answers.items()}
            answers[name] = self.site.carry_out(called, resolved(parse(query), results))
        return _batch(answers, errors)

    def reply(self, content: bytes, status: int = 200, length: int = 0, **headers: str) -> None:
        """Send a whole answer, or one that claims to be longer than it is."""
        self.send_response(status)
        ends = {"Connection": "close"} if self.site.ends() else {}
        more = {"Content-Length": str(length or len(content)), **headers, **ends}
        for name, text in more.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = bool(ends) or length > 0

    def refuse(self, status: int, code: object, message: str = "") -> None:
        """Send an error of the API."""
        with self.site.lock:
            self.site.refused += 1
        self.reply(json.dumps({"error": code, "error_description": message}).encode(), status)

    def say(self, content: bytes) -> None:
        """Send bytes as they are, and leave."""
        self.wfile.write(content)
        self.close_connection = True

    def drip(self, good: bytes, pause: float) -> None:
        """Send the answer slowly."""
        content = good + b" " * 500
        self.reply(b"", length=len(content))
        for byte in content:
            self.wfile.write(bytes([byte]))
            if self.site.over.wait(pause):
                break

    def drip_headers(self, pause: float) -> None:
        """Send headers slowly, and never the last."""
        self.say(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.site.over.wait(pause):
            self.wfile.write(b"x")

    def announce(self, pause: float) -> None:
        """Say again and again that the answer is to come."""
        while not self.site.over.wait(pause):
            self.say(b"HTTP/1.1 100 Continue\r\n\r\n")

    def hang(self) -> None:
        """Say nothing until all is over."""
        self.close_connection = True
        self.site.over.wait(20)

    def reset(self) -> None:
        """Break the connection off."""
        self.close_connection = True
        _linger(self.connection)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _batch(answers: Mapping[str, Body], errors: Mapping[str, Body]) -> bytes:
    """The answer to a batch; PHP prints empty objects as lists."""
    parts = {"result": {name: answer["result"] for name, answer in answers.items()}}
    parts |= {"result_error": dict(errors), "result_total": {}, "result_next": {}}
    parts["result_time"] = {name: answer["time"] for name, answer in answers.items()}
    return json.dumps({"result": {key: part or [] for key, part in parts.items()}}).encode()


def _bound(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    return made


def _linger(connection: socket.socket) -> None:
    # Closing a socket that lingers for no time resets the connection.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _listed(params: Body) -> Body:
    after = int(params.get("filter", {}).get(">ID", 0))
    total = 0 if int(params.get("start", 0)) < 0 else ROWS - after
    return {"result": [{"ID": str(n)} for n in range(after + 1, ROWS + 1)][:PAGE], "total": total}


_GIVEN = {
    "access_token": NEW_TOKEN,
    "refresh_token": NEW_REFRESH_TOKEN,
    "client_endpoint": f"https://{OLD}/rest/",
}
_METHODS: dict[str, Callable[[Body], Body]] = {
    "crm.activity.get": lambda params: {"result": {"ID": str(params["id"])}},
    "crm.activity.list": _listed,
    "crm.activity.todo.add": lambda params: {"result": {"id": 999}},
    "crm.activity.todo.updateDescription": lambda params: {"result": {"id": params["id"]}},
}


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a portal."""
    site = Site(tls)
    try:
        yield site
    finally:
        site.close()
