"""Rules for values and types: what may be sent should only widen, what comes back should only narrow."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.python import annotated
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Case,
    Rule,
    Verdict,
    came_and_went,
    changed,
    listed,
    lost,
    reworded,
)
from generator.model import Json, Property, Shape


def covers(wide: Shape, narrow: Shape, way: str, scopes: tuple[Snapshot, Snapshot]) -> bool:
    """Whether each value of the one type is one of the other; `scopes` are those of wide and narrow."""
    first, second = scopes
    if wide.kind == "any" or narrow.kind == "any":
        return wide.kind == "any"
    options = _options(narrow, second)
    if options:
        return all(covers(wide, option, way, scopes) for option in options)
    options = _options(wide, first)
    if options:
        return any(covers(option, narrow, way, scopes) for option in options)
    if "type" in (wide.kind, narrow.kind):
        return (wide.kind, wide.name) == (narrow.kind, narrow.name)
    if way == "response" and wide.kind == "enum":
        return narrow.kind == "enum" and wide.name == narrow.name
    kinds = _wire(wide, way, first), _wire(narrow, way, second)
    return kinds[0] == kinds[1] or kinds == (("float", "number"), ("int", "integer"))


def _options(shape: Shape, scope: Snapshot) -> tuple[Shape, ...]:
    type_ = scope.types[shape.name] if shape.kind == "type" else None
    return type_.alternatives.shapes if type_ is not None and type_.alternatives else ()


def _wire(shape: Shape, way: str, scope: Snapshot) -> tuple[str, str]:
    """What a value is in Python and on the wire."""
    if shape.kind == "enum":
        base = scope.enums[shape.name].base
        return base, "integer" if base == "int" else "string"
    scalar = scope.scope.commons.scalars[shape.name]
    schema = scalar.request if way == "request" else scalar.response
    simple = schema.keys() == {"type"} and isinstance(schema["type"], str)
    return scalar.python, schema["type"] if simple else str(schema)


def _shapes(case: Case) -> tuple[Shape, Shape]:
    pair = case.holder("Shape")
    assert pair is not None
    old, new = pair[0].origin, pair[1].origin
    assert isinstance(old, Shape)
    assert isinstance(new, Shape)
    return old, new


def type_(case: Case) -> Verdict:
    """Another type."""
    old, new = _shapes(case)
    fine = all(
        (
            covers(new, old, way, (case.new, case.old))
            if way == "request"
            else covers(old, new, way, (case.old, case.new))
        )
        for way in case.ways
    )
    what = f"type is {case.now}, was {case.was}"
    advice = "" if fine else "Send the new type." if case.is_sent else "Read the new type."
    return Verdict(ADDITIVE if fine else BREAKING, what, annotated(case, old, new), advice)


def many(case: Case) -> Verdict:
    """One value or a list of them."""
    what = "a list now, was one value" if case.after else "one value now, was a list"
    advice = "Send" if case.is_sent else "Read"
    advice += " a list." if case.after else " one value."
    return Verdict(BREAKING, what, annotated(case, *_shapes(case)), advice)


def nullable(case: Case) -> Verdict:
    """Whether null is possible."""
    rating = case.directed(wider=bool(case.after), narrower=not case.after)
    what = "may be null now" if case.after else "is never null now"
    advice = "Be ready for null." if case.after else "Leave it out instead of sending null."
    told = annotated(case, *_shapes(case))
    return Verdict(rating, what, told, advice if rating == BREAKING else "")


def values(case: Case) -> Verdict:
    """The only values allowed; answers may have others, since their sets of values are open."""
    old, new = listed(case.before), listed(case.after)
    wider = not new or (bool(old) and not lost(old, new))
    rating = case.directed(wider, narrower=True)
    what = f"allowed values are {case.now}, were {case.was}"
    if old and new:
        what = f"allowed values: {came_and_went(lost(new, old), lost(old, new))}"
    advice = "Send none of the others." if rating == BREAKING else ""
    return Verdict(rating, what, annotated(case, *_shapes(case)), advice)


def bound(label: str, upper: bool) -> Rule:
    """A least or a greatest number."""

    def rule(case: Case) -> Verdict:
        old, new = _number(case.before, upper), _number(case.after, upper)
        wider = new > old if upper else new < old
        what = f"{label} is {case.now}, was {case.was}"
        return bounded(case, what, wider, narrower=not wider)

    return rule


def _number(value: Json, upper: bool) -> float:
    none = float("inf") if upper else float("-inf")
    return float(value) if isinstance(value, int | float) else none


def bounded(case: Case, what: str, wider: bool, narrower: bool) -> Verdict:
    """A condition that holds for more or for fewer values than before."""
    rating = case.directed(wider, narrower)
    is_sent = case.is_sent and not wider
    advice = "Keep to it in what you send." if is_sent else "Be ready for other values."
    return Verdict(rating, what, advice=advice if rating == BREAKING else "")


def restricted(label: str) -> Rule:
    """A condition: without it everything is allowed."""

    def rule(case: Case) -> Verdict:
        change = case.difference
        what = f"{label} is {case.now}, was {case.was}"
        return bounded(case, what, change.after is None, change.before is None)

    return rule


def names(label: str) -> Rule:
    """Names that are allowed besides others."""

    def rule(case: Case) -> Verdict:
        gone, come = lost(case.before, case.after), lost(case.after, case.before)
        return bounded(case, f"{label} {case.now}, was {case.was}", not gone, not come)

    return rule


def required(case: Case) -> Verdict:
    """Whether it must be there."""
    pair = case.holder("Property")
    prop = pair[1].origin if pair else None
    constant = isinstance(prop, Property) and prop.is_constant
    rating = case.directed(wider=constant or not case.after, narrower=bool(case.after))
    what = "required now, was optional" if case.after else "optional now, was required"
    advice = "Give it each time." if case.after else "Be ready for answers without it."
    return Verdict(rating, what, advice=advice if rating == BREAKING else "")


def default(case: Case) -> Verdict | None:
    """What the server takes when it is left out."""
    if case.also("has_default"):
        return None
    what = f"default is {case.now}, was {case.was}"
    return Verdict(BREAKING, what, advice="Give the old value where you relied on it.")


def has_default(case: Case) -> Verdict:
    """Whether there is a default."""
    pair = case.difference.holders[-1]
    props = [node.origin for node in pair if isinstance(node.origin, Property)]
    if case.after:
        return Verdict(ADDITIVE, f"default is `{props[1].default}`, was not told")
    advice = "Give the value where you relied on it."
    return Verdict(BREAKING, f"no default is told any longer, was `{props[0].default}`", "", advice)


def sent_only(on: str, off: str) -> Rule:
    """A truth value that takes something from callers; in what only comes back it is a note."""

    def rule(case: Case) -> Verdict:
        rating = (BREAKING if case.after else ADDITIVE) if case.is_sent else DOCUMENTATION
        advice = "Do not rely on sending it." if rating == BREAKING else ""
        return Verdict(rating, on if case.after else off, advice=advice)

    return rule


def write_only(case: Case) -> Verdict:
    """Whether it comes back."""
    rating = case.directed(wider=True, narrower=not case.after)
    what = "never comes back now" if case.after else "comes back now"
    return Verdict(rating, what, advice="Do without it in answers." if rating == BREAKING else "")


def quiet_with(name: str, rule: Rule) -> Rule:
    """A fact that goes with another one of the same object, which tells it."""
    return lambda case: None if case.also(name) else rule(case)


BOUNDS: Mapping[str, tuple[str, bool]] = {
    "min": ("least value", False),
    "max": ("greatest value", True),
    "min_length": ("least number of characters", False),
    "max_length": ("greatest number of characters", True),
    "min_items": ("least number of items", False),
    "max_items": ("greatest number of items", True),
}
"""What bounds are called, and whether they are upper ones."""

RULES: Mapping[str, Rule] = {
    "Shape.kind": quiet_with("name", changed("kind of type")),
    "Shape.name": type_,
    "Shape.inside": quiet_with("name", changed("object")),
    "Shape.many": many,
    "Shape.nullable": nullable,
    "Shape.values": values,
    "Shape.names": restricted("choice of names of fields"),
    **{f"Limits.{name}": bound(*words) for name, words in BOUNDS.items()},
    "Limits.pattern": restricted("pattern"),
    "Names.of": changed("type whose fields are named"),
    "Names.also": names("further names allowed:"),
    "Names.pattern": restricted("pattern of further names"),
    "Property.wire": changed("wire name"),
    "Property.name": changed("Python name"),
    "Property.description": reworded("description"),
    "Property.required": required,
    "Property.has_default": has_default,
    "Property.default": default,
    "Property.read_only": sent_only("read-only now", "no longer read-only"),
    "Property.immutable": sent_only("cannot be changed later now", "can be changed later now"),
    "Property.write_only": write_only,
    "Property.deprecated": lambda case: Verdict(
        ADDITIVE, "deprecated now" if case.after else "no longer deprecated"
    ),
    "Property.secret": lambda case: Verdict(
        ADDITIVE, "kept out of every text now" if case.after else "no longer kept out of texts"
    ),
    "Property.starred": reworded("the page's own mark for required"),
    "Property.has_example": quiet_with("example", reworded("example")),
    "Property.example": reworded("example"),
    "Property.flags": reworded("what the vendor reports of the field"),
    **{
        f"Flags.{name}": reworded(f"what the vendor reports ({name})")
        for name in ("type", "title", "api", "page")
    },
}
