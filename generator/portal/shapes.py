"""Parameters against what the spec says of them: what they mean, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from .facts import Facts, facts, is_list, is_object
from .values import Misfit, read_scalar

ALWAYS = frozenset(("missing", "type"))
"""What is refused even if a method lists no error for it."""

_LENGTHS = (("few", "min_items", -1), ("many", "max_items", 1))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a parameter.

    Attributes:
        fault: What kind of mistake it is.
        path: The parameter, or the part of it.
        open: Whether the API may know more than the documentation lists.
    """

    fault: str
    path: str
    open: bool = False


class Reading:
    """The reading of one call's parameters.

    Args:
        zone: Zone of dates and times without one.
        exact: Whether values must look as documented.
    """

    def __init__(self, zone: tzinfo, exact: bool = False) -> None:
        self.problems: list[Problem] = []
        self._zone = zone
        self._exact = exact

    def params(self, params: Mapping[str, Facts], given: Facts) -> Facts:
        """Return the parameters of a method as what they mean; problems are noted.

        Args:
            params: What the spec says of them.
            given: What came.
        """
        return self._properties(params, None, self._renamed(params, given), "")

    def value(self, shape: Facts, value: Any, path: str) -> Any:
        """Return what a value means; what is wrong with it is noted.

        Args:
            shape: What the spec says of it.
            value: What came.
            path: Where it stands.
        """
        if not shape.get("many"):
            return self._one(shape, value, path)
        if is_object(value) and not self._exact:
            value = list(value.values())
        if not is_list(value):
            return self._wrong("type", path)
        self._count(shape, len(value), path)
        return [self._one(shape, item, f"{path}.{i}") for i, item in enumerate(value)]

    def _one(self, shape: Facts, value: Any, path: str) -> Any:
        kind, name = shape["kind"], shape["name"]
        if kind == "type":
            return self._typed(facts()["types"][name], value, path)
        if kind == "enum":
            read = self._member(facts()["enums"][name], value, path)
        elif kind == "scalar":
            read = self._scalar(name, value, path)
        else:
            return value
        if read is None:
            return None
        allowed: list[Any] = shape.get("values", [read])
        if read not in allowed:
            self._wrong("value", path)
        self._bounds(shape, read, path)
        return read

    def _scalar(self, name: str, value: Any, path: str) -> Any:
        try:
            return read_scalar(name, value, self._zone, self._exact)
        except Misfit:
            return self._wrong("type", path)

    def _member(self, enum: Facts, value: Any, path: str) -> Any:
        name = "integer" if enum["base"] == "int" else "string"
        read = self._scalar(name, value, path)
        if read is not None and read not in enum["values"]:
            self.problems.append(Problem("value", path, open=True))
        return read

    def _bounds(self, shape: Facts, value: Any, path: str) -> None:
        if isinstance(value, int | float) and not (
            shape.get("min", value) <= value <= shape.get("max", value)
        ):
            self._wrong("range", path)
        if isinstance(value, str):
            size = len(value)
            fits = (
                shape.get("min_length", size) <= size <= shape.get("max_length", size)
            )
            if not fits or not re.fullmatch(shape.get("pattern", "(?s:.*)"), value):
                self._wrong("length", path)
            if "names" in shape and not re.fullmatch(shape["names"], value):
                self._wrong("key", path)

    def _count(self, bounds: Facts, count: int, path: str) -> None:
        for fault, bound, sign in _LENGTHS:
            if (count - bounds.get(bound, count)) * sign > 0:
                self._wrong(fault, path)

    def _typed(self, type_: Facts, value: Any, path: str) -> Any:
        options = type_.get("one_of")
        if options is None:
            return self._object(type_, value, path)
        if "by" in options:
            return self._tagged(options, value, path)
        return self._untagged(options["shapes"], value, path)

    def _tagged(self, options: Facts, value: Any, path: str) -> Any:
        if not is_object(value):
            return self._wrong("type", path)
        tag, by = value.get(options["by"]), options["by"]
        if tag is None:
            return self._wrong("missing", f"{path}.{by}")
        if tag not in options["tags"]:
            return self._wrong("value", f"{path}.{by}")
        return self._one(options["shapes"][options["tags"].index(tag)], value, path)

    def _untagged(self, shapes: list[Facts], value: Any, path: str) -> Any:
        """The first alternative that fits, as it is rather than as PHP would take it."""
        tried: list[Reading] = []
        for exact in (True, self._exact):
            for shape in shapes:
                reading = Reading(self._zone, exact)
                read = reading.value(shape, value, path)
                if not reading.problems:
                    return read
                if is_object(value) and shape["kind"] == "type":
                    tried.append(reading)
        self.problems += tried[-1].problems if tried else [Problem("type", path)]
        return None

    def _object(self, type_: Facts, value: Any, path: str) -> Any:
        if is_list(value) and (not value or not self._exact):
            value = {str(index): item for index, item in enumerate(value)}
        if not is_object(value):
            return self._wrong("type", path)
        for group in type_.get("exclusive", ()):
            if sum(name in value for name in group) > 1:
                self._wrong("exclusive", path)
        return self._properties(
            type_["properties"], type_.get("extra"), value, f"{path}." if path else ""
        )

    def _properties(
        self, known: Mapping[str, Facts], extra: Facts | None, given: Facts, head: str
    ) -> Facts:
        made: Facts = {}
        free = [name for name in given if name not in known]
        for name, shape in known.items():
            if given.get(name) is not None:
                made[name] = self.value(shape, given[name], head + name)
            elif name in given and shape.get("nullable"):
                made[name] = None
            elif shape.get("required"):
                self._wrong("missing", head + name)
            elif name in given and self._exact:
                self._wrong("type", head + name)
        if extra is None:
            self.problems += [Problem("redundant", head + name) for name in free]
        else:
            made |= self._free(extra, {name: given[name] for name in free}, head)
        return made

    def _free(self, extra: Facts, given: Facts, head: str) -> Facts:
        self._count(extra, len(given), head.removesuffix("."))
        for name in given:
            if "keys" in extra and not re.search(extra["keys"], name):
                self._wrong("key", head + name)
        shape = extra["shape"]
        passes = shape.get("nullable") or not self._exact
        return {
            name: (
                None
                if value is None and passes
                else self.value(shape, value, head + name)
            )
            for name, value in given.items()
        }

    def _renamed(self, params: Mapping[str, Facts], given: Facts) -> Facts:
        """Upper and lower case of the names of parameters mean the same."""
        if self._exact:
            return given
        lower = {name.lower(): name for name in params}
        return {
            name if name in params else lower.get(name.lower(), name): value
            for name, value in given.items()
        }

    def _wrong(self, fault: str, path: str) -> None:
        self.problems.append(Problem(fault, path))


def at(value: Any, path: str) -> Iterator[Any]:
    """Yield what stands at a path; nothing if nothing does.

    Args:
        value: The parameters as they were read.
        path: Names with dots between them.
    """
    for step in path.split("."):
        if not is_object(value) or step not in value:
            return
        value = value[step]
    yield value
