"""Rules for named types, unions and enums."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.shapes import bound, bounded, quiet_with, restricted
from generator.diff.things import properties, things
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Case,
    Rule,
    Verdict,
    changed,
    lost,
    reworded,
)
from generator.model import Type


def direction(case: Case) -> Verdict:
    """Who sends a type."""
    pair = case.holder("Type")
    types = [node.origin for node in pair] if pair else []
    ways = [{*t.forms} for t in types if isinstance(t, Type)]
    rating = ADDITIVE if ways[0] <= ways[1] else BREAKING
    return Verdict(rating, f"direction is {case.now}, was {case.was}")


def extra(case: Case) -> Verdict:
    """Whether there may be other keys than those that have names."""
    pair = case.holder("Type")
    types = [node.origin for node in pair if isinstance(node.origin, Type)] if pair else []
    more = case.difference.after is not None
    if types[0].is_map != types[1].is_map:
        what = (
            "a mapping with free keys now" if types[1].is_map else "an object with fixed keys now"
        )
        return Verdict(
            BREAKING, what, "a mapping takes the place of a class, or a class of a mapping"
        )
    rating = case.directed(wider=more, narrower=True)
    what = "further keys are allowed now" if more else "further keys are no longer allowed"
    return Verdict(rating, what, advice="Send none." if rating == BREAKING else "")


def operator(case: Case) -> Verdict | None:
    """Whether operators may stand before keys; which there are, the protocol tells."""
    before, after = case.difference.before, case.difference.after
    if before is not None and after is not None:
        return None
    what = (
        "operators before keys are allowed now"
        if after
        else "operators before keys are no longer allowed"
    )
    return bounded(case, what, wider=after is not None, narrower=before is not None)


def exclusive(case: Case) -> Verdict:
    """Groups of properties of which at most one is there."""
    gone, come = lost(case.before, case.after), lost(case.after, case.before)
    what = f"properties that exclude each other are {case.now}, was {case.was}"
    return bounded(case, what, not come, not gone)


def alternative(case: Case) -> Verdict:
    """One more or one less of the types that a value may be of."""
    come = case.difference.before is None
    rating = case.directed(wider=come, narrower=not come)
    what = "new" if come else "removed"
    advice = "Send another one." if case.is_sent and not come else "Be ready for it."
    return Verdict(rating, what, advice=advice if rating == BREAKING else "")


RULES: Mapping[str, Rule] = {
    "Extra.keys": restricted("pattern of keys"),
    "Extra.names": restricted("choice of names of fields as keys"),
    "Extra.operator": operator,
    "Extra.min_items": bound("least number of keys", False),
    "Extra.max_items": bound("greatest number of keys", True),
    "Alternatives.shapes": alternative,
    "Alternatives.by": changed("property that tells the alternatives apart"),
    "Alternatives.tags": quiet_with("shapes", changed("values that tell the alternatives apart")),
    "Type.name": changed("name of the class"),
    "Type.direction": direction,
    "Type.description": reworded("description"),
    "Type.properties": properties,
    "Type.extra": extra,
    "Type.module": changed("module of the class", DOCUMENTATION),
    "Type.sources": reworded("sources"),
    "Type.inline": changed("written in place", DOCUMENTATION),
    "Type.has_example": quiet_with("example", reworded("example")),
    "Type.example": reworded("example"),
    "Type.exclusive": exclusive,
    "Type.alternatives": changed("choice between several types"),
    "Enum.name": changed("name of the class"),
    "Enum.description": reworded("description"),
    "Enum.values": things("", advice="Do without it."),
    "Enum.module": changed("module of the class", DOCUMENTATION),
    "Enum.sources": reworded("sources"),
    "EnumValue.value": changed("value"),
    "EnumValue.name": changed("Python name"),
    "EnumValue.description": reworded("description"),
    "EnumValue.code": changed("symbolic code", DOCUMENTATION),
    "EnumValue.abbreviation": changed("abbreviation", DOCUMENTATION),
}
