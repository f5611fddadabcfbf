"""Names of types that would hide what a generated module needs, and types that need each other's modules."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.client.annotations import parts
from generator.model import Enum, Scope, Type, Unit
from generator.problems import Problem, SpecError

NAMES = frozenset(
    {
        *(
            "Annotated",
            "Any",
            "AsyncIterator",
            "Iterator",
            "Literal",
            "Mapping",
            "Optional",
            "Sequence",
        ),
        *(
            "AsyncMethods",
            "Call",
            "ClassVar",
            "ClosedModel",
            "Field",
            "Key",
            "Limits",
            "Methods",
            "Model",
            "Names",
            "Page",
            "Paging",
            "TYPE_CHECKING",
            "TypeAlias",
            "Unknown",
            "Unset",
        ),
        *(
            "Bool",
            "DateTime",
            "Dict",
            "FileContent",
            "Float",
            "Int",
            "Json",
            "Map",
            "Open",
            "Str",
            "Timestamp",
            "YesNo",
        ),
    }
)
"""What generated modules import besides types of the API."""


def check(unit: Unit, scope: Scope) -> None:
    """Raise the problems of a unit that only Python has."""
    problems = (*_hiding(unit), *_circles(unit, scope), *_endless(unit, scope))
    if problems:
        raise SpecError(problems)


def _hiding(unit: Unit) -> Iterator[Problem]:
    own = {f"{prefix}{m.class_name}Method" for m in unit.methods for prefix in ("", "Async")}
    items: tuple[Type | Enum, ...] = (*unit.types, *unit.enums)
    for item in items:
        if item.name in NAMES or item.name in own:
            what = f"{item.name!r} is a name that the Python client needs"
            yield Problem(item.where, what, "reserved-name", f"such as {item.name}Data")


def _circles(unit: Unit, scope: Scope) -> Iterator[Problem]:
    """Two modules cannot import each other."""
    for type_ in unit.types:
        seen: set[str] = set()
        queue = [name for name in _uses(type_) if scope.type(name).module != unit.module]
        while queue:
            name = queue.pop()
            found = scope.type(name)
            if found.module == unit.module:
                what = f"{type_.name!r} and types of another file need each other"
                yield Problem(type_.where, what, "type-circle", "put them into one file")
                break
            if name not in seen:
                seen.add(name)
                queue += _uses(found)


def _endless(unit: Unit, scope: Scope) -> Iterator[Problem]:
    """A mapping or union has no name that could stand inside itself; a class has."""
    for type_ in unit.types:
        nameless = type_.is_map or type_.alternatives is not None
        queue = _uses(type_) if nameless else []
        for name in queue:
            found = scope.type(name)
            if name == type_.name:
                what = f"{name!r} is inside itself without an object of its own in between"
                yield Problem(type_.where, what, "type-circle", "give it 'properties:'")
            elif found.is_map or found.alternatives is not None:
                queue += [n for n in _uses(found) if n not in queue]


def _uses(type_: Type) -> list[str]:
    return [shape.name for shape in parts(type_) if shape.kind == "type"]
