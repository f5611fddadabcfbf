"""A unit -> short programs that show how the Python client is used, each with the shortest call that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator import text
from generator.codetree import Group, flat
from generator.emit.reference import changes, testing
from generator.emit.reference.lines import (
    TOKEN,
    WEBHOOK,
    address_of,
    joined,
    line,
    object_type,
    portal,
)
from generator.pysample import PACKAGE, Writer, statement
from generator.samples import samples

if TYPE_CHECKING:
    from generator.model import Method, Paging, Scope, Type, Unit
    from generator.schema import UrlForm

SHELL = "cURL (webhook)"


def programs(unit: Unit, scope: Scope) -> dict[str, str]:
    """Programs by what they show; what the unit has nothing for is left out."""
    return shortest({name: made} for name, made in _programs(unit, scope))


def shortest(found: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Of the programs that show the same the shortest, the first of several as short."""
    kept: dict[str, str] = {}
    for table in found:
        for name, made in table.items():
            kept[name] = min(kept.get(name, made), made, key=len)
    return kept


def _programs(unit: Unit, scope: Scope) -> Iterator[tuple[str, str]]:
    methods = [m for m in unit.methods if m.deprecated is None and _is_printed(m)]
    forms = {form.name: form for form in scope.commons.service.protocol.url_forms}
    for method in methods:
        if method.context == "any" and object_type(method.result.shape, scope) and method.errors:
            yield from _calls(method, scope, forms)
        if method.context == "any" and method.paging is not None:
            yield "pages", _pages(method, method.paging, scope)
        if method.effect == "write":
            readers = [m for m in methods if m.effect == "read"]
            yield from changes.programs(method, readers, scope, forms)
    yield from testing.programs(methods, scope)
    for type_ in unit.types:
        options = type_.alternatives
        if options is not None and options.by is not None and "request" in type_.forms:
            yield "unknown", _unknown(type_, options.by, scope)


def _is_printed(method: Method) -> bool:
    return bool(method.examples) and method.examples[0].response is not None


# -- a call --------------------------------------------------------------------------------------------


def _calls(method: Method, scope: Scope, forms: Mapping[str, UrlForm]) -> Iterator[tuple[str, str]]:
    """One call by each kind of client, with its errors and with all that its answer holds."""
    shown = ["    print(result)"]
    if "webhook" in forms:
        address = f"address = {text.string(address_of(forms['webhook']))}"
        head = [address, "with Bitrix24.from_webhook(address) as b24:"]
        yield "webhook", _program(head, method, scope, shown)
        yield "named", _named(method)
        yield from (("shell", s.source) for s in samples(method, scope) if s.label == SHELL)
    if "oauth" in forms:
        yield "token", _program([*portal(forms["oauth"]), TOKEN], method, scope, shown)
    writer = Writer(scope)
    call = flat(writer.call(method, method.examples[0].request))
    if not writer.names:
        yield "call", call
    answer = ("result.to_wire()", "result.raw", "result.model_extra")
    yield "answer", _program([WEBHOOK], method, scope, [f"    print({what})" for what in answer])
    yield "coroutine", _coroutine(method, scope)
    yield "errors", _errors(method, scope)
    if method.batch:
        yield "batch", _batch(method, scope)
    yield "watch", _watch(method, scope)


def _program(head: list[str], method: Method, scope: Scope, then: list[str]) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    call = line(statement("result = ", writer.call(method, method.examples[0].request)), 1)
    return joined(writer, [*head, call, *then])


def _named(method: Method) -> str:
    given = f"{text.string(method.wire)}, {text.literal(method.examples[0].request)}"
    lines = [f"from {PACKAGE} import Bitrix24\n", WEBHOOK, f"    print(b24.call({given}))"]
    return "\n".join([*lines, ""])


def _coroutine(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need("asyncio")
    writer.need(PACKAGE, "AsyncBitrix24")
    call = writer.call(method, method.examples[0].request)
    body = [
        "async def main() -> None:",
        "    async with AsyncBitrix24.from_webhook() as b24:",
        line(statement("result = await ", call), 2),
        "        print(result)",
    ]
    return writer.imports() + "\n" + "\n".join(body) + "\n\n\nasyncio.run(main())\n"


def _batch(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    body = [
        "with Bitrix24.from_webhook() as b24, b24.batch() as batch:",
        line(statement("command = ", writer.added(method, method.examples[0].request)), 1),
        "print(command.result)",
    ]
    return joined(writer, body)


def _errors(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "ApiError", "Bitrix24", "OutcomeUnknown", "RequestError")
    writer.need(PACKAGE, "ResponseError", "TransportError")
    known = method.errors[0].class_name
    writer.need(f"{PACKAGE}.errors", known)
    call = writer.call(method, method.examples[0].request)
    body = [
        WEBHOOK,
        "    try:",
        line(statement("result = ", call), 2),
        "        print(result)",
        "    except RequestError as error:",
        "        for path, rule in error.problems:",
        "            print(path, rule)",
        f"    except {known} as error:",
        '        print("documented:", error.description)',
        "    except ApiError as error:",
        '        print("any other:", error.code, error.description, error.http_status)',
        "    except OutcomeUnknown:",
        '        print("look whether it was done before you repeat it")',
        "    except TransportError:",
        '        print("no answer, and nothing that a repeat could do twice")',
        "    except ResponseError as error:",
        '        print("not as documented:", error.payload)',
    ]
    return joined(writer, body)


def _watch(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Attempt", "Bitrix24")
    call = writer.call(method, method.examples[0].request)
    body = [
        "\ndef note(attempt: Attempt) -> None:",
        "    print(attempt.method, attempt.number, attempt.status, attempt.seconds)",
        "    print(attempt.error, attempt.operating)",
        "\n\nwith Bitrix24.from_webhook(after_attempt=note) as b24:",
        line(statement("result = ", call), 1),
    ]
    return joined(writer, body)


def _pages(method: Method, paging: Paging, scope: Scope) -> str:
    """A page, and a walk that is left to find its own way."""
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    page = method.examples[0].request
    way = {paging.parameter} | ({paging.cursor.order_parameter} if paging.cursor else set())
    walk = {k: v for k, v in page.items() if k not in way}
    body = [
        WEBHOOK,
        line(statement("page = ", writer.call(method, page)), 1),
        "    print(page.items, page.next, page.total)",
        line(statement("for item in ", writer.call(method, walk, ".iter"), ":"), 1),
        "        print(item)",
    ]
    return joined(writer, body)


def _unknown(type_: Type, by: str, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Unknown")
    writer.need(f"{PACKAGE}.models", type_.name)
    made = Group("Unknown(", ((f"{by}=", '"new"'), ("size=", "3")), ")")
    body = [f"value: {type_.name} = {flat(made)}", "print(value.to_wire())"]
    return joined(writer, body)
