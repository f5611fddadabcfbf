"""The generated Python client as a reader has it: tree, signatures with real types, docstrings."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import itertools
import operator
import re
import sys
import textwrap
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conformance import facts as known
from tests.conformance.facts import GENERATED, Data, facts, kind
from tests.marked import CODE

PACKAGE = GENERATED / "python" / "bitrix24_client"
WEBHOOK = f"http://127.0.0.1:9/rest/1/{CODE}/"


@functools.cache
def part(name: str) -> Any:
    """A module of the package: `errors`, `models`, `_runtime.values`."""
    return importlib.import_module(f"bitrix24_client.{name}" if name else "bitrix24_client")


def roots() -> dict[str, Any]:
    """A client of each flavour, never used to send."""
    package = part("")
    return {
        "Bitrix24": package.Bitrix24.from_webhook(WEBHOOK),
        "AsyncBitrix24": package.AsyncBitrix24.from_webhook(WEBHOOK),
    }


def at(root: Any, path: list[str]) -> Any:
    """What a path of attributes leads to; None if it breaks off."""
    for name in path:
        root = getattr(root, name, None)
    return root


def function(bound: Any) -> Callable[..., Any]:
    """The function behind a method, or behind a list that is called for a page."""
    target = bound if inspect.ismethod(bound) else type(bound).__call__
    plain: Callable[..., Any] = inspect.unwrap(getattr(target, "__func__", target))
    return plain


@functools.cache
def _namespace(module: str) -> dict[str, Any]:
    """Names of a module, those for type checkers included."""
    loaded = sys.modules[module]
    names = dict(vars(loaded))
    for node in ast.parse(Path(str(loaded.__file__)).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            code = compile(ast.Module(node.body, []), module, "exec")
            exec(code, names)  # noqa: S102 - imports of the generated module, nothing else
    return names


def hints(code: Callable[..., Any]) -> dict[str, Any]:
    """Types of the parameters and of the result."""
    return typing.get_type_hints(code, _namespace(code.__module__), include_extras=True)


def spell(hint: Any) -> str:
    """A type in a spelling that does not depend on the order of alternatives."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return f"{spell(args[0])}{sorted(map(repr, hint.__metadata__))}"
    if origin is typing.Union or origin is types.UnionType:
        arms = sorted(map(spell, args))
        return "Any" if "Any" in arms else " | ".join(arms)
    if origin is typing.Literal:
        return f"Literal{sorted(map(repr, args))}"
    if origin is not None:
        return f"{origin.__qualname__}[{', '.join(map(spell, args))}]"
    return "None" if hint is type(None) else getattr(hint, "__qualname__", str(hint))


# -- docstrings ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Doc:
    """A docstring in Google's style, taken apart."""

    text: str
    args: dict[str, str]
    returns: str
    raises: dict[str, str]


def doc(code: Any) -> Doc:
    """The docstring of a function."""
    body = inspect.cleandoc(code.__doc__ or "")
    parts = re.split(r"^(Args|Returns|Raises):$", body, flags=re.M)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Doc(
        text=" ".join(parts[0].split()),
        args=_entries(sections.get("Args", "")),
        returns=" ".join(sections.get("Returns", "").split()),
        raises=_entries(sections.get("Raises", "")),
    )


def _entries(section: str) -> dict[str, str]:
    """`name: text` by name; further lines of a text stand further in."""
    joined = re.sub(r"\n\s{4,}", " ", textwrap.dedent(section).strip())
    lines = (line.partition(":") for line in joined.split("\n") if line.strip())
    return {name.strip(): " ".join(text.split()) for name, _, text in lines}


@functools.cache
def _classes(path: Path) -> dict[str, ast.ClassDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def docs_below(cls: type) -> dict[str, str]:
    """Docstrings that stand below the attributes of a class."""
    body = _classes(Path(str(sys.modules[cls.__module__].__file__)))[cls.__name__].body
    found: dict[str, str] = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.Assign):
            target = node.targets[0] if isinstance(node.targets[0], ast.Name) else None
        text = following.value if isinstance(following, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(text, ast.Constant):
            found[target.id] = " ".join(str(text.value).split())
    return found


def doc_below_alias(name: str) -> str:
    """The docstring below the name of a union."""
    module = part(f"models.{part('models._names').MODULES[name]}")
    body = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body
    for node, following in itertools.pairwise(body):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id == name and isinstance(following, ast.Expr):
            return " ".join(str(ast.literal_eval(following.value)).split())
    return ""


# -- types that the spec asks for ------------------------------------------------------------------


def enum_type(name: str) -> Any:
    """An enum, or a plain value that it does not list."""
    return getattr(part("enums"), name) | known.enum_base(name)


def _mapping(inner: Any) -> Any:
    return generic(typing.Mapping, (str, inner))


def generic(kind_: Any, inner: Any) -> Any:
    """A generic type with its arguments, made at run time."""
    return kind_[inner]


def union(hints: Iterable[Any]) -> Any:
    """The union of types."""
    return functools.reduce(operator.or_, hints)


def argument(shape: Data) -> Any:
    """Type of an argument."""
    single: Any = _argument_single(shape)
    if shape.get("list"):
        single = generic(typing.Sequence, single)
    return union([single, None]) if shape.get("nullable") else single


def _argument_single(shape: Data) -> Any:
    name = shape["type"]
    match kind(shape):
        case "enum":
            return enum_type(name)
        case "scalar":
            return _argument_scalar(shape, facts().scalars[name]["python"])
        case "any":
            return object
    described = known.object_of(shape) or {}
    if "one_of" in described and all(kind({"type": o}) != "type" for o in described["one_of"]):
        return getattr(part("models"), name)
    if not known.is_map(described):
        return getattr(part("models"), name) | _mapping(object)
    shapes = [described["extra"], *described.get("properties", {}).values()]
    if any(kind(s) == "any" for s in shapes):
        return _mapping(object)
    return _mapping(union(map(argument, shapes)))


def _argument_scalar(shape: Data, python: str) -> Any:
    import datetime

    if "values" in shape:
        return typing.Literal[tuple(shape["values"])]
    plain = {"yes_no": bool, "int": int, "float": float, "str": str, "bool": bool, "any": object}
    others = {
        "datetime": datetime.datetime | str,
        "timestamp": datetime.datetime | int,
        "dict": _mapping(object),
        "file": tuple[str, str],
    }
    return others.get(python) or plain[python]


def answer(shape: Data) -> Any:
    """Type of what comes back."""
    single: Any = _answer_single(shape)
    if shape.get("list"):
        single = generic(list, single)
    return union([single, None]) if shape.get("nullable") else single


def _answer_single(shape: Data) -> Any:
    import datetime

    name = shape["type"]
    match kind(shape):
        case "enum":
            return enum_type(name)
        case "any":
            return Any
        case "scalar":
            plain = {
                "yes_no": bool,
                "int": int,
                "float": float,
                "str": str,
                "bool": bool,
                "datetime": datetime.datetime,
                "timestamp": datetime.datetime,
                "dict": dict[str, Any],
                "file": tuple[str, str],
                "any": Any,
            }
            return plain[facts().scalars[name]["python"]]
    described = known.object_of(shape) or {}
    if known.is_map(described):
        return generic(dict, (str, answer(described["extra"])))
    return getattr(part("models"), name)
