"""Model -> one OpenAPI document, in YAML and JSON: methods as paths, events as webhooks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.commons import split_touch
from generator.emit import Output
from generator.emit.openapi import (
    document,
    dump,
    operations,
    postman,
    redocly,
    schemas,
    tools,
    types,
    workflows,
)
from generator.emit.openapi.document import Piece
from generator.problems import Location, Problem, SpecError

if TYPE_CHECKING:
    from generator.model import Api, Scope, Type, Unit


def unit(unit: Unit, scope: Scope) -> Output:
    """The paths and schemas of one unit as text that `whole` joins; no files of its own."""
    paths = [
        document.piece(f"/{method.wire}", {"post": operations.operation(method, unit, scope)}, 2)
        for method in unit.methods
    ]
    held = [document.piece(name, schema, 4) for name, schema in _schemas(unit, scope)]
    beside = (
        [dump.json_text(tools.tool(method, scope)) for method in unit.methods],
        [dump.json_text(postman.folder(unit, scope))] if unit.methods else [],
    )
    lines = (json.dumps(part, ensure_ascii=False) for part in beside)
    return Output(fragment="\n".join([document.fragment(paths, held), *lines]))


def _schemas(unit: Unit, scope: Scope) -> Iterator[tuple[str, schemas.Schema]]:
    for method in unit.methods:
        yield f"{method.class_name}Request", operations.request_component(method, scope)
        yield from operations.response_components(method, scope)
    for type_ in unit.types:
        yield from types.components(type_, scope, _slugs(type_, unit))
    for enum in unit.enums:
        yield from schemas.enum_components(enum, scope.commons).items()


def _slugs(type_: Type, unit: Unit) -> list[str]:
    heads = ((f.slug, {split_touch(touch)[0] for touch in f.touches}) for f in unit.findings)
    return [slug for slug, touched in heads if type_.name in touched]


def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The document in both spellings, one after the other since each is large, and what stands beside it."""
    for spelling in document.SPELLINGS:
        for part in _document(api, fragments, spelling):
            yield f"openapi/openapi.{spelling}", part
    yield "openapi/redocly.yaml", redocly.settings()
    if api.workflows is not None:
        yield "openapi/bitrix24.arazzo.yaml", workflows.document(api.workflows, api)
    head = postman.head(api.commons)
    for path, line, key, more in (
        ("tools", 0, "tools", {}),
        ("postman_collection", 1, "item", head),
    ):
        for part in _listed(fragments, line, key, more):
            yield f"openapi/{path}.json", part


def _listed(
    fragments: Mapping[str, str], line: int, key: str, more: schemas.Schema
) -> Iterator[str]:
    """An object with what all units have made in a line of their own after the document's, an item a line."""
    yield "{\n" + "".join(f"{json.dumps(k)}: {dump.json_text(v)},\n" for k, v in more.items())
    yield f"{json.dumps(key)}: ["
    comma = ""
    for fragment in fragments.values():
        for made in json.loads(fragment.split("\n")[document.LINES + line]):
            yield f"{comma}\n{made}"
            comma = ","
    yield "\n]\n}\n"


def _document(api: Api, fragments: Mapping[str, str], spelling: str) -> Iterator[str]:
    paths: list[Piece] = []
    held: dict[str, Piece] = {}
    owners = {p.name: "the service" for p in document.shared(api)}
    problems: list[Problem] = []
    for file, fragment in fragments.items():
        found, schemas_found = document.pieces(fragment, spelling)
        paths += found
        for made in schemas_found:
            if made.name in owners:
                problems.append(_clash(api, made.name, file, owners[made.name]))
            held[made.name], owners[made.name] = made, file
    if problems:
        raise SpecError(problems)
    yield from document.join(api, paths, held, spelling)


def _clash(api: Api, name: str, file: str, owner: str) -> Problem:
    """Two schemas of one name: told where the spec has the name, or else that of which it is a form."""
    declared = {name: where for unit in api.index for name, where in (*unit.types, *unit.enums)}
    base = name.removesuffix(schemas.ANSWERED)
    what = f"the schema {name!r} is made twice in the OpenAPI document"
    hint = f"{owner} makes it too; rename the type"
    if name in declared and base in declared:
        hint = f"it is {base!r} as it comes back too ({declared[base]}); rename one of them"
    return Problem(
        declared.get(name) or declared.get(base) or Location(file), what, "name-clash", hint
    )
