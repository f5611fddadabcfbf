"""The areas -> `namespaces/<path>.py` and `client.py`: what hangs below what, imported on first use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import names, render, text
from generator.emit.client import docs
from generator.emit.client.flavours import FLAVOURS, Flavour, class_name
from generator.emit.client.imports import Imports
from generator.model import Api, UnitIndex

_OF_CLIENT = frozenset(
    {
        "aclose",
        "batch",
        "close",
        "from_event",
        "from_oauth",
        "from_token",
        "from_webhook",
        "portal",
    }
)
"""What the clients themselves are asked for."""


@dataclass(slots=True)
class Node:
    """A namespace; `unit` is the one that has its methods."""

    parts: tuple[str, ...]
    unit: UnitIndex | None = None
    children: dict[str, Node] = field(default_factory=dict)

    @property
    def wire(self) -> str:
        """Name as it stands in the names of methods."""
        return ".".join(self.parts)

    @property
    def name(self) -> str:
        """Name of the attribute that leads here."""
        return names.snake(self.parts[-1])

    @property
    def module(self) -> str:
        """Name of its module; two underscores keep `a.b_c` and `a_b.c` apart."""
        return "__".join(map(names.snake, self.parts))


@dataclass(frozen=True, slots=True)
class ChildView:
    """An attribute that leads to a namespace."""

    name: str
    class_name: str
    docstring: str
    imports: str


@dataclass(frozen=True, slots=True)
class NamespaceView:
    """A class of namespaces; `facts` are assignments in its body."""

    class_name: str
    base: str
    docstring: str
    facts: tuple[str, ...]
    children: tuple[ChildView, ...]


@dataclass(frozen=True, slots=True)
class NamespacePage:
    """A module of namespaces, one class a flavour."""

    header: str
    docstring: str
    imports: str
    typing_imports: str
    classes: tuple[NamespaceView, ...]


def modules(api: Api) -> Iterator[tuple[str, str]]:
    """Paths inside the package and texts."""
    root = tree(api.index)
    version = api.commons.service.version
    yield "client.py", _Module(
        root, (f"_version = {text.string(version)}", "_catalogue = CATALOGUE")
    ).text()
    yield from _below(root)


def _below(node: Node) -> Iterator[tuple[str, str]]:
    for child in node.children.values():
        if child.children:
            yield f"namespaces/{child.module}.py", _Module(child, ()).text()
            yield from _below(child)


def tree(index: tuple[UnitIndex, ...]) -> Node:
    """All namespaces under one root, in the order of the spec."""
    root = Node(())
    for unit in index:
        if unit.area:
            node = root
            for part in unit.area.split("."):
                node = node.children.setdefault(part, Node((*node.parts, part)))
            node.unit = unit
    return root


@dataclass(frozen=True, slots=True)
class _Module:
    """Makes the module of a namespace with children, or that of the clients (no parts)."""

    node: Node
    facts: tuple[str, ...]
    used: Imports = field(default_factory=Imports)
    typing_only: Imports = field(default_factory=Imports)

    def text(self) -> str:
        self.used.name("__future__", "annotations")
        self.used.name("functools", "cached_property")
        self.used.name("typing", "TYPE_CHECKING")
        if not self.node.parts:
            self.used.own("_catalogue", "CATALOGUE")
        about = (
            f"What is below `{self.node.wire}`."
            if self.node.parts
            else "The clients: where all begins."
        )
        classes = tuple(map(self.view, FLAVOURS))
        page = NamespacePage(
            header=docs.header("spec/"),
            docstring=docs.sentence(about),
            imports=self.used.text(),
            typing_imports=self.typing_only.text(4),
            classes=classes,
        )
        return render.render("client/namespace.py.j2", page)

    def view(self, flavour: Flavour) -> NamespaceView:
        taken = _OF_CLIENT if not self.node.parts else frozenset()
        return NamespaceView(
            class_name=own_class(self.node, flavour)[1],
            base=self.base(flavour),
            docstring=docs.paragraphs([self.about(flavour)], 4),
            facts=self.facts,
            children=tuple(
                self.child(child, flavour, taken) for child in self.node.children.values()
            ),
        )

    def about(self, flavour: Flavour) -> str:
        if self.node.parts:
            return described(self.node)
        how = "coroutines" if flavour.prefix else "ordinary functions"
        end = "aclose" if flavour.prefix else "close"
        return f"A portal whose methods are {how}. Use it as a context manager, or `{end}` it."

    def base(self, flavour: Flavour) -> str:
        if not self.node.parts:
            return self.used.own("_runtime.portal", f"{flavour.prefix}Client")
        if self.node.unit is None:
            return self.used.own("_runtime.methods", f"{flavour.prefix}Methods")
        return self.used.own(*methods_class(self.node.unit, flavour))

    def child(self, child: Node, flavour: Flavour, taken: frozenset[str]) -> ChildView:
        module, name = own_class(child, flavour)
        self.typing_only.own(module, name)
        local = Imports()
        local.own(module, name)
        attribute = f"{child.name}_" if child.name in taken else child.name
        return ChildView(attribute, name, docs.paragraphs([described(child)], 8), local.text(8))


def described(node: Node) -> str:
    """A sentence about a namespace."""
    return f"`{node.wire}`: {node.unit.title}." if node.unit else f"Namespaces below `{node.wire}`."


def own_class(node: Node, flavour: Flavour) -> tuple[str, str]:
    """Module and class of a namespace."""
    if not node.parts:
        return "client", f"{flavour.prefix}Bitrix24"
    if node.unit is not None and not node.children:
        return methods_class(node.unit, flavour)
    return f"namespaces.{node.module}", f"{flavour.prefix}{names.pascal(node.wire)}"


def methods_class(unit: UnitIndex, flavour: Flavour) -> tuple[str, str]:
    """Module and class with the methods of a unit."""
    return f"api.{unit.module}", class_name(unit.area, flavour)
