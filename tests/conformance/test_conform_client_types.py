"""The models, enums and error classes of the Python client against the spec."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from pydantic.fields import FieldInfo

from tests.conformance import client_code as code
from tests.conformance import client_types as expected
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.report import Report
from tests.conformance.test_conform_client_methods import remarks

BASES = {
    "AuthorizationError",
    "RefreshRefused",
    "TokensNotSaved",
    "ApiError",
    "Bitrix24Error",
    "OutcomeUnknown",
    "RequestError",
    "ResponseError",
    "TransportError",
}


def _public(module: Any, base: type) -> list[str]:
    names = (name for name in dir(module) if not name.startswith("_"))
    return [
        n
        for n in names
        if isinstance(getattr(module, n), type) and issubclass(getattr(module, n), base)
    ]


def test_names_are_those_of_the_spec() -> None:
    report = Report("the client", "names")
    models, enums, errors = code.part("models"), code.part("enums"), code.part("errors")
    inner = {
        owner + known.pascal(wire)
        for owner, described in facts().types.items()
        for wire, prop in described.get("properties", {}).items()
        if kind(prop) == "object" and not known.is_map(prop)
    }
    classes = {name for name, described in facts().types.items() if not known.is_map(described)}
    have = [n for n in dir(models) if n[:1].isupper() and n.isidentifier()]
    report.names("model", sorted(have), sorted(classes | inner))
    have = [n for n in dir(enums) if n[:1].isupper()]
    report.names("enum", sorted(have), sorted(facts().enums))
    wanted = {*facts().errors, *known.error_classes().values(), *BASES}
    have = _public(errors, Exception)
    report.names("error class", sorted(have), sorted(wanted))
    report.names("error class in __all__", sorted(errors.__all__), sorted(wanted))
    report.check()


def test_public_names_can_be_had() -> None:
    """Each name of the package is where the package looks for it."""
    report, package = Report("the client", "__init__"), code.part("")
    report.names("name in __all__ and _HOMES:", sorted(package.__all__), sorted(package._HOMES))
    for name, home in package._HOMES.items():
        try:
            getattr(package, name)
        except (AttributeError, ImportError) as error:
            report.add(f"{name}: home {home}", repr(error), "it is there")
    report.check()


def test_model(type_name: str) -> None:
    spec = facts().types[type_name]
    report = Report("the client", type_name)
    if known.is_map(spec):
        return
    model = getattr(code.part("models"), type_name, None)
    sent = "request" in known.forms(spec)
    if model is None:
        report.lines.append(f"{type_name}: the client has no such model")
    elif "one_of" in spec:
        check_union(report, model, type_name, sent)
    else:
        check_model(report, model, spec, sent)
    report.check()


def check_union(report: Report, union: Any, name: str, sent: bool) -> None:
    """A union must have the alternatives of the spec as its members, each under its tag."""
    spec, unions = facts().types[name], code.part("_runtime.alternatives")
    by, told = spec.get("by"), spec["description"]
    report.text(
        "docstring", code.doc_below_alias(name), f"{told} Told apart by {by}." if by else told
    )
    members = [expected.whole(name, {"type": option}, sent) for option in spec["one_of"]]
    if by is None:
        want: Any = code.union(members)
        if all(kind({"type": option}) == "scalar" for option in spec["one_of"]):
            want = typing.Annotated[want, code.part("_runtime.values").either()]
    else:
        want = code.union([*members, unions.Unknown])
        want = typing.Annotated[want, unions.one_of(by)]
        wanted = {known.tag_of(option, by): option for option in spec["one_of"]}
        marks = [m for m in getattr(union, "__metadata__", ()) if isinstance(m, unions.OneOf)]
        said = marks[0].classes(union.__origin__) if marks else {}
        report.same("tags", {tag: cls.__name__ for tag, cls in said.items()}, wanted)
    if code.spell(union) != code.spell(want):
        report.add("alternatives", code.spell(union), code.spell(want))


def check_model(report: Report, model: Any, spec: Data, sent: bool) -> None:
    """A model must have the properties of the spec as its fields, and no others."""
    extra = spec.get("extra") or {}
    told = [
        spec["description"],
        *(f"At most one of {', '.join(g)}." for g in spec.get("exclusive", ())),
    ]
    report.text("docstring", inspect.getdoc(model), " ".join([*told, *known.bounds(extra)]))
    base = "ClosedModel" if sent and "extra" not in spec else "Model"
    report.same("base", model.__bases__[0].__name__, base)
    rules, exclusive = code.part("_runtime.model").rules_of(model), spec.get("exclusive", [])
    report.same("closed", rules.closed, base == "ClosedModel")
    report.same("exclusive", rules.exclusive, exclusive if sent else [])
    for count in ("min_items", "max_items"):
        report.same(
            f"keys: {count}", getattr(rules.free, count), extra.get(count) if sent else None
        )
    properties = {
        _attribute(wire): (wire, prop) for wire, prop in spec.get("properties", {}).items()
    }
    fields, docs = model.model_fields, code.docs_below(model)
    report.names("field", fields, properties)
    hints = typing.get_type_hints(model, include_extras=True)
    for name, (wire, prop) in properties.items():
        if name not in fields:
            continue
        field, fact = fields[name], f"property {wire}"
        report.same(f"{fact}: wire name", field.alias or name, wire)
        report.same(f"{fact}: kept out of the repr", not field.repr, prop.get("secret", False))
        fixed = sent and known.is_constant(prop)
        report.same(
            f"{fact}: required", field.is_required(), prop.get("required", False) and not fixed
        )
        if not field.is_required():
            left_out = field.get_default(call_default_factory=True)
            report.same(f"{fact}: left out", left_out, _constant(prop) if fixed else None)
        said, want = code.spell(_plain(hints[name])), code.spell(
            expected.field(model, wire, prop, sent)
        )
        if code.spell(hints[name]) == "Any":
            absent = not prop.get("required") or prop.get("nullable", False)
            report.same(f"{fact}: type or None", _admits_none(hints[name]), absent)
        if said != want:
            report.add(f"{fact}: type", said, f"{known.type_text(prop)}, that is {want}")
        report.text(
            f"{fact}: docstring", docs.get(name), " ".join([prop["description"], *remarks(prop)])
        )
        if kind(prop) == "object" and not known.is_map(prop):
            name = expected.inline(model, wire)
            part = Report(report.product, f"{report.subject}: {name}")
            check_model(part, getattr(code.part("models"), name), prop, sent)
            report.lines += part.lines


def _admits_none(hint: Any) -> bool:
    """Whether None is among the alternatives of a type."""
    return type(None) in typing.get_args(_plain(hint))


def _constant(prop: Data) -> Any:
    """The one value of a property, in Python."""
    value = prop["values"][0]
    scalar = facts().scalars.get(prop["type"], {})
    return value == "Y" if scalar.get("python") == "yes_no" else value


def _attribute(wire: str) -> str:
    """Python name of a property; names that mean something on every model get an underscore."""
    name = known.snake(wire)
    base = code.part("_runtime.model").Model
    return f"{name}_" if hasattr(base, name) or name.startswith("model_") else name


def _plain(hint: Any) -> Any:
    """A type without the wire name that stands beside it."""
    if typing.get_origin(hint) is not typing.Annotated:
        return hint
    rest = [
        m for m in hint.__metadata__ if not (isinstance(m, FieldInfo) and (m.alias or not m.repr))
    ]
    return typing.Annotated[(hint.__origin__, *rest)] if rest else hint.__origin__


def test_enum(enum_name: str) -> None:
    spec, report = facts().enums[enum_name], Report("the client", enum_name)
    enum: Any = getattr(code.part("enums"), enum_name, None)
    if enum is None:
        report.lines.append(f"{enum_name}: the client has no such enum")
        report.check()
    base = IntEnum if known.enum_base(enum_name) is int else StrEnum
    report.same("base", [cls.__name__ for cls in enum.__mro__].count(base.__name__), 1)
    report.holds("docstring", inspect.getdoc(enum), spec["description"])
    said = {member.value: name for name, member in enum.__members__.items()}
    report.names("value", said, [value["value"] for value in spec["values"]])
    home = code.part(f"_open_enums.{code.part('enums._names').MODULES[enum_name]}")
    opened = code.part("_runtime.values").open_enum(enum)
    want = code.spell(typing.Annotated[enum | known.enum_base(enum_name), opened])
    name = f"{enum_name}Value"
    report.same(f"{name}: type", code.spell(getattr(home, name, None)), want)
    docs = code.docs_below(enum)
    for value in spec["values"]:
        fact = f"value {value['value']}"
        report.same(f"{fact}: name", said.get(value["value"]), value["name"])
        told = [value["description"]]
        told += [f"Code {value['code']}."] if "code" in value else []
        told += [f"Abbreviation {value['abbreviation']}."] if "abbreviation" in value else []
        report.text(f"{fact}: docstring", docs.get(value["name"]), " ".join(told))
    report.check()


def test_error_class(error_name: str) -> None:
    spec, report = facts().errors[error_name], Report("the client", error_name)
    errors = code.part("errors")
    cls: Any = getattr(errors, error_name, None)
    report.same("retry", getattr(cls, "retry", None), spec.get("retry", "never"))
    if cls is None:
        report.lines.append(f"{error_name}: the client has no such class")
        report.check()
    report.names("base", [b.__name__ for b in cls.__bases__], [spec.get("group", "ApiError")])
    report.text(
        "docstring",
        inspect.getdoc(cls),
        " ".join([spec["description"], *_members(error_name), *_recognised(spec)]),
    )
    for text in spec.get("codes", ()):
        report.same(f"code {text}", _found(text, ""), error_name)
    for text in spec.get("messages", ()):
        report.same(f"message {text}", _found("", text), error_name)
    for text in spec.get("prefixes", ()):
        found = _found("", f"{text} and something else")
        report.same(f"beginning {text}", found, error_name)
    report.check()


def _found(error: str, description: str) -> str:
    """Name of the class that an error is raised as."""
    try:
        return str(code.part("_catalogue").CATALOGUE.find(error, description).__name__)
    except AttributeError as failure:
        return str(failure)


def _members(group: str) -> Iterator[str]:
    """What the docstring of an error class says of those that stand in it."""
    if members := known.members_of(group):
        *first, last = members
        yield f"Group of {', '.join(first)} and {last}." if first else f"Group of {last}."


def _recognised(spec: Data) -> Iterator[str]:
    """What the docstring of an error class says that it is recognised by."""
    for key, head in (
        ("codes", "Code"),
        ("messages", "Message"),
        ("prefixes", "Message beginning"),
    ):
        found = spec.get(key, ())
        if found:
            yield f"{head}{'s' if len(found) > 1 else ''}: {', '.join(found)}."


@pytest.mark.parametrize(
    ("error", "description"),
    [
        ("ERROR_WRONG_CONTEXT", "Wrong context"),
        ("WRONG_AUTH_TYPE", "Application context required"),
        ("WRONG_AUTH_TYPE", "Current authorization type is denied for this method"),
        ("", "Application context required."),
        ("", "Application context required"),
        ("Application context required.", ""),
        ("", "Access denied! Application context required"),
        ("", "access denied! Application context  required."),
    ],
)
def test_all_ways_to_ask_for_an_application_are_one_class(error: str, description: str) -> None:
    errors, catalogue = code.part("errors"), code.part("_catalogue").CATALOGUE
    assert catalogue.find(error, description) is errors.ApplicationContextRequired
    assert issubclass(errors.ApplicationContextRequired, errors.AccessDenied)


def test_catalogue_knows_nothing_more() -> None:
    report, catalogue = Report("the client", "catalogue"), code.part("_catalogue").CATALOGUE
    report.names("code", sorted(catalogue.codes), sorted(known.error_classes()))
    normal = code.part("_runtime.errors").normalise_message
    report.names(
        "message", sorted(catalogue.messages), sorted(map(normal, known.message_classes()))
    )
    beginnings = [normal(p) for error in facts().errors.values() for p in error.get("prefixes", ())]
    report.names("beginning", sorted(p for p, _ in catalogue.prefixes), sorted(beginnings))
    report.check()
