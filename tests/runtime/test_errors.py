"""How the body of an error becomes a class."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from generator.runtime.errors import (
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    ResponseError,
    TransportError,
    error_from_body,
    normalise_message,
)


class NotFound(ApiError):
    """Catalogued."""


class Missing(ApiError):
    """Catalogued, by a number."""


class AccessDenied(ApiError):
    """Catalogued, by code and message."""


class Mail(ApiError):
    """Catalogued, by a prefix."""


class MailBox(ApiError):
    """Catalogued, by a longer prefix."""


loaded: list[str] = []


def load(name: str) -> type[ApiError]:
    loaded.append(name)
    known = (NotFound, Missing, AccessDenied, Mail, MailBox)
    return {kind.__name__: kind for kind in known}[name]


CATALOGUE = Catalogue(
    codes={"NOT_FOUND": "NotFound", "100": "Missing", "0": "Missing"},
    messages={normalise_message("Access denied."): "AccessDenied"},
    prefixes=(
        (normalise_message("Email"), "Mail"),
        (normalise_message("Email box is"), "MailBox"),
    ),
    load=load,
)


@pytest.mark.parametrize(
    ("code", "description", "kind"),
    [
        ("NOT_FOUND", "Entity not found", NotFound),
        ("100", "Could not find value", Missing),
        (100, "Could not find value", Missing),
        (0, "", Missing),
        ("", "Access denied.", AccessDenied),
        ("", " ACCESS  denied . ", AccessDenied),
        (None, "Access denied", AccessDenied),
        ("Access denied!", "", ApiError),
        ("Access denied.", "", AccessDenied),
        ("Access denied", "whatever", AccessDenied),
        ("ERROR_CORE", "Access denied.", AccessDenied),
        ("", "Email send error. Please see details below", Mail),
        ("", "email BOX is full", MailBox),
        ("Email: no", "", Mail),
        ("not_found", "", ApiError),
        ("OTHER", "Something", ApiError),
        ("", "", ApiError),
        ({"code": "NOT_FOUND", "message": "v3"}, None, NotFound),
    ],
)
def test_class(code: Any, description: Any, kind: type[ApiError]) -> None:
    body = {"error": code, "error_description": description}
    error = error_from_body(body, 400, "x.get", CATALOGUE)
    assert type(error) is kind
    assert error.body is body


def test_attributes() -> None:
    body = {"error": 100, "error_description": "Bad <b>thing</b>"}
    error = error_from_body(body, 403, "x.get", CATALOGUE, repeat_safe=True)
    assert (error.code, error.description) == ("100", "Bad <b>thing</b>")
    assert (error.http_status, error.method, error.repeat_safe) == (403, "x.get", True)
    assert str(error) == "x.get: 100: Bad <b>thing</b> (HTTP 403)"
    long = error_from_body({"error": "", "error_description": "y" * 9999}, 1, "", CATALOGUE)
    assert len(str(long)) < 400
    assert len(long.description) == 9999


def test_classes_are_loaded_when_needed() -> None:
    loaded.clear()
    error_from_body({"error": "OTHER"}, 400, "x", CATALOGUE)
    assert loaded == []
    error_from_body({"error": "NOT_FOUND"}, 400, "x", CATALOGUE)
    assert loaded == ["NotFound"]


def test_an_empty_catalogue_knows_nothing() -> None:
    assert type(error_from_body({"error": "A"}, 400, "x", Catalogue())) is ApiError
    named = Catalogue(codes={"A": "Unloadable"})
    assert type(error_from_body({"error": "A"}, 400, "x", named)) is ApiError


def test_hierarchy() -> None:
    assert issubclass(OutcomeUnknown, TransportError)
    for kind in (ApiError, TransportError, ResponseError):
        assert issubclass(kind, Bitrix24Error)


@pytest.mark.parametrize(
    "error",
    [
        NotFound("NOT_FOUND", "gone", http_status=400, method="x", body={"error": 1}),
        OutcomeUnknown("lost", method="x", http_status=504),
        ResponseError("odd", method="x", payload=[1]),
    ],
)
def test_errors_can_be_pickled(error: Bitrix24Error) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
