"""Names that stand twice, mean two things, or cannot be names in Python."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator import names
from generator.problems import Location, Problem

ERRORS = "spec/errors.yaml"


def duplicates(seen: Mapping[str, list[Location]], what: str, slug: str) -> Iterator[Problem]:
    """A problem for every name that stands in more than one place."""
    for name, places in seen.items():
        for place in places[1:]:
            yield Problem(
                place, f"{what} {name!r} stands twice", slug, f"the first is at {places[0]}"
            )


def python_words(names_: Iterable[tuple[str, Location]]) -> Iterator[Problem]:
    """Names of classes that Python keeps for itself: `None`, `True` and `False`."""
    for name, where in names_:
        if keyword.iskeyword(name):
            yield Problem(
                where, f"{name!r} is a word of Python", "name-clash", "choose another name"
            )


def method_clashes(methods: Mapping[str, list[Location]]) -> Iterator[Problem]:
    """Methods that another method's namespace hides, or that have the same name in Python."""
    spaces: dict[str, str] = {}
    python: dict[tuple[str, ...], str] = {}
    for wire in methods:
        for dot in (index for index, char in enumerate(wire) if char == "."):
            spaces.setdefault(wire[:dot], wire)
    for wire, places in methods.items():
        name = tuple(names.snake(part) for part in wire.split("."))
        if wire in spaces:
            what = f"method {wire!r} is the namespace of {spaces[wire]!r} as well"
            yield Problem(
                places[0], what, "name-clash", f"the other is at {methods[spaces[wire]][0]}"
            )
        if python.setdefault(name, wire) != wire:
            what = f"{wire!r} and {python[name]!r} are both {'.'.join(name)!r} in Python"
            yield Problem(
                places[0], what, "name-clash", f"the other is at {methods[python[name]][0]}"
            )


def module_clashes(file: str, module: str, seen: dict[str, str]) -> Iterator[Problem]:
    """A file must make a Python module of its own; `seen` grows."""
    if keyword.iskeyword(module):
        yield Problem(
            Location(file), f"{module!r} is a word of Python", "name-clash", "rename the file"
        )
    if seen.setdefault(module, file) != file:
        what = f"{file} and {seen[module]} make the same Python module {module!r}"
        yield Problem(Location(file), what, "name-clash", "rename one of them")


def code_clashes(
    used: Mapping[str, tuple[str, ...]],
    catalogue: Mapping[str, str],
    place: Callable[[str, str], Location],
) -> Iterator[Problem]:
    """Error codes that the catalogue does not list must give class names that nothing else has."""
    taken = dict.fromkeys(catalogue.values(), f"a class of {ERRORS}")
    for file, codes in used.items():
        for code in codes:
            name = names.error_class(code)
            if (
                code not in catalogue
                and taken.setdefault(name, f"error {code!r}") != f"error {code!r}"
            ):
                what = f"error {code!r} would be called {name}, as {taken[name]} is"
                yield Problem(place(file, code), what, "name-clash", f"list the code in {ERRORS}")
