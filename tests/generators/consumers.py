"""What consumers of the OpenAPI document are asked to do, for any types: programs and sample values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.conformance import facts, shapes
from tests.project import CASES, HOME, project

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A document, the types that it was made of, and values of some of them as they are sent."""

    path: Path
    types: Data
    samples: Data

    def unions(self) -> Iterator[tuple[str, str, Data]]:
        """The unions by tag: component, property, and the component of each tag, in both forms."""
        for name, spec in self.types.items():
            for form in facts.forms(spec) if "by" in spec else ():
                tags = {self._tag(o, spec["by"]): self.component(o, form) for o in spec["one_of"]}
                yield self.component(name, form), spec["by"], tags

    def component(self, name: str, form: str) -> str:
        """Name of a type's component."""
        two = self.types[name]["direction"] == "both" and form == "response"
        return f"{name}Value" if two else name

    def _tag(self, option: str, by: str) -> str:
        return str(self.types[option]["properties"][by]["values"][0])


def real() -> Document:
    """The generated document; of each type that is sent and is one of some, a value."""
    types = facts.facts().types
    options = [o for t in types.values() if "by" in t for o in t["one_of"]]
    samples = {o: shapes.sample({"type": o}, 0) for o in options if _is_sent(types[o])}
    return Document(HOME / "generated" / "openapi" / "openapi.yaml", types, samples)


def _is_sent(spec: Data) -> bool:
    return spec["direction"] != "response"


def small(folder: Path) -> Document:
    """The document of the case `alternatives`."""
    text = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    path = folder / "openapi.yaml"
    path.write_text(project(folder / "spec", text).generate()["openapi/openapi.yaml"], "utf-8")
    spec = YAML(typ="safe").load(text)
    picture = spec["methods"][0]["examples"][0]["request"]["picture"]
    figures = picture["shapes"]
    samples = {"Picture": picture, "Circle": figures["a"], "Group": figures["b"]}
    return Document(path, spec["types"], samples)


def narrowing(document: Document) -> str:
    """A TypeScript program that takes every union apart by its tag, so that nothing is left."""
    lines = ['import type { components } from "./api";', 'type Schemas = components["schemas"];']
    for union, by, tags in document.unions():
        lines.append(f'export function read{union}(value: Schemas["{union}"]): void {{')
        lines.append(f"  switch (value.{by}) {{")
        lines += [
            f'    case "{tag}": {{ const one: Schemas["{name}"] = value; return void one; }}'
            for tag, name in tags.items()
        ]
        lines.append("    default: { const none: never = value; return none; }\n  }\n}")
    return "\n".join(lines) + "\n"
