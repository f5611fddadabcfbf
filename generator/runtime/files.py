"""Files as the API takes them: a name, and the content in Base64."""

from __future__ import annotations

from base64 import b64decode, b64encode
from os import PathLike
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Self, cast

if TYPE_CHECKING:
    from pydantic import ValidationInfo, ValidatorFunctionWrapHandler

DATA_PREFIX = "data:"
"""How an address with the content in it begins, which many libraries make and the API does not read."""


class File(tuple[str, str]):
    """A file to be sent: a pair of its name and its content in Base64.

    A plain pair of two texts does as well wherever the API takes a file.
    """

    __slots__ = ()

    def __new__(cls, name: str, base64: str) -> Self:
        """Return a file of a content that is in Base64 already.

        Args:
            name: Name of the file.
            base64: Its content in Base64.

        Raises:
            ValueError: The name is empty, or the content is an address with a `data:` prefix.
        """
        if not name:
            raise ValueError("a file needs a name")
        if base64[:5].lower() == DATA_PREFIX:
            raise ValueError(
                "the content in Base64 alone is expected, without `data:…,`"
            )
        return super().__new__(cls, (name, base64))

    @classmethod
    def from_bytes(cls, content: bytes, name: str) -> Self:
        """Return a file with a content that is at hand.

        Args:
            content: The content.
            name: Name of the file.
        """
        return cls(name, b64encode(content).decode("ascii"))

    @classmethod
    def from_path(cls, path: str | PathLike[str], name: str | None = None) -> Self:
        """Return a file of this machine; it is read at once and whole.

        Args:
            path: Where it is.
            name: Another name than the file has here.

        Raises:
            OSError: It cannot be read.
        """
        with open(path, "rb") as stream:
            return cls.from_bytes(stream.read(), name or PurePath(path).name)

    @classmethod
    def from_stream(cls, stream: BinaryIO, name: str | None = None) -> Self:
        """Return a file with what is left of a stream; it is read whole and not closed.

        Args:
            stream: The stream, opened for bytes.
            name: Name of the file; by default the one that the stream tells.

        Raises:
            TypeError: The stream gives text.
            ValueError: There is no name.
        """
        content = cast("object", stream.read())
        if not isinstance(content, bytes):
            raise TypeError("the stream gives text: open it in binary mode")
        told: object = getattr(stream, "name", None)  # a number for some pipes
        found = PurePath(told).name if isinstance(told, str) else ""
        return cls.from_bytes(content, name or found)

    @classmethod
    def as_it_came(cls, pair: tuple[str, str]) -> Self:
        """Return a file of an answer, whatever it is like.

        Args:
            pair: Name and content.
        """
        return super().__new__(cls, pair)

    @property
    def name(self) -> str:
        """Name of the file."""
        return self[0]

    @property
    def base64(self) -> str:
        """The content in Base64."""
        return self[1]

    @property
    def content(self) -> bytes:
        """The content.

        Raises:
            ValueError: It is no Base64.
        """
        return b64decode(self[1], validate=True)

    # A content of megabytes does not belong on a screen or into a log.
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, {len(self.base64)} characters)"

    def __getnewargs__(self) -> tuple[str, str]:
        return self.name, self.base64


def read_file(
    value: object, read_as: ValidatorFunctionWrapHandler, info: ValidationInfo[object]
) -> File:
    """Read a file; a validator for pydantic.

    Args:
        value: A file or a pair.
        read_as: Reads a pair.
        info: Has a context if the value is that of an answer.
    """
    pair: tuple[str, str] = read_as(value)
    return File(*pair) if info.context is None else File.as_it_came(pair)
