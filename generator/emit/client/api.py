"""The methods of a unit -> `api/<module>.py`: one expression a method, for threads and for coroutines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import render, text
from generator.emit.client import docs, layout, lists, paging
from generator.emit.client.annotations import CONVERTED, FLAGS, TEXT, Annotator, holds_flags
from generator.emit.client.flavours import FLAVOURS, Flavour, class_name
from generator.emit.client.imports import PACKAGE, Imports
from generator.emit.client.validated import ChecksView, Expressions, checks, is_checked
from generator.model import Method, Property, Scope, Shape, Type, Unit


@dataclass(frozen=True, slots=True)
class FunctionView:
    """One `def`; every line stands as it is written."""

    decorators: tuple[str, ...]
    define: str
    name: str
    params: tuple[str, ...]
    returns: str
    docstring: str
    send: str
    wire: str
    arguments: tuple[str, ...]
    payload: str
    options: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagedView:
    """A paged list: a class whose instance is called for a page and iterated over for all."""

    class_name: str
    docstring: str
    functions: tuple[FunctionView, ...]


@dataclass(frozen=True, slots=True)
class PagedProperty:
    """The attribute that holds a paged list."""

    name: str
    class_name: str
    docstring: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The class of an area."""

    class_name: str
    base: str
    docstring: str
    functions: tuple[FunctionView, ...]
    lists: tuple[PagedProperty, ...]
    paged: tuple[PagedView, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """A module of methods."""

    header: str
    docstring: str
    imports: str
    typing_imports: str
    pagings: tuple[tuple[str, ...], ...]
    checks: tuple[ChecksView, ...]
    groups: tuple[GroupView, ...]


def module(unit: Unit, scope: Scope) -> str:
    """Text of the module with the methods of a unit."""
    used, typing_only = Imports(), Imports()
    makers = [_Group(unit, scope, flavour, used, typing_only) for flavour in FLAVOURS]
    groups = tuple(group.view() for group in makers)
    sent = Expressions(scope, used, makers[0].own, sent=True, read=False)
    found = tuple(checks(unit, sent))
    pagings = tuple(tuple(paging.lines(m, used)) for m in unit.methods if m.paging)
    used.name("__future__", "annotations")
    typing_only = typing_only.without(used)
    if typing_only.names or typing_only.modules:
        used.name("typing", "TYPE_CHECKING")
    page = ApiPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Methods of `{unit.area}`."),
        imports=used.text(),
        typing_imports=typing_only.text(4),
        pagings=pagings,
        checks=found,
        groups=groups,
    )
    return render.render("client/api.py.j2", page)


@dataclass(frozen=True, slots=True)
class _Group:
    """Makes the class of an area in one flavour."""

    unit: Unit
    scope: Scope
    flavour: Flavour
    used: Imports
    typing_only: Imports

    def view(self) -> GroupView:
        paged = tuple(filter(is_list, self.unit.methods))
        if paged:
            self.used.name("functools", "cached_property")
        about = [f"`{self.unit.area}`: {self.unit.title}.", self.unit.description, self.unit.docs]
        return GroupView(
            class_name=class_name(self.unit.area, self.flavour),
            base=self.used.own("_runtime.methods", f"{self.flavour.prefix}Methods"),
            docstring=docs.paragraphs(about, 4),
            functions=tuple(self.function(m) for m in self.unit.methods if m not in paged),
            lists=tuple(map(self.attribute, paged)),
            paged=tuple(map(self.paged, paged)),
        )

    def attribute(self, method: Method) -> PagedProperty:
        about = [method.summary, "Call it for one page; `iter` and `all` read all records."]
        return PagedProperty(method.name, self.paged_class(method), docs.paragraphs(about, 8))

    def paged_class(self, method: Method) -> str:
        return f"{self.flavour.prefix}{method.class_name}Method"

    def paged(self, method: Method) -> PagedView:
        shadowed = lists.NAMES
        record = replace(method.result.shape, many=False, nullable=False)
        item = Annotator(self.scope, self.typing_only, shadowed).result(record)
        found = lists.signatures(method, self.flavour, item, self.typing_only, shadowed)
        return PagedView(
            self.paged_class(method),
            docs.paragraphs([f"`{method.wire}`: {method.summary}"], 4),
            tuple(self.make(method, signature, shadowed) for signature in found),
        )

    def function(self, method: Method) -> FunctionView:
        shadowed = frozenset(m.name for m in self.unit.methods)
        returns = Annotator(self.scope, self.typing_only, shadowed).result(method.result.shape)
        define, send = self.flavour.define, f"{self.flavour.wait}self._send"
        about = method.result.description
        return self.make(
            method,
            lists.Signature(method.name, define, method.params, returns, about, send),
            shadowed,
        )

    def make(
        self, method: Method, signature: lists.Signature, shadowed: frozenset[str]
    ) -> FunctionView:
        hidden = frozenset(p.name for p in signature.params)
        self.used.own("_runtime.call", "Call")
        extra = (signature.extra,) if signature.extra else ()
        ordered = sorted(signature.params, key=lambda p: not p.required)
        annotator = Annotator(self.scope, self.typing_only, shadowed)
        expressions = Expressions(self.scope, self.used, self.own, shadowed=hidden)
        return FunctionView(
            decorators=self.decorators(method),
            define=signature.define,
            name=signature.name,
            params=(*(self.parameter(p, annotator) for p in ordered), *(e.line for e in extra)),
            returns=signature.returns,
            docstring=docs.function(method, ordered, signature.about, self.scope, extra),
            send=signature.send,
            wire=text.string(method.wire),
            arguments=tuple(self.argument(p, expressions) for p in signature.params),
            payload=expressions.whole(method.result.shape),
            options=tuple(self.options(method)),
            extra=tuple(e.name for e in extra),
        )

    def decorators(self, method: Method) -> tuple[str, ...]:
        if method.deprecated is None:
            return ()
        self.used.own("_runtime.deprecation", "deprecated")
        message = text.string(f"{method.wire} is deprecated. {docs.instead(method.deprecated)}")
        line = f"@deprecated({message})"
        return (line,) if len(line) + 4 <= text.WIDTH else ("@deprecated(", f"    {message}", ")")

    def parameter(self, p: Property, annotator: Annotator) -> str:
        annotation, default = annotator.parameter(p.shape), ""
        if not p.required:
            self.used.own("_runtime.unset", "UNSET")
            default = " = UNSET"
            if annotation not in {"object", "builtins.object"}:
                annotation += f" | {self.typing_only.own('_runtime.unset', 'Unset')}"
        line = f"{p.name}: {annotation}{default},"
        if len(line) + 8 <= text.WIDTH:
            return line
        inner = "\n            ".join(layout.lines(annotation, text.WIDTH - 12))
        return f"{p.name}: (\n            {inner}\n        ){default},"

    def argument(self, p: Property, expressions: Expressions) -> str:
        key, function, values = text.string(p.wire), self.converter(p.shape), [p.name]
        if p.shape.kind == "type":
            shape = self.model_of(p.shape)
            if holds_flags(shape.name, self.scope):
                function = FLAGS
                values.append(expressions.whole(shape))
        if function is None:
            return f"{key}: {p.name},"
        name = self.used.own(*function, f"_{function[1]}")
        line = f"{key}: {name}({', '.join(values)}),"
        if len(line) + 20 <= text.WIDTH:
            return line
        pad = "\n" + " " * 24
        inner = f"{pad}{', '.join(values)}"
        if len(inner) - 1 > text.WIDTH:
            inner = "".join(f"{pad}{value}," for value in values)
        return f"{key}: {name}({inner}{pad[:-4]}),"

    def converter(self, shape: Shape) -> tuple[str, str] | None:
        """Module and name of the function that a plain value goes through."""
        if shape.many:
            return None
        if shape.kind == "enum":
            return TEXT if self.scope.enum(shape.name).base == "str" else None
        if shape.kind == "scalar":
            return CONVERTED.get(self.scope.commons.scalars[shape.name].python)
        return None

    def model_of(self, shape: Shape) -> Shape:
        """What tells the types of the values of an object: of a filter, the records that it is for."""
        extra = self.scope.type(shape.name).extra
        if extra is not None and extra.operator is not None and extra.names is not None:
            return replace(shape, name=extra.names.of, many=False, nullable=False)
        return shape

    def own(self, type_: Type) -> str:
        """A class or union in an expression that exists at run time."""
        return f"{self.used.name(PACKAGE, 'models', '_models')}.{type_.module}.{type_.name}"

    def options(self, method: Method) -> Iterator[str]:
        if method.result.at == "body":
            yield "bare=True,"
        if method.paging is not None:
            yield f"paging={paging.constant(method)},"
        if method.repeat_safe:
            yield "repeat_safe=True,"
        if any(is_checked(p.shape, self.scope) for p in method.params):
            yield f"checks=_checks_of_{method.name},"


def is_list(method: Method) -> bool:
    """Whether pages and records of a method can be told apart from the rest of its answer."""
    return method.paging is not None and method.result.shape.many
