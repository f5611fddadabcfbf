"""The model -> a program that uses every method of the client, for the type checkers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Method, Scope, Shape, Unit


def lines(units: list[tuple[Unit, Scope]]) -> Iterator[str]:
    """A program that calls every method, first with what it needs and then with all it takes."""
    yield "from datetime import UTC, datetime"
    yield "from bitrix24_client import AsyncBitrix24, Bitrix24"
    for flavour, define, wait in (("", "def", ""), ("Async", "async def", "await ")):
        yield f"{define} run{flavour.lower()}(b24: {flavour}Bitrix24) -> None:"
        for unit, scope in units:
            for method in unit.methods:
                for required in (True, False):
                    arguments = _arguments(method, scope, required)
                    note = "  # pyright: ignore[reportDeprecated]" if method.deprecated else ""
                    path = ".".join((*method.path, method.name))
                    yield f"    print({wait}b24.{path}({arguments})){note}"
                if method.paging and method.result.shape.many:
                    yield f"    {'async ' if wait else ''}for item in b24.{path}.iter():"
                    yield "        print(item)"


def _arguments(method: Method, scope: Scope, required: bool) -> str:
    params = [p for p in method.params if p.required or not required]
    return ", ".join(f"{p.name}={_value(p.shape, scope)}" for p in params)


def _value(shape: Shape, scope: Scope) -> str:
    single = _single(shape, scope)
    return f"[{single}]" if shape.many else single


def _single(shape: Shape, scope: Scope) -> str:
    if shape.kind == "enum":
        return "1" if scope.enum(shape.name).base == "int" else "'x'"
    if shape.kind == "type":
        return "{}"
    if shape.values:
        return repr(shape.values[0])
    python = scope.commons.scalars[shape.name].python if shape.kind == "scalar" else "any"
    values = {
        "int": "1",
        "float": "1.5",
        "str": "'x'",
        "bool": "True",
        "yes_no": "True",
        "dict": "{}",
    }
    values |= {"datetime": "datetime.now(UTC)", "any": "object()", "file": "('a', 'b')"}
    return values[python]
