"""Everything that a call can raise, and how the body of an error becomes a class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias, TypeVar, cast

from . import wire

_SHOWN = 300
"""Characters of the server's text that go into a message."""

_PROBLEMS = 3
"""Problems of a request that go into a message."""

Repeat: TypeAlias = Literal[
    "never", "wait", "wait_for_reset", "refresh_token", "if_repeat_safe"
]
"""When a call that was answered with an error may be sent again."""

E = TypeVar("E", bound=BaseException)


class Bitrix24Error(Exception):
    """Base of all errors of this package.

    Attributes:
        method: Wire name of the method that was called.
        http_status: Status of the answer; None if there was none.
        partial: What was read of a list before this error ended it; None for others.
    """

    partial: list[Any] | None = None

    def __init__(
        self, message: str, *, method: str = "", http_status: int | None = None
    ) -> None:
        super().__init__(message)
        self.method = method
        self.http_status = http_status

    # The default would call `__init__` with the message alone and lose the rest.
    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(cls: type[E], args: tuple[Any, ...], state: dict[str, Any]) -> E:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


def bare(error: E) -> E:
    """Return an exception without all that it knows of where it was raised.

    A traceback that is printed with local variables shows what those frames hold.

    Args:
        error: The exception.
    """
    error.__cause__ = error.__context__ = None
    error.__suppress_context__ = False
    return error.with_traceback(None)


class ApiError(Bitrix24Error):
    """The server answered with an error.

    Attributes:
        code: Text of `error`; may be empty, and a number arrives as its digits.
        description: Text of `error_description`; may be empty or hold HTML.
        repeat_safe: The method may be called again even if it was carried out.
        body: The whole answer, credentials masked.
        retry: When a call that got this error may be sent again.
        free_in: Seconds until a method whose execution time is used up opens again;
            None if the server has not told.
    """

    retry: ClassVar[Repeat] = "never"

    def __init__(
        self,
        code: str,
        description: str = "",
        *,
        http_status: int | None = None,
        method: str = "",
        repeat_safe: bool = False,
        body: Mapping[str, Any] | None = None,
    ) -> None:
        text = ": ".join(filter(None, (method, code, description[:_SHOWN])))
        status = "" if http_status is None else f" (HTTP {http_status})"
        super().__init__(text + status, method=method, http_status=http_status)
        self.code = code
        self.description = description
        self.repeat_safe = repeat_safe
        self.free_in: float | None = None
        self.body: Mapping[str, Any] = {} if body is None else body


class RequestError(Bitrix24Error, ValueError):
    """A parameter breaks a rule of the documentation; nothing was sent.

    A client made with `check=False` sends it nevertheless, unless it is a datetime
    without a zone.

    Attributes:
        problems: Where each problem is, in wire names, and the rule that is broken.
            Values are never told.
    """

    def __init__(self, method: str, problems: Sequence[tuple[str, str]]) -> None:
        told = [f"{path}: {rule}" for path, rule in problems[:_PROBLEMS]]
        more = len(problems) - len(told)
        end = f"; and {more} more" if more else ""
        super().__init__(f"{method}: {'; '.join(told)}{end}", method=method)
        self.problems = tuple(problems)


class TransportError(Bitrix24Error):
    """No answer of the API: the network, a proxy or a gateway failed, or a redirect.

    If it is not an `OutcomeUnknown`, a repeat does no harm: either the method was not
    carried out, or carrying it out twice changes nothing.

    Attributes:
        passing: It may be otherwise the next time.
        kind: What failed, such as `ReadTimeout`, in the words of the HTTP library; empty
            if an answer came.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        http_status: int | None = None,
        passing: bool = True,
    ) -> None:
        super().__init__(message, method=method, http_status=http_status)
        self.passing = passing
        self.kind = ""


class OutcomeUnknown(TransportError):
    """The request was sent, the answer was lost, and a repeat may do the work twice.

    Attributes:
        error: What came in place of the answer, if anything did.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        http_status: int | None = None,
        error: Bitrix24Error | None = None,
    ) -> None:
        super().__init__(message, method=method, http_status=http_status, passing=False)
        self.error = error


class ResponseError(Bitrix24Error):
    """The answer is not what the documentation says.

    Attributes:
        payload: What arrived: the parsed payload, or the text if it is not JSON.
        readable: It is a whole answer of the API. If not, something went wrong on the
            way, and whether the call was carried out is not known.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        http_status: int | None = None,
        payload: Any = None,
        readable: bool = True,
    ) -> None:
        super().__init__(message, method=method, http_status=http_status)
        self.payload = payload
        self.readable = readable


def _plain(name: str) -> type[ApiError]:
    return ApiError


DOUBT = "the server may have carried it out, a repeat may do it twice"
"""What an `OutcomeUnknown` says."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """How error classes are recognised, and how one is imported once it is needed.

    Attributes:
        codes: Text of `error` to name of the class; compared as printed.
        messages: Human text that stands for a code to name of the class; the keys have
            gone through `normalise_message`.
        prefixes: Beginnings of such texts, normalised too; the longest match wins.
        load: Gives the class of a name.
    """

    codes: Mapping[str, str] = field(default_factory=dict[str, str])
    messages: Mapping[str, str] = field(default_factory=dict[str, str])
    prefixes: tuple[tuple[str, str], ...] = ()
    load: Callable[[str], type[ApiError]] = _plain

    def find(self, code: str, description: str) -> type[ApiError]:
        """Return the class of an error; `ApiError` itself if it is not catalogued.

        Args:
            code: Text of `error`.
            description: Text of `error_description`.
        """
        # Some methods put the human text where the code belongs, so both are tried.
        texts = [text for text in map(normalise_message, (code, description)) if text]
        name = self.codes.get(code) if code else None
        for text in texts:
            name = name or self.messages.get(text)
        for text in texts:
            name = name or self._by_prefix(text)
        return self.load(name) if name else ApiError

    def _by_prefix(self, text: str) -> str | None:
        found = [entry for entry in self.prefixes if text.startswith(entry[0])]
        return max(found, key=lambda entry: len(entry[0]))[1] if found else None


def normalise_message(text: str) -> str:
    """Return the form in which texts are compared: case, blanks, last stop ignored.

    Args:
        text: A text of the documentation or of the server.
    """
    return " ".join(text.split()).rstrip(" .").casefold()


def error_from_body(
    body: Mapping[str, Any],
    status: int | None,
    method: str,
    catalogue: Catalogue,
    *,
    repeat_safe: bool = False,
) -> ApiError:
    """Return the error that a body with an `error` key stands for.

    Args:
        body: The parsed body; credentials must be masked already.
        status: HTTP status; None for a command of a batch.
        method: Wire name of the method.
        catalogue: The known errors.
        repeat_safe: Whether the method may be called again.
    """
    code, description = body.get(wire.ERROR), body.get(wire.ERROR_DESCRIPTION)
    if isinstance(
        code, Mapping
    ):  # REST v3 nests: {"error": {"code": .., "message": ..}}
        nested = cast("Mapping[str, Any]", code)
        code, description = nested.get("code"), nested.get("message", description)
    text, about = _text(code), _text(description)
    kind = catalogue.find(text, about)
    made = kind(text, about, http_status=status, method=method, body=body)
    made.repeat_safe = repeat_safe
    return made


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
