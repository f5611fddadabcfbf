"""Two snapshots -> every change between them: rated, told, and with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diff import chains, methods, service, shapes, types
from generator.diff.compare import Difference, differences, renames
from generator.diff.facts import Grower, Leaf, Node, Table, Tree
from generator.diff.places import Place, place
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import BREAKING, Case, Rating, Rule, Verdict, changed
from generator.model import Json

RULES: Mapping[str, Rule] = {
    **shapes.RULES,
    **types.RULES,
    **methods.RULES,
    **service.RULES,
    **chains.RULES,
}
"""What is said of a difference in each fact, by class and field."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change for users. `subject` is the bare name of what it belongs to; `before` and `after` are plain
    data, None where there was or is nothing."""

    rating: Rating
    place: Place
    subject: str
    fact: str
    item: str | None
    what: str
    python: str
    advice: str
    before: Json
    after: Json


def changes(old: Snapshot, new: Snapshot) -> list[Change]:
    """All changes, in the order of the old spec, what is new after it."""
    before, after = Grower(old.types.__getitem__), Grower(new.types.__getitem__)
    names = _renamed(before, after, old, new)
    before = Grower(old.types.__getitem__, names)
    found = differences(_root(before, old), _root(after, new))
    return list(_told(found, old, new))


def _root(grower: Grower, spec: Snapshot) -> Node:
    return Node("Spec", {name: grower.tree(items) for name, items in spec.sections.items()}, spec)


def _renamed(
    before: Grower, after: Grower, old: Snapshot, new: Snapshot
) -> dict[str, dict[str, str]]:
    """Types, enums and errors that seem to have a new name: what refers to them has not changed."""
    found: dict[str, dict[str, str]] = {}
    for section in ("types", "enums", "errors"):
        first, second = before.tree(old.sections[section]), after.tree(new.sections[section])
        if isinstance(first, Table) and isinstance(second, Table):
            kind = "errors" if section == "errors" else "types"
            found.setdefault(kind, {}).update(renames(first, second))
    return found


def _told(found: Iterator[Difference], old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for difference in found:
        verdict = _verdict(Case(difference, old, new))
        if verdict is not None:
            yield Change(
                verdict.rating,
                place(difference),
                difference.steps[1].name or difference.steps[0].name,
                difference.fact,
                difference.item,
                verdict.what,
                verdict.python,
                verdict.advice,
                data(difference.before),
                data(difference.after),
            )


def _verdict(case: Case) -> Verdict | None:
    """What the rule of a fact says; a fact without a rule is told, and taken for the worst."""
    fact = case.difference.fact
    if case.difference.steps[0].name == "portal":
        return service.fake_portal(case)
    rule = RULES.get(fact) or changed(fact.rpartition(".")[2].replace("_", " "), BREAKING)
    return rule(case)


def data(tree: Tree | None) -> Json:
    """Facts as plain data."""
    if isinstance(tree, Leaf):
        return tree.value
    if isinstance(tree, Table):
        return {name: data(item) for name, item in tree.items.items()}
    return None if tree is None else {name: data(part) for name, part in tree.parts.items()}
