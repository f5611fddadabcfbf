"""Files: from what they are made, what goes out, what is refused."""

from __future__ import annotations

import copy
import io
import os
import pickle
from pathlib import Path
from typing import Annotated, BinaryIO, cast

import pytest
from pydantic import Field, ValidationError

from generator.runtime.call import Call
from generator.runtime.errors import RequestError
from generator.runtime.files import File
from generator.runtime.model import ClosedModel
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.values import FileContent
from tests.runtime.loopback import Portal

CONTENT = b"%PDF \xff\x00 contract"
ENCODED = "JVBERiD/ACBjb250cmFjdA=="


class Upload(ClosedModel):
    data: Annotated[FileContent, Field(alias="fileData")]
    more: Annotated[list[FileContent] | None, Field(alias="more")] = None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file on disk."""
    made = tmp_path / "Vertrag ü.pdf"
    made.write_bytes(CONTENT)
    return made


def test_from_a_path(path: Path) -> None:
    for given in (path, str(path)):
        assert File.from_path(given) == ("Vertrag ü.pdf", ENCODED)
    assert File.from_path(path, "other.pdf") == ("other.pdf", ENCODED)
    with pytest.raises(FileNotFoundError):
        File.from_path(path.with_name("none"))


def test_from_bytes() -> None:
    made = File.from_bytes(CONTENT, "a.pdf")
    assert made == ("a.pdf", ENCODED)
    assert (made.name, made.base64, made.content) == ("a.pdf", ENCODED, CONTENT)
    assert File.from_bytes(b"", "empty").base64 == ""


def test_from_a_stream(path: Path) -> None:
    with path.open("rb") as stream:
        stream.read(5)
        assert File.from_stream(stream) == File.from_bytes(CONTENT[5:], "Vertrag ü.pdf")
        assert not stream.closed
    with path.open("rb") as stream:
        assert File.from_stream(stream, "other.pdf") == ("other.pdf", ENCODED)
    assert File.from_stream(io.BytesIO(CONTENT), "a.pdf") == ("a.pdf", ENCODED)


def test_a_stream_without_a_name(path: Path) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        File.from_stream(io.BytesIO(CONTENT))
    number = os.open(path, os.O_RDONLY)
    with os.fdopen(number, "rb") as stream, pytest.raises(ValueError, match="needs a name"):
        File.from_stream(stream)


def test_a_stream_of_text() -> None:
    with pytest.raises(TypeError, match="binary mode"):
        File.from_stream(cast("BinaryIO", io.StringIO("text")), "a.txt")


@pytest.mark.parametrize("prefix", ["data:text/plain;base64,", "DATA:;base64,", "data:,"])
def test_an_address_with_the_content_in_it_is_refused(portal: Portal, prefix: str) -> None:
    told = "without `data:"
    pair = ("a.txt", prefix + "QQ==")
    with pytest.raises(ValueError, match=told):
        File(*pair)
    with pytest.raises(ValidationError, match=told):
        Upload(data=pair)
    wrong: list[dict[str, object]] = [
        {"a": {"fileData": pair}},
        {"a": {"fileData": ["a", "QQ=="], "more": [pair]}},
    ]
    with Session(portal.webhook, Settings("1")) as session:
        for params in wrong:
            with pytest.raises(RequestError, match=told) as raised:
                session.send(Call("x.add", params, int, checks=lambda: {"a": Upload}))
            assert "QQ==" not in str(raised.value)
    assert portal.received == []


def test_it_goes_out_as_a_pair(portal: Portal, path: Path) -> None:
    file = File.from_path(path)
    sent = ["Vertrag ü.pdf", ENCODED]
    models: list[object] = [
        Upload(data=file, more=[file]),
        Upload(data=("Vertrag ü.pdf", ENCODED), more=[("Vertrag ü.pdf", ENCODED)]),
        {"fileData": file, "more": [file]},
        {"fileData": sent, "more": (file,)},
    ]
    with Session(portal.webhook, Settings("1")) as session:
        for model in models:
            portal.answer({"result": 1})
            session.send(Call("x.add", {"a": model, "b": file}, int, checks=lambda: {"a": Upload}))
    for received in portal.received:
        assert received.body == {"a": {"fileData": sent, "more": [sent]}, "b": sent}


def test_a_model_holds_a_file(path: Path) -> None:
    made = Upload(data=("a", "QQ=="))
    assert isinstance(made.data, File)
    assert made.data.content == b"A"
    came = Upload.from_wire({"fileData": ["", "data:,no Base64"]})  # an answer loses nothing
    assert isinstance(came.data, File)
    assert came.to_wire() == {"fileData": ["", "data:,no Base64"]}
    with pytest.raises(ValueError, match=r"base64|padding"):
        _ = came.data.content


def test_it_shows_no_content() -> None:
    file = File.from_bytes(CONTENT * 1000, "a.pdf")
    assert repr(file) == f"File('a.pdf', {len(file.base64)} characters)"
    assert "JVBE" not in repr(Upload(data=file))
    assert "JVBE" not in f"{file} {file!s}"


def test_it_can_be_copied() -> None:
    file = File.from_bytes(CONTENT, "a.pdf")
    for made in (pickle.loads(pickle.dumps(file)), copy.copy(file), copy.deepcopy(file)):
        assert type(made) is File
        assert made == file
