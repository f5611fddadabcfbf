"""The error catalogue -> `errors.py`, and `_catalogue.py` with the tables that errors are recognised by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.client import docs

if TYPE_CHECKING:
    from generator.model import Api, Commons
    from generator.schema import ErrorSpec

FILE = "spec/errors.yaml"


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error class."""

    name: str
    base: str
    docstring: str
    retry: str


@dataclass(frozen=True, slots=True)
class ErrorsPage:
    """All error classes and the tables; each row is a finished line."""

    header: str
    exports: tuple[str, ...]
    errors: tuple[ErrorView, ...]
    codes: tuple[str, ...]
    messages: tuple[str, ...]
    prefixes: tuple[str, ...]


AUTHORIZATION = ("AuthorizationError", "RefreshRefused", "TokensNotSaved")
BASES = (
    "ApiError",
    "Bitrix24Error",
    "OutcomeUnknown",
    "RequestError",
    "ResponseError",
    "TransportError",
    *AUTHORIZATION,
)
"""Classes of the runtime that `errors.py` hands on."""


def modules(api: Api) -> Iterator[tuple[str, str]]:
    """Paths inside the package and texts."""
    catalogue = api.commons.errors
    errors = (*_catalogued(api.commons), *_others(api.error_classes, catalogue))
    page = ErrorsPage(
        header=docs.header(FILE),
        exports=tuple(text.string(name) for name in sorted((*BASES, *(e.name for e in errors)))),
        errors=errors,
        codes=tuple(
            f"{text.string(code)}: {text.string(name)}," for code, name in api.error_classes.items()
        ),
        messages=tuple(_rows({m: name for name, spec in catalogue.items() for m in spec.messages})),
        prefixes=tuple(_rows({p: name for name, spec in catalogue.items() for p in spec.prefixes})),
    )
    yield "errors.py", render.render("client/errors.py.j2", page)
    yield "_catalogue.py", render.render("client/catalogue.py.j2", page)


def _rows(names: Mapping[str, str]) -> Iterator[str]:
    for message, name in names.items():
        yield f"{text.string(message)}: {text.string(name)},"


def _catalogued(commons: Commons) -> Iterator[ErrorView]:
    """The classes of the catalogue, groups before those that stand in them."""
    catalogue, groups = commons.errors, commons.error_groups
    for name, spec in sorted(catalogue.items(), key=lambda entry: entry[1].group is not None):
        told = _recognised(spec, groups.get(name, ()))
        about = docs.paragraphs([spec.description, " ".join(told)], 4)
        inherited = catalogue[spec.group].retry if spec.group else "never"
        retry = "" if spec.retry == inherited else text.string(spec.retry)
        yield ErrorView(name, spec.group or "ApiError", about, retry)


def _recognised(spec: ErrorSpec, members: tuple[str, ...]) -> Iterator[str]:
    if members:
        yield f"Group of {text.listed([f'`{member}`' for member in members], 'and')}."
    for head, texts in (
        ("Code", spec.codes),
        ("Message", spec.messages),
        ("Message beginning", spec.prefixes),
    ):
        if texts:
            yield f"{head}{'s' if len(texts) > 1 else ''}: {', '.join(f'`{t}`' for t in texts)}."


def _others(classes: Mapping[str, str], catalogue: Mapping[str, ErrorSpec]) -> Iterator[ErrorView]:
    """Classes of codes that methods name and the catalogue does not."""
    grouped: dict[str, list[str]] = {}
    for code, name in classes.items():
        if name not in catalogue:
            grouped.setdefault(name, []).append(code)
    for name, codes in grouped.items():
        told = " or ".join(f"`{code}`" for code in codes)
        about = docs.paragraphs([f"The server answered with the code {told}."], 4)
        yield ErrorView(name, "ApiError", about, "")
