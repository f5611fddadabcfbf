"""A unit -> short programs that show how the Python client is used, each with the shortest call that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator import text
from generator.codetree import Group, Node, flat, layout
from generator.emit.reference import testing
from generator.pysample import PACKAGE, Writer, statement

if TYPE_CHECKING:
    from generator.model import Json, Method, Paging, Property, Scope, Shape, Type, Unit
    from generator.schema import UrlForm

WEBHOOK = "with Bitrix24.from_webhook() as b24:"
TOKEN = "with Bitrix24.from_token(portal, token) as b24:"
SECRET = 'token = "put-your-access-token-here"'
DEEPEST = 3
"""Steps into an answer that are looked at for an object that can be sent back."""


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
        if method.context == "any" and _object(method.result.shape, scope) and method.errors:
            yield from _calls(method, scope, forms)
        if method.context == "any" and method.paging is not None:
            yield "pages", _pages(method, method.paging, scope)
        if method.effect == "write":
            readers = [m for m in methods if m.effect == "read"]
            yield from _changes(method, readers, scope, forms)
    yield from testing.programs(methods, scope)
    for type_ in unit.types:
        options = type_.alternatives
        if options is not None and options.by is not None and "request" in type_.forms:
            yield "unknown", _unknown(type_, options.by, scope)


def _is_printed(method: Method) -> bool:
    return bool(method.examples) and method.examples[0].response is not None


def _object(shape: Shape, scope: Scope) -> Type | None:
    """The type of a value that is an object of a class and nothing else."""
    if shape.kind != "type" or shape.many or shape.nullable:
        return None
    type_ = scope.type(shape.name)
    return None if type_.is_map or type_.alternatives is not None else type_


# -- a call --------------------------------------------------------------------------------------------


def _calls(method: Method, scope: Scope, forms: Mapping[str, UrlForm]) -> Iterator[tuple[str, str]]:
    """One call by each kind of client, with its errors and with all that its answer holds."""
    shown = ["    print(result)"]
    if "webhook" in forms:
        address = f"address = {text.string(_address(forms['webhook']))}"
        head = [address, "with Bitrix24.from_webhook(address) as b24:"]
        yield "webhook", _program(head, method, scope, shown)
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


def _address(form: UrlForm) -> str:
    address = form.url
    for name, value in form.variables.items():
        address = address.replace(f"{{{name}}}", value)
    return f"{address}/"


def portal(form: UrlForm) -> list[str]:
    """Lines that name the portal and a token."""
    return [f"portal = {text.string(_address(form))}", SECRET]


def _program(head: list[str], method: Method, scope: Scope, then: list[str]) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    call = _line(statement("result = ", writer.call(method, method.examples[0].request)), 1)
    return _joined(writer, [*head, call, *then])


def _line(node: Node, level: int) -> str:
    margin = "    " * level
    return margin + layout(node, 4, level=level, used=len(margin))


def _joined(writer: Writer, lines: Iterable[str]) -> str:
    return writer.imports() + "".join(f"{line}\n" for line in lines)


def _coroutine(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need("asyncio")
    writer.need(PACKAGE, "AsyncBitrix24")
    call = writer.call(method, method.examples[0].request)
    body = [
        "async def main() -> None:",
        "    async with AsyncBitrix24.from_webhook() as b24:",
        _line(statement("result = await ", call), 2),
        "        print(result)",
    ]
    return writer.imports() + "\n" + "\n".join(body) + "\n\n\nasyncio.run(main())\n"


def _batch(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    body = [
        "with Bitrix24.from_webhook() as b24, b24.batch() as batch:",
        _line(statement("command = ", writer.added(method, method.examples[0].request)), 1),
        "print(command.result)",
    ]
    return _joined(writer, body)


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
        _line(statement("result = ", call), 2),
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
    return _joined(writer, body)


def _watch(method: Method, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Attempt", "Bitrix24")
    call = writer.call(method, method.examples[0].request)
    body = [
        "\ndef note(attempt: Attempt) -> None:",
        "    print(attempt.method, attempt.number, attempt.status, attempt.seconds)",
        "    print(attempt.error, attempt.operating)",
        "\n\nwith Bitrix24.from_webhook(after_attempt=note) as b24:",
        _line(statement("result = ", call), 1),
    ]
    return _joined(writer, body)


def _pages(method: Method, paging: Paging, scope: Scope) -> str:
    """A page, and a walk that is left to find its own way."""
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    page = method.examples[0].request
    way = {paging.parameter} | ({paging.cursor.order_parameter} if paging.cursor else set())
    walk = {k: v for k, v in page.items() if k not in way}
    body = [
        WEBHOOK,
        _line(statement("page = ", writer.call(method, page)), 1),
        "    print(page.items, page.next, page.total)",
        _line(statement("for item in ", writer.call(method, walk, ".iter"), ":"), 1),
        "        print(item)",
    ]
    return _joined(writer, body)


def _unknown(type_: Type, by: str, scope: Scope) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Unknown")
    writer.need(f"{PACKAGE}.models", type_.name)
    made = Group("Unknown(", ((f"{by}=", '"new"'), ("size=", "3")), ")")
    body = [f"value: {type_.name} = {flat(made)}", "print(value.to_wire())"]
    return _joined(writer, body)


# -- an object that is read, changed and sent back -----------------------------------------------------


def _changes(
    write: Method, readers: list[Method], scope: Scope, forms: Mapping[str, UrlForm]
) -> Iterator[tuple[str, str]]:
    for param in write.params:
        type_ = _object(param.shape, scope)
        if type_ is None or type_.direction != "both":
            continue
        new = write.examples[0].request.get(param.wire)
        for read in readers:
            way = _way(read.result.shape, type_.name, scope, DEEPEST)
            part = _shortest_part(type_, new, _read(read, way or (), scope), scope)
            application = any(m.context.startswith("application") for m in (read, write))
            if part is None or way is None or (application and "oauth" not in forms):
                continue
            head = [*portal(forms["oauth"]), TOKEN] if application else [WEBHOOK]
            yield "change", _change(head, (read, way), (write, param), part, scope)


def _way(shape: Shape, name: str, scope: Scope, steps: int) -> tuple[Property, ...] | None:
    """The properties that lead into an answer to an object of a type; only the last may be absent."""
    holder = _object(shape, scope)
    if holder is None or not steps:
        return None
    for prop in holder.properties:
        if (prop.shape.kind, prop.shape.name, prop.shape.many) == ("type", name, False):
            return (prop,)
    for prop in holder.properties:
        inner = _way(prop.shape, name, scope, steps - 1) if prop.required else None
        if inner is not None:
            return (prop, *inner)
    return None


def _read(read: Method, way: tuple[Property, ...], scope: Scope) -> dict[str, Json]:
    """The object at the end of the way in the printed answer."""
    value: Json = read.examples[0].response
    keys = [scope.commons.service.protocol.result_key] if read.result.at == "result" else []
    for key in (*keys, *(prop.wire for prop in way)):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _shortest_part(
    type_: Type, new: Json, old: dict[str, Json], scope: Scope
) -> tuple[Property, Json] | None:
    """Of the properties with a new value the one that is written most shortly."""
    known = {p.wire: p for p in type_.properties if not p.is_constant}
    items = new.items() if isinstance(new, dict) else ()
    parts = [(known[k], item) for k, item in items if k in known and item != old.get(k)]
    writer = Writer(scope)
    return min(parts, key=lambda p: len(flat(writer.value(p[0].shape, p[1]))), default=None)


def _change(
    head: list[str],
    source: tuple[Method, tuple[Property, ...]],
    target: tuple[Method, Property],
    part: tuple[Property, Json],
    scope: Scope,
) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    (read, way), (write, param) = source, target
    needed = {p.wire for p in write.params if p.required} - {param.wire}
    asked = read.examples[0].request
    rest = {k: asked.get(k, v) for k, v in write.examples[0].request.items() if k in needed}
    call = writer.call(write, rest)
    value = writer.value(part[0].shape, part[1])
    before = f"found.{part[0].name} = "
    optional = way[-1].shape.nullable or not way[-1].required
    level = 2 if optional else 1
    body = [
        *head,
        _line(statement("result = ", writer.call(read, asked)), 1),
        f"    found = {'.'.join(('result', *(prop.name for prop in way)))}",
        *(["    if found is not None:"] if optional else []),
        _line(statement(before, value) if isinstance(value, Group) else before + value, level),
        _line(Group(call.open, (*call.items, (f"{param.name}=", "found")), call.close), level),
    ]
    return _joined(writer, body)
