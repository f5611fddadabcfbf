"""Types and enums of one file -> model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import model, names, schema
from generator.build_shapes import ShapeBuilder
from generator.load import Path
from generator.problems import suggestion


@dataclass(slots=True)
class TypeBuilder(ShapeBuilder):
    """Builds named types and enums; `siblings` are the types of the file."""

    siblings: Mapping[str, schema.TypeSpec] = field(default_factory=dict)

    def type(self, name: str, spec: schema.TypeSpec, path: Path) -> model.Type:
        properties = self.properties(
            spec.properties, (*path, "properties"), name, spec.direction, names.attribute
        )
        has_example = "example" in spec.model_fields_set
        return model.Type(
            name=name,
            direction=spec.direction,
            description=spec.description,
            properties=properties,
            extra=self.extra(spec.extra, (*path, "extra"), name, spec.direction),
            module=self.module,
            file=self.document.file,
            where=self.document.at(path, key=True),
            sources=self.sources(spec.sources, path),
            has_example=has_example,
            example=spec.example,
            exclusive=self.exclusive(spec, path),
            alternatives=self.alternatives(name, spec, path),
        )

    def exclusive(self, spec: schema.TypeSpec, path: Path) -> tuple[tuple[str, ...], ...]:
        """Groups of properties of which at most one is there."""
        for index, group in enumerate(spec.exclusive):
            for place, wire in enumerate(group):
                where = (*path, "exclusive", index, place)
                if wire not in spec.properties:
                    hint = suggestion(wire, spec.properties)
                    self.problem(where, f"{wire!r} is not a property", "bad-exclusive", hint)
                elif spec.properties[wire].required:
                    what = f"{wire!r} is required and excludes others"
                    self.problem(where, what, "bad-exclusive", "drop 'required: true'")
        return tuple(map(tuple, spec.exclusive))

    def alternatives(
        self, name: str, spec: schema.TypeSpec, path: Path
    ) -> model.Alternatives | None:
        """What a value of the type is one of, and by which values they are told apart."""
        given = (*path, "one_of")
        if spec.one_of is None:
            if spec.by is not None:
                self.problem(
                    (*path, "by"), f"{name} has no alternatives", "bad-one-of", "add 'one_of:'"
                )
            return None
        if spec.properties or spec.extra or spec.exclusive:
            hint = "give the alternatives a type of their own"
            self.problem(given, f"{name} has alternatives and keys of its own", "bad-one-of", hint)
        for index, option in enumerate(spec.one_of):
            if option == "any" or option in spec.one_of[:index]:
                what = f"{name} has the alternative {option!r} "
                what += "which is all of them" if option == "any" else "twice"
                self.problem((*given, index), what, "bad-one-of", "leave it out")
        kinds = [
            self.kind(option, (*given, index), spec.direction)
            for index, option in enumerate(spec.one_of)
        ]
        shapes = tuple(model.Shape(kind, option) for kind, option in kinds)
        if spec.by is None:
            objects = [shape.name for shape in shapes if shape.kind == "type"]
            if len(objects) > 1:
                what = f"{' and '.join(objects)} are all objects"
                hint = "name a property that tells them apart under 'by:'"
                self.problem(given, what, "bad-one-of", hint)
            return model.Alternatives(shapes)
        tags = [
            self.tag(option, spec.by, (*given, index)) for index, option in enumerate(spec.one_of)
        ]
        for index, tag in enumerate(tags):
            if tag in tags[:index] and spec.one_of[index] not in spec.one_of[:index]:
                what = f"{spec.one_of[index]} and {spec.one_of[tags.index(tag)]} have the same {spec.by!r}"
                self.problem((*given, index), what, "bad-one-of", "each needs a value of its own")
        return model.Alternatives(shapes, spec.by, tuple(tags))

    def tag(self, option: str, by: str, path: Path) -> str:
        """The value by which an alternative is known."""
        if option not in self.siblings:
            if self.registry.complete:
                hint = "alternatives told apart by a property are types of the same file"
                self.problem(path, f"{option!r} is not a type of this file", "bad-one-of", hint)
            return option
        spec = self.siblings[option].properties.get(by)
        values = [] if spec is None else spec.values or []
        plain = spec is not None and spec.required and not (spec.list or spec.nullable)
        if not plain or len(values) != 1 or not isinstance(values[0], str):
            what = f"{option} does not have one fixed text under {by!r}"
            hint = f"add '{by}: {{type: …, values: […], required: true}}' to its properties"
            self.problem(path, what, "bad-one-of", hint)
            return option
        return str(values[0])

    def enum(self, name: str, spec: schema.EnumSpec, path: Path) -> model.Enum:
        values: dict[int | str, model.EnumValue] = {}
        kinds = {type(value.value) for value in spec.values}
        if len(kinds) > 1:
            what = f"{name} mixes numbers and texts"
            self.problem((*path, "values"), what, "mixed-enum", "use one kind of value")
        for index, v in enumerate(spec.values):
            if v.value in values or v.name in {known.name for known in values.values()}:
                what = f"{name}: value {v.value!r} or name {v.name} stands twice"
                self.problem((*path, "values", index), what, "duplicate-value")
            values[v.value] = model.EnumValue(
                v.value, v.name, v.description, v.code, v.abbreviation
            )
        where = self.document.at(path, key=True)
        sources = self.sources(spec.sources, path)
        return model.Enum(
            name,
            spec.description,
            tuple(values.values()),
            self.module,
            self.document.file,
            where,
            sources,
        )
