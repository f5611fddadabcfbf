"""Methods that make records -> the page on tests with the fake portal, with programs that pass."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.codetree import Group, Node, layout
from generator.emit.reference.links import generated
from generator.pysample import PACKAGE, Writer, statement

if TYPE_CHECKING:
    from generator.model import Api, ErrorRow, Json, Method, Scope

TESTING = f"{PACKAGE}.testing"
KINDS = ("fixture", "error", "unit", "coroutine")
"""What a program shows."""

_WITH = "    with Bitrix24.from_webhook(bitrix24_portal.webhook_url) as b24:"


@dataclass(frozen=True, slots=True)
class TestingPage:
    """How the fake portal is used; a program is empty where the API has nothing to show it with."""

    generated: str
    fixture: str
    error: str
    unit: str
    coroutine: str
    shell: str
    kinds: str
    plans: str
    methods: str


def page(api: Api, found: Iterable[Mapping[str, str]]) -> str:
    """The page; `found` are the programs of the units."""
    kept = {name: program for table in found for name, program in table.items()}
    method = _shown(api, kept)
    shown = {kind: kept.get(f"{kind} {method}", "") for kind in KINDS}
    spec = api.portal[0] if api.portal is not None else None
    view = TestingPage(
        generated=generated("spec/portal.yaml" if spec else "spec"),
        **{
            kind: text.fence("python", program) if program else ""
            for kind, program in shown.items()
        },
        shell=text.fence("bash", "\n".join(_shell(method))),
        kinds=", ".join(map(text.code, spec.records if spec else ())),
        plans=", ".join(text.code(rate.name) for rate in api.commons.service.protocol.rates),
        methods=", ".join(map(text.code, spec.methods if spec else ())),
    )
    return render.markdown(render.render("reference/testing.md.j2", view))


def _shown(api: Api, kept: Mapping[str, str]) -> str:
    """The method that makes a record of the first kind in the shortest program."""
    if api.portal is None:
        return ""
    records, acts = api.portal[0].records, api.portal[0].methods
    usual = [w for w, act in acts.items() if act.does == "create" and f"unit {w}" in kept]
    first = [wire for wire in usual if acts[wire].record == next(iter(records))]
    return min(first or usual, key=lambda wire: len(kept[f"unit {wire}"]), default="")


def _shell(method: str) -> Iterator[str]:
    """Lines that steer a portal from outside."""
    address = "curl -s http://127.0.0.1:8024/portal"
    yield f"{address}/reset -d '{{}}'"
    if method:
        planned: dict[str, Json] = {"method": method, "fault": "html_502"}
        yield f"{address}/fail -d {shlex.quote(text.dump(planned))}"
        yield f"{address}/calls -d {shlex.quote(text.dump({'method': method}))}"


def programs(methods: Iterable[Method], scope: Scope) -> Iterator[tuple[str, str]]:
    """Programs of tests by what they show and by method."""
    for method in methods:
        if method.effect == "write" and method.context == "any" and method.errors:
            request = min((e.request for e in method.examples), key=len)
            row = next((r for r in method.errors if r.code), method.errors[0])
            for kind, made in (
                ("fixture", _fixture),
                ("error", _error),
                ("unit", _unit),
                ("coroutine", _coroutine),
            ):
                writer = Writer(scope)
                call = writer.call(method, request)
                lines = "\n".join(made(writer, method, call, row))
                yield f"{kind} {method.wire}", f"{writer.imports()}{lines}\n"


def _line(node: Node, level: int) -> str:
    margin = "    " * level
    return margin + layout(node, 4, level=level, used=len(margin))


def _named(method: Method) -> str:
    return text.string(method.wire)


def _fixture(writer: Writer, method: Method, call: Group, row: ErrorRow) -> Iterator[str]:
    writer.need(PACKAGE, "Bitrix24")
    writer.need(TESTING, "FakePortal")
    yield "\ndef test_it_is_sent(bitrix24_portal: FakePortal) -> None:"
    yield _WITH
    yield _line(call, 2)
    yield f"    (sent,) = bitrix24_portal.calls_of({_named(method)})"
    yield '    assert (sent.status, sent.error) == (200, "")'
    yield "    print(sent.params, bitrix24_portal.calls)"


def _error(writer: Writer, method: Method, call: Group, row: ErrorRow) -> Iterator[str]:
    writer.need(PACKAGE, "Bitrix24")
    writer.need(f"{PACKAGE}.errors", row.class_name)
    writer.need(TESTING, "FakePortal")
    writer.need("pytest")
    yield "\ndef test_it_is_refused(bitrix24_portal: FakePortal) -> None:"
    yield f"    bitrix24_portal.fail({_named(method)}, error={text.string(row.text)})"
    yield _WITH
    yield f"        with pytest.raises({row.class_name}):"
    yield _line(call, 3)


def _unit(writer: Writer, method: Method, call: Group, row: ErrorRow) -> Iterator[str]:
    writer.need("unittest")
    writer.need(PACKAGE, "Bitrix24")
    writer.need(TESTING, "FakePortal")
    yield "\nclass Sending(unittest.TestCase):"
    yield "    def setUp(self) -> None:"
    yield "        self.portal = self.enterContext(FakePortal())"
    yield "\n    def test_it_is_sent(self) -> None:"
    yield "        with Bitrix24.from_webhook(self.portal.webhook_url) as b24:"
    yield _line(call, 3)
    yield f"        self.assertEqual(len(self.portal.calls_of({_named(method)})), 1)"


def _coroutine(writer: Writer, method: Method, call: Group, row: ErrorRow) -> Iterator[str]:
    writer.need("asyncio")
    writer.need("httpx2")
    writer.need(PACKAGE, "AsyncBitrix24")
    writer.need(TESTING, "FakePortal")
    yield "\nasync def main() -> None:"
    yield "    with FakePortal() as portal:"
    yield "        transport = httpx2.ASGITransport(portal.asgi)"
    yield "        async with httpx2.AsyncClient(transport=transport) as http_client:"
    yield "            url = portal.webhook_url"
    yield "            b24 = AsyncBitrix24.from_webhook(url, http_client=http_client)"
    yield _line(statement("result = await ", call), 3)
    yield "            print(result)"
    yield "\n\nasyncio.run(main())"
