"""Two trees of facts -> the places where they differ, and guesses which names stand for the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diff.facts import KEYS, Leaf, Node, Table, Tree

FOLLOWS: Mapping[str, frozenset[str]] = {
    "Method": frozenset(
        {"path", "name", "operation_id", "class_name", "docs", "sources", "examples"}
        | {"error_examples"}
    ),
    "Property": frozenset({"name"}),
    "Type": frozenset({"name", "sources"}),
    "Enum": frozenset({"sources"}),
    "ErrorRow": frozenset({"code", "message", "class_name"}),
    "Event": frozenset({"class_name", "docs", "sources", "example"}),
    "PlacementSpec": frozenset({"docs", "sources", "example"}),
}
"""What changes with a name, or cannot but hold it, by class."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step into a tree: to a field of the class `kind`, or, if that is empty, to a thing by its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two trees differ; None where one of them has nothing there.

    `holders` are the objects on the way, old and new, the outermost first. `renamed` is the new name of a
    thing that seems to be the same otherwise.
    """

    steps: tuple[Step, ...]
    before: Tree | None
    after: Tree | None
    holders: tuple[tuple[Node, Node], ...] = ()
    renamed: str | None = None

    @property
    def fact(self) -> str:
        """Class and field: that of a thing is the one of the table which it stands in."""
        step = next((step for step in reversed(self.steps) if step.kind), None)
        return f"{step.kind}.{step.name}" if step else self.steps[0].name

    @property
    def item(self) -> str | None:
        """The name of what came, went or has another value in a table; None for a field."""
        return None if self.steps[-1].kind else self.steps[-1].name


def differences(
    old: Tree,
    new: Tree,
    steps: tuple[Step, ...] = (),
    holders: tuple[tuple[Node, Node], ...] = (),
) -> Iterator[Difference]:
    """Every place where the trees differ, as deep as both have the same parts."""
    if isinstance(old, Node) and isinstance(new, Node) and old.kind == new.kind:
        inner = (*holders, (old, new))
        for name in {**old.parts, **new.parts}:
            pair = old.parts.get(name, Leaf(None)), new.parts.get(name, Leaf(None))
            yield from differences(*pair, (*steps, Step(old.kind, name)), inner)
    elif isinstance(old, Table) and isinstance(new, Table):
        yield from _of_tables(old, new, steps, holders)
    elif _mark(old) != _mark(new):
        yield Difference(steps, _present(old), _present(new), holders)


def _of_tables(
    old: Table, new: Table, steps: tuple[Step, ...], holders: tuple[tuple[Node, Node], ...]
) -> Iterator[Difference]:
    names = renames(old, new)
    for name, item in old.items.items():
        here = (*steps, Step("", name))
        if name in new.items:
            yield from differences(item, new.items[name], here, holders)
        elif name in names:
            yield Difference(here, item, new.items[names[name]], holders, names[name])
        else:
            yield Difference(here, item, None, holders)
    known = {*old.items, *names.values()}
    for name, item in new.items.items():
        if name not in known:
            yield Difference((*steps, Step("", name)), None, item, holders)


def renames(old: Table, new: Table) -> dict[str, str]:
    """New names of things that are gone, where one new thing alone has the same facts and no rival."""
    gone = {name: _nameless(old.items[name], name) for name in old.items if name not in new.items}
    come = {name: _nameless(new.items[name], name) for name in new.items if name not in old.items}
    found: dict[str, str] = {}
    for name, mark in gone.items():
        matches = [other for other, its in come.items() if its == mark]
        rivals = [other for other, its in gone.items() if its == mark]
        if mark and len(matches) == len(rivals) == 1:
            found[name] = matches[0]
    return found


def _nameless(tree: Tree, name: str) -> str:
    """The facts of a thing without those that make its name; empty where a name is all there is."""
    if not isinstance(tree, Node) or tree.kind == "Shape":
        return ""
    without = {*FOLLOWS.get(tree.kind, ()), KEYS.get(tree.kind, "")}
    parts = (f"{n}: {_mark(part, name)}" for n, part in tree.parts.items() if n not in without)
    return f"{tree.kind}({', '.join(parts)})"


def _mark(tree: Tree | None, name: str | None = None) -> str:
    """Text that is the same for the same facts; inside of what is called `name`, that stands for itself."""
    if isinstance(tree, Leaf):
        return "its own" if name is not None and tree.value == name else tree.mark
    if isinstance(tree, Table):
        items = sorted((key, _mark(item, name)) for key, item in tree.items.items())
        return f"[{', '.join(f'{key!r}: {mark}' for key, mark in items)}]"
    if tree is None:
        return ""
    # The class of an object inside of something is called after that.
    kept = (n for n in tree.parts if name is None or (tree.kind, n) != ("Type", "name"))
    return f"{tree.kind}({', '.join(f'{n}: {_mark(tree.parts[n], name)}' for n in kept)})"


def _present(tree: Tree) -> Tree | None:
    """A tree, or None for what stands for nothing."""
    return None if isinstance(tree, Leaf) and tree.value is None else tree
