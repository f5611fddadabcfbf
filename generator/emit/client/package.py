"""The package around the generated modules: lazy `__init__`s, metadata, README, and the runtime as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.client import docs, layout
from generator.emit.client.imports import PACKAGE, Imports, rank
from generator.model import Api

if TYPE_CHECKING:
    from generator.schema import BatchFacts, Grant, Protocol

RUNTIME = Path(__file__).parents[2] / "runtime"

_PUBLIC = {
    "ApiError": "_runtime.errors",
    "AsyncBatch": "_runtime.batch",
    "Batch": "_runtime.batch",
    "Command": "_runtime.command",
    "AsyncBitrix24": "client",
    "Attempt": "_runtime.watch",
    "AuthorizationError": "_runtime.authorization",
    "Bitrix24": "client",
    "Bitrix24Error": "_runtime.errors",
    "Condition": "_runtime.conditions",
    "Field": "_runtime.conditions",
    "File": "_runtime.files",
    "NotExecuted": "_runtime.command",
    "OAuth": "_runtime.oauth",
    "OAuthApp": "_runtime.app",
    "OutcomeUnknown": "_runtime.errors",
    "OffsetWarning": "_runtime.walk",
    "Page": "_runtime.call",
    "Rate": "_runtime.rate",
    "RefreshRefused": "_runtime.authorization",
    "Retry": "_runtime.retry",
    "RequestError": "_runtime.errors",
    "ResponseError": "_runtime.errors",
    "Tokens": "_runtime.tokens",
    "TokensNotSaved": "_runtime.authorization",
    "TransportError": "_runtime.errors",
    "UNSET": "_runtime.unset",
    "Unknown": "_runtime.alternatives",
    "UnknownName": "_runtime.names",
    "UnresolvedReference": "_runtime.command",
    "Unset": "_runtime.unset",
    "parse_event": "events",
}
"""What the package itself offers, and where it is. A fixed set: it must not grow with the API."""


@dataclass(frozen=True, slots=True)
class RootPage:
    """`__init__.py` of the package."""

    header: str
    docstring: str
    imports: str
    exports: tuple[str, ...]
    rows: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class LazyPage:
    """A package whose names are found when they are asked for; `stub` is what type checkers see."""

    header: str
    docstring: str
    stub: str
    exports: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """`pyproject.toml` and `README.md`."""

    source: str
    version: str
    description: str
    docs: str
    summary: str
    sample: str
    groups: str
    areas: str


@dataclass(frozen=True, slots=True)
class WirePage:
    """The keys of the protocol as literals."""

    header: str
    result: str
    time: str
    error: str
    error_description: str
    token: str
    request_time: str
    batch: tuple[str, ...]
    operating: str
    operating_reset_at: str
    rates: str
    operators: tuple[str, ...]
    version: str
    authorize_url: str
    token_url: str
    code_grant: str
    refresh_grant: str
    oauth_errors: str
    moved: str
    hosts: str


def modules(api: Api, homes: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Paths inside the package and texts; `homes` tells the module of each model and enum."""
    yield "__init__.py", _root(api)
    yield "py.typed", ""
    for package, about in (
        ("api", "The methods, a module for each area."),
        ("namespaces", "What hangs below what."),
        ("_open_enums", "Enums as the types of fields."),
    ):
        yield f"{package}/__init__.py", f"{docs.header('spec/')}\n{docs.sentence(about)}\n"
    yield from _lazy(
        "models", "The types of the API; a name is imported when it is asked for.", homes["models"]
    )
    yield from _lazy(
        "enums", "The enums of the API; a name is imported when it is asked for.", homes["enums"]
    )
    if homes["filters"]:
        about = "Filters by the fields of records; a name is imported when it is asked for."
        yield from _lazy("filters", about, homes["filters"])
    for path in sorted(RUNTIME.glob("*.py")):
        if path.name != "wire.py":
            yield f"_runtime/{path.name}", path.read_text(encoding="utf-8")
    yield "_runtime/wire.py", _wire(api)


def _wire(api: Api) -> str:
    protocol = api.commons.service.protocol
    oauth, move = protocol.oauth, protocol.move
    codes = f"({', '.join(map(text.string, oauth.errors))}{',' * (len(oauth.errors) == 1)})"
    page = WirePage(
        header=docs.header("spec/service.yaml"),
        result=text.string(protocol.result_key),
        time=text.string(protocol.time_key),
        error=text.string(protocol.error_key),
        error_description=text.string(protocol.error_description_key),
        token=text.string(protocol.token_parameter),
        request_time=text.literal(protocol.read_timeout),
        batch=tuple(f"{name} = {value}" for name, value in _batch(protocol.batch)),
        operating=text.string(protocol.operating_key),
        operating_reset_at=text.string(protocol.operating_reset_key),
        rates=_rates(protocol),
        operators=tuple(
            f"{text.string(o.prefix)}: {text.string(o.takes)}," for o in protocol.operators
        ),
        version=text.string(api.commons.service.version),
        authorize_url=text.string(oauth.authorize_url),
        token_url=text.string(oauth.token_url),
        code_grant=_grant(oauth.code_grant),
        refresh_grant=_grant(oauth.refresh_grant),
        oauth_errors="\n".join(layout.lines(codes, text.WIDTH, "OAUTH_ERRORS = ")),
        moved=text.literal(move.status if move else 0),
        hosts=text.string(move.hosts if move else ""),
    )
    return render.render("client/wire.py.j2", page)


def _batch(batch: BatchFacts) -> Iterator[tuple[str, str]]:
    yield "BATCH", text.string(batch.method)
    yield "BATCH_SIZE", text.literal(batch.max_commands)
    yield "BATCH_COMMANDS", text.string(batch.commands_key)
    yield "BATCH_HALT", text.string(batch.halt_key)
    yield "BATCH_REFERENCE", text.string(batch.reference.partition("[")[0])
    for name, key in batch.answer_keys.model_dump().items():
        yield f"BATCH_{name.upper()}", text.string(key)


def _grant(grant: Grant) -> str:
    return f"({text.string(grant.type)}, {text.string(grant.parameter)})"


def _rates(protocol: Protocol) -> str:
    limits = {limit.name: limit.value for limit in protocol.limits}
    rows = (
        f"{text.string(r.name)}: ({float(limits[r.leak])}, {int(limits[r.ceiling])})"
        for r in protocol.rates
    )
    return f"{{{', '.join(rows)}}}"


def _root(api: Api) -> str:
    service = api.commons.service
    imports = Imports()
    for name, module in _PUBLIC.items():
        imports.own(module, name)
    page = RootPage(
        header=docs.header("spec/service.yaml"),
        docstring=docs.paragraphs([f"Client of the {service.title}.", service.summary], 0),
        imports=imports.text(4),
        exports=tuple(f'"{name}",' for name in sorted(_PUBLIC, key=rank)),
        rows=tuple(f'"{name}": "{module}",' for name, module in _PUBLIC.items()),
        version=text.string(service.version),
    )
    return render.render("client/init.py.j2", page)


def _lazy(package: str, about: str, homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    stub = Imports()
    for name, module in homes.items():
        stub.name(".", module, module)
        stub.name(f".{module}", name)
    page = LazyPage(
        header=docs.header("spec/"),
        docstring=docs.sentence(about),
        stub=stub.text(),
        exports=tuple(f'"{name}",' for name in sorted(homes, key=rank)),
        rows=tuple(f'"{name}": "{module}",' for name, module in sorted(homes.items())),
    )
    yield f"{package}/__init__.py", render.render("client/lazy.py.j2", page)
    yield f"{package}/__init__.pyi", render.render("client/lazy.pyi.j2", page)
    yield f"{package}/_names.py", render.render("client/lazy_names.py.j2", page)


def project(api: Api, samples: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths beside the package and texts."""
    service = api.commons.service
    sample = next((s for s in samples if s), "")
    head, _, call = sample.partition("result = ")
    areas = text.table(
        ("Namespace", "What it is", "Methods"),
        (
            (text.code(f"b24.{u.area}"), text.prose(u.title), str(len(u.methods)))
            for u in api.index
            if u.area
        ),
    )
    page = ProjectPage(
        source=text.one_line("spec/service.yaml"),
        version=json.dumps(service.version),
        description=json.dumps(
            text.one_line(f"Typed client of the {service.title}"), ensure_ascii=False
        ),
        docs=json.dumps(service.docs),
        summary=text.prose(service.summary),
        sample=text.fence("python", _sample(head.strip("\n"), call)),
        groups=", ".join(map(text.code, api.commons.error_groups)),
        areas=areas,
    )
    yield "pyproject.toml", render.render("client/pyproject.toml.j2", page)
    yield "README.md", render.markdown(render.render("client/README.md.j2", page))


def _sample(imports: str, call: str) -> str:
    body = "\n".join(
        f"    {line}" if line else "" for line in f"result = {call}".rstrip().split("\n")
    )
    with_client = "with Bitrix24.from_webhook() as b24:  # the address is in BITRIX24_WEBHOOK_URL"
    head = f"from {PACKAGE} import Bitrix24"
    own = "\n".join(filter(None, (head, imports)))
    return f"{own}\n\n{with_client}\n{body}"
