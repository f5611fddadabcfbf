"""The Python client, with a transport in place of the network that keeps what is sent."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import Any

import httpx2

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.wire_calls import ONCE


class Channel:
    """A client, what it sent last, and what it is answered."""

    def __init__(self) -> None:
        self.body: Any = None
        self.answer: Data = {}
        client = httpx2.Client(transport=httpx2.MockTransport(self._handle))
        self._root = code.part("").Bitrix24.from_webhook(code.WEBHOOK, http_client=client, **ONCE)

    def _handle(self, request: httpx2.Request) -> httpx2.Response:
        self.body = json.loads(request.content)
        return httpx2.Response(200, json=self.answer)

    def method(self, wire: str) -> Any:
        """The method of the client."""
        return code.at(self._root, known.python_path(wire))

    def sent(self, wire: str, given: Data) -> Any:
        """The JSON that a call is sent as; a printed answer comes back."""
        self.called(wire, given, _printed(wire))
        return self.body

    def called(self, wire: str, given: Data, answer: Data) -> Any:
        """What a call returns for an answer."""
        self.body, self.answer = None, answer
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return self.method(wire)(**given)

    def call(self, wire: str, given: Data) -> Any:
        """The call that a method hands over to be sent."""
        bound, recorder = self.method(wire), _Recorder()
        group = type(getattr(bound, "__self__", bound))(recorder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return getattr(group, getattr(bound, "__name__", "__call__"))(**given)


class _Recorder:
    """Stands in for a session and returns the calls themselves."""

    def send(self, call: Any) -> Any:
        return call

    page = send


@cache
def channel() -> Channel:
    """One for all tests."""
    return Channel()


@cache
def _printed(wire: str) -> Data:
    examples = facts().methods[wire]["examples"]
    return dict(next(e["response"] for e in examples if e.get("response") is not None))


def first_arguments(wire: str) -> Data:
    """The arguments of the first example."""
    return by_name(facts().methods[wire]["examples"][0]["request"])


def by_name(body: Data) -> Data:
    """The JSON of a request, as keyword arguments."""
    return {known.snake(wire): value for wire, value in body.items()}
