"""Facts in YAML and JSON: a mutant for each value, each part that can be left out, each name."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from tests.mutants.mutant import Mutant, other, short, told

Path = tuple[str | int, ...]

WHOLE = {"example", "value", "request", "response", "body", "default", "examples", "mapping"}
"""Keys that hold data of any shape: what stands below is of the kind of the key."""

LABELS = ("name", "code", "message", "label", "prefix", "url", "source", "slug")
"""Keys that tell the items of a list apart, the best one first."""


def load(text: str) -> Any:
    """YAML or JSON as plain data."""
    if text.lstrip().startswith("{"):
        return json.loads(text)
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return yaml.load(text)


@cache
def _loaded(text: str) -> Any:
    return load(text)


class Finder:
    """The mutants of one file of data."""

    def __init__(self, product: str, file: str, text: str, names: Iterable[str]) -> None:
        self.product, self.file = product, file
        self.data = _loaded(text)
        self.known = frozenset(names)
        self.others = _values_by_kind(self.data)

    def mutants(self) -> Iterator[Mutant]:
        """A mutant for each fact."""
        for mutant, sort in self._inside(self.data, (), (), "", ""):
            yield replace(mutant, sort=sort)

    def _inside(
        self, value: Any, path: Path, labels: tuple[str, ...], kind: str, sort: str
    ) -> Iterator[tuple[Mutant, str]]:
        if isinstance(value, dict):
            named = bool(path) and _is_named(value)
            for key, item in value.items():
                inner = kind if named or _is_whole(kind) else str(key)
                where, told_ = (*path, key), (*labels, str(key))
                its = sort if _is_whole(kind) else f"{sort}/{'*' if named else key}"
                if path or not isinstance(item, dict | list):
                    yield self._without(where, told_, inner, item), f"{its} -"
                if named and not _is_whole(kind):
                    yield self._renamed(where, told_, inner), f"{its}:"
                yield from self._inside(item, where, told_, inner, its)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                where, told_ = (*path, index), (*labels, _label(item, index))
                yield self._without(where, told_, kind, item), f"{sort}[-]"
                yield from self._inside(item, where, told_, kind, sort)
        else:
            yield self._changed(path, labels, kind, value), sort

    def _changed(self, path: Path, labels: tuple[str, ...], kind: str, value: Any) -> Mutant:
        instead = self._instead(kind, value)

        def change(text: str) -> str:
            data = copy.deepcopy(_loaded(text))
            _at(data, path[:-1])[path[-1]] = instead
            return _dump(data)

        return self._mutant(
            kind, labels, json.dumps(value), json.dumps(instead), change, value, instead
        )

    def _instead(self, kind: str, value: Any) -> Any:
        """Another value of the same few, where a kind has few; else one that is made up."""
        few = self.others.get(kind, [])
        if isinstance(value, str) and value in few and 1 < len(few) <= _FEW:
            return few[(few.index(value) + 1) % len(few)]
        return other(value)

    def _without(self, path: Path, labels: tuple[str, ...], kind: str, item: Any) -> Mutant:
        def change(text: str) -> str:
            data = copy.deepcopy(_loaded(text))
            del _at(data, path[:-1])[path[-1]]
            return _dump(data)

        # Names that are left out with what holds them are told each by itself.
        held = list(item) if isinstance(item, dict) and _is_named(item) else []
        return self._mutant(kind, labels, json.dumps(item), "left out", change, item, held)

    def _renamed(self, path: Path, labels: tuple[str, ...], kind: str) -> Mutant:
        old = str(path[-1])
        new = other(old)

        def change(text: str) -> str:
            data = copy.deepcopy(_loaded(text))
            holder = _at(data, path[:-1])
            items = [(new if key == path[-1] else key, item) for key, item in holder.items()]
            holder.clear()
            holder.update(items)
            return _dump(data)

        return self._mutant(kind, labels, f"{old}:", f"{new}:", change, old, new)

    def _mutant(
        self, kind: str, labels: tuple[str, ...], before: str, after: str, change: Any, *values: Any
    ) -> Mutant:
        owners, rest = _owners(labels, self.known)
        each = [
            item for value in values for item in (value if isinstance(value, list) else [value])
        ]
        single = [value for value in each if not isinstance(value, dict | list)]
        return Mutant(
            product=self.product,
            kind=kind,
            file=self.file,
            path="/".join(labels),
            before=short(before),
            after=short(after),
            owners=owners,
            names=frozenset(rest[-2:] or labels[-1:])
            | {kind, *_words(kind), *_words(labels[-1])}
            | told(*single),
            change=change,
        )


_FEW = 40


def _values_by_kind(data: Any) -> dict[str, list[str]]:
    """The texts that stand for each kind, in order; those of a small vocabulary come up again and again."""
    counts: dict[str, dict[str, int]] = {}

    def walk(value: Any, kind: str) -> None:
        if isinstance(value, dict):
            named = _is_named(value)
            for key, item in value.items():
                walk(item, kind if named or _is_whole(kind) else str(key))
        elif isinstance(value, list):
            for item in value:
                walk(item, kind)
        elif isinstance(value, str):
            words = counts.setdefault(kind, {})
            words[value] = words.get(value, 0) + 1

    walk(data, "")
    return {
        kind: sorted(words)
        for kind, words in counts.items()
        if sum(words.values()) >= 2 * len(words) and all(" " not in word for word in words)
    }


def _is_whole(kind: str) -> bool:
    return kind in WHOLE


def _is_named(value: dict[Any, Any]) -> bool:
    """Whether the keys are names, not words of the language: all that they hold is alike."""
    return bool(value) and all(isinstance(item, dict) for item in value.values())


def _label(item: Any, index: int) -> str:
    if isinstance(item, dict):
        found = (item[key] for key in LABELS if isinstance(item.get(key), str) and item[key])
        return next(found, str(index))
    return str(item) if isinstance(item, str) else str(index)


def _owners(labels: tuple[str, ...], known: frozenset[str]) -> tuple[frozenset[str], list[str]]:
    """The outermost name on the way that people know a thing by, and what follows it."""
    for index, label in enumerate(labels):
        # A section of the file may have the name of something else.
        if index and (found := _known_by(label.lstrip("/"), known)):
            return found, list(labels[index + 1 :])
    return frozenset(), list(labels)


@cache
def _known_by(label: str, known: frozenset[str]) -> frozenset[str]:
    found = {label} & known or {name for name in known if _stands_for(label, name)}
    return frozenset({*found, label}) if found else frozenset()


def _stands_for(component: str, name: str) -> bool:
    """Whether a component of a document is about a thing: `CrmActivityAddRequest`, `LayoutValue`,
    `crmActivityAdd`."""
    words = "".join(part[:1].upper() + part[1:] for part in name.split("."))
    if "." in name and component == words[:1].lower() + words[1:]:
        return True
    return len(words) > 3 and component.isidentifier() and component.startswith(words)


def _words(kind: str) -> Iterator[str]:
    """`requestBody` -> request, body; `error_examples` -> error, example."""
    yield from (
        word.removesuffix("s") for word in re.findall(r"[A-Z]?[a-z]+", kind) if len(word) > 2
    )


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _dump(data: Any) -> str:
    """JSON, which is YAML as well."""
    return json.dumps(data, ensure_ascii=False)
