"""Rules for things that come, go and get other names."""

from __future__ import annotations

from collections.abc import Callable

from generator import text
from generator.diff.facts import Leaf, Node
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    GRAVITY,
    Case,
    Rating,
    Rule,
    Verdict,
    short,
)
from generator.model import EnumValue, ErrorRow, Event, Json, Method, Property
from generator.schema import ErrorSpec, PlacementSpec, WorkflowSpec

SAME = "nothing else of it differs"


def things(
    noun: str, added: Rating = ADDITIVE, removed: Rating = BREAKING, advice: str = ""
) -> Rule:
    """Things of which callers may use each. The advice is for those who used one that is gone."""

    def rule(case: Case) -> Verdict:
        change = case.difference
        if change.renamed is not None:
            return renamed(case, DOCUMENTATION if removed == DOCUMENTATION else BREAKING)
        if change.before is None:
            return Verdict(added, " ".join(filter(None, ("new", noun))) + about(change.after))
        if change.after is None:
            return Verdict(removed, " ".join(filter(None, (noun, "removed"))), advice=advice)
        return Verdict(DOCUMENTATION, f"is {case.now}, was {case.was}")

    return rule


def renamed(case: Case, rating: Rating = BREAKING) -> Verdict:
    """A thing that seems to have another name."""
    change, name = case.difference, text.code(case.difference.renamed or "")
    what = f"probably called {name} now: {SAME}"
    advice = f"Use {name} instead." if rating == BREAKING else ""
    before, after = (getattr(tree, "origin", None) for tree in (change.before, change.after))
    if isinstance(before, ErrorRow) and isinstance(after, ErrorRow):
        same = before.class_name == after.class_name
        advice = "Its class stays; change what compares codes." if same else advice
    if isinstance(before, EnumValue):
        what = f"probably {name} now: {SAME}"
        advice = "Use the member, not its number."
    return Verdict(rating, what, advice=advice)


def about(tree: object) -> str:
    """What is most worth knowing of a new thing."""
    origin = tree.origin if isinstance(tree, Node) else None
    told = ""
    match origin:
        case Method() | Event() | PlacementSpec() | WorkflowSpec():
            is_old = isinstance(origin, Method) and origin.deprecated is not None
            told = f"{', deprecated' if is_old else ''}: {text.one_line(origin.summary)}".rstrip(
                "."
            )
        case Property():
            told = f", {'required' if origin.required else 'optional'}, {kind(origin)}"
        case ErrorRow():
            told = f", HTTP status {origin.status}, class {text.code(origin.class_name)}"
        case EnumValue():
            told = f", called {text.code(origin.name)}"
        case ErrorSpec() if origin.codes:
            told = f", for {text.listed(map(text.code, origin.codes), 'and')}"
    if isinstance(tree, Leaf):
        told = f": {text.code(short(tree.value))}"
    return told


def kind(prop: Property) -> str:
    """The type of a property in words."""
    name = text.code(prop.shape.name)
    listed = f"a list of {name}" if prop.shape.many else name
    return f"{listed} or null" if prop.shape.nullable else listed


def properties(case: Case) -> Verdict:
    """Parameters, and properties of objects."""
    change = case.difference
    if change.renamed is not None:
        return renamed(case)
    if change.before is None:
        prop = change.after.origin if isinstance(change.after, Node) else None
        needed = isinstance(prop, Property) and prop.required and not prop.is_constant
        rating = case.directed(wider=not needed, narrower=True)
        advice = "Give it each time." if rating == BREAKING else ""
        return Verdict(rating, f"new{about(change.after)}", advice=advice)
    advice = "Leave it out." if case.is_sent else "Do without it: answers no longer have it."
    return Verdict(BREAKING, "removed", advice=advice)


def either(
    given: str,
    gone: str,
    given_rating: Rating,
    gone_rating: Rating,
    told: Callable[[Json], str] | None = None,
) -> Rule:
    """Something that an object has or has not."""

    def rule(case: Case) -> Verdict:
        if case.difference.before is None:
            return Verdict(given_rating, given + (told(case.after) if told else ""))
        if case.difference.after is None:
            return Verdict(gone_rating, gone)
        return Verdict(
            max(given_rating, gone_rating, key=GRAVITY.index), f"is {case.now}, was {case.was}"
        )

    return rule
