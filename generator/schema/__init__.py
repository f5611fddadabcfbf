"""The YAML of `spec/` as strict pydantic models: one class per file kind, one field per key.

`spec/README.md` explains the keys to people; `generated/spec.schema.json` is made from this module for
editors. Unknown keys are errors. Nothing here knows about other files: references are checked in `build`.
"""

from __future__ import annotations

import json

from pydantic.json_schema import models_json_schema

from generator.schema.methods import (
    Cursor,
    Deprecated,
    ErrorExample,
    ErrorRow,
    Example,
    MethodsFile,
    MethodSpec,
    Paging,
    Repeat,
    Result,
)
from generator.schema.portal import ActSpec, PortalFile, RecordSpec, Refusal
from generator.schema.protocol import (
    BatchFacts,
    Grant,
    Limit,
    Move,
    OAuth,
    Operator,
    Protocol,
    UrlForm,
)
from generator.schema.service import (
    ErrorsFile,
    ErrorSpec,
    EventsFile,
    EventSpec,
    FindingsFile,
    FindingSpec,
    Pages,
    PlacementSpec,
    Says,
    ScalarsFile,
    ScalarSpec,
    ServiceFile,
    Source,
    SystemError_,
)
from generator.schema.shapes import (
    EnumSpec,
    EnumValue,
    Extra,
    Flags,
    ListOf,
    MethodName,
    Names,
    Node,
    Property,
    Shape,
    Slug,
    Status,
    Text,
    TypeName,
    TypesFile,
    TypeSpec,
    Url,
    WireKey,
)
from generator.schema.workflows import StepSpec, WorkflowsFile, WorkflowSpec

__all__ = [
    "ActSpec",
    "BatchFacts",
    "Cursor",
    "Deprecated",
    "EnumSpec",
    "EnumValue",
    "ErrorExample",
    "ErrorRow",
    "ErrorSpec",
    "ErrorsFile",
    "EventSpec",
    "EventsFile",
    "Example",
    "Extra",
    "FindingSpec",
    "FindingsFile",
    "Flags",
    "Grant",
    "Limit",
    "ListOf",
    "MethodName",
    "MethodSpec",
    "MethodsFile",
    "Move",
    "Names",
    "Node",
    "OAuth",
    "Operator",
    "Pages",
    "Paging",
    "PlacementSpec",
    "PortalFile",
    "Property",
    "Protocol",
    "RecordSpec",
    "Refusal",
    "Repeat",
    "Result",
    "Says",
    "ScalarSpec",
    "ScalarsFile",
    "ServiceFile",
    "Shape",
    "Slug",
    "Source",
    "Status",
    "StepSpec",
    "SystemError_",
    "Text",
    "TypeName",
    "TypeSpec",
    "TypesFile",
    "Url",
    "UrlForm",
    "WireKey",
    "WorkflowSpec",
    "WorkflowsFile",
    "json_schema",
]


def json_schema() -> str:
    """The JSON Schema of every file kind as one document, for editors."""
    once = (ServiceFile, ScalarsFile, ErrorsFile, FindingsFile, EventsFile)
    kinds = (*once, PortalFile, WorkflowsFile, MethodsFile, TypesFile)
    _, document = models_json_schema(
        [(kind, "validation") for kind in kinds], ref_template="#/$defs/{model}"
    )
    document["anyOf"] = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds]
    document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    document["title"] = "A file of spec/"
    return json.dumps(document, indent=2, sort_keys=True) + "\n"
