"""What the OpenAPI document has once: scalars, events, errors of the service, head."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance import shapes
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import read_text
from tests.conformance.openapi_shapes import component
from tests.conformance.report import Report


def test_paths_are_those_of_the_methods() -> None:
    report = Report("OpenAPI", "document")
    report.names("path", sorted(doc.document()["paths"]), sorted(f"/{m}" for m in facts().methods))
    ids = [p["post"]["operationId"] for p in doc.document()["paths"].values() if "post" in p]
    report.same("operationIds", len(set(ids)), len(ids))
    report.check()


def test_scalar_components() -> None:
    """The components of a scalar are what the spec says of it, and there is one where it says much."""
    report = Report("OpenAPI", "scalars")
    for name, scalar in facts().scalars.items():
        wanted = [_bare(scalar[direction]) for direction in ("request", "response")]
        for made in (known.pascal(name), f"{known.pascal(name)}Value"):
            found = doc.schemas().get(made)
            if found is not None and _bare(found) not in wanted:
                report.tree(made, _bare(found), wanted[made.endswith("Value")])
    report.check()


def _bare(schema: Data) -> Data:
    """A schema without its texts, and without the item schema that some readers ask for."""
    texts = ("title", "description", "items", "x-logical-type")
    bare = {key: value for key, value in schema.items() if key not in texts}
    if "anyOf" in bare:
        bare["anyOf"] = [_bare(option) for option in bare["anyOf"]]
    return bare | ({"items": schema["items"]} if schema.get("items") else {})


def test_every_component_is_used_and_known() -> None:
    document = doc.document()
    report = Report("OpenAPI", "components")
    used = set(doc.references(document))
    missing = [ref for ref in used if not _exists(ref)]
    report.names("reference", sorted(missing), [])
    for kind in ("schemas", "responses"):
        parts = document["components"].get(kind, {})
        unused = [name for name in parts if f"#/components/{kind}/{name}" not in used]
        report.names(f"unused component of {kind}", unused, [])
    report.names("unknown schema", [n for n in doc.schemas() if not _known(n)], [])
    report.check()


def _exists(ref: str) -> bool:
    try:
        doc.follow({"$ref": ref})
    except (KeyError, TypeError):
        return False
    return True


def _known(name: str) -> bool:
    """Components stand for a type, an enum, a scalar, an object without a name, a method or an event."""
    spec = facts()
    methods = {
        known.pascal(m) + end for m in spec.methods for end in ("Request", "Response", "Envelope")
    }
    events = {known.pascal(e) + "Event" for e in spec.events}
    scalars = {known.pascal(s) + end for s in spec.scalars for end in ("", "Value")}
    enums = {e + end for e in spec.enums for end in ("", "Value")}
    types = {
        inner + component(owner, form).removeprefix(owner)
        for owner, described in spec.types.items()
        for inner in (owner, *_inline(owner, described))
        for form in known.forms(described)
    }
    fixed = {"ErrorResponse", "EmptyObject"}
    return name in methods | events | scalars | enums | types | fixed


def _inline(owner: str, described: Data) -> Iterator[str]:
    """Names of the objects that stand inside of one."""
    for wire, prop in described.get("properties", {}).items():
        if prop["type"] == "object":
            yield owner + known.pascal(wire)
            yield from _inline(owner + known.pascal(wire), prop)


def test_errors_of_the_service() -> None:
    report = Report("OpenAPI", "errors of the service")
    found: set[tuple[str, str]] = set()
    for name, response in doc.document()["components"]["responses"].items():
        page = read_text(response.get("description", ""))
        report.same(f"{name}: description has a table", "| When |" in str(response), True)
        rows = [
            [known.plain(c.text) for c in r]
            for s in page.sections
            for t in s.tables
            for r in t.rows
        ]
        for example in doc.examples(response).values():
            body = example["value"]
            found.add((body["error"], body["error_description"]))
        codes = [example["value"]["error"] for example in doc.examples(response).values()]
        report.names("row", [row[0] for row in rows], codes)
        whens = {code: row["when"] for _, code, row in known.system_rows()}
        for row in rows:
            report.text(f"{row[0]}: when", row[1], whens.get(row[0], ""))
    _shared_errors(report, found)
    error = doc.schemas()["ErrorResponse"]
    report.names("property", error["properties"], ["error", "error_description"])
    report.names("required", error["required"], ["error", "error_description"])
    report.check()


def _shared_errors(report: Report, found: set[tuple[str, str]]) -> None:
    """Errors of a status that no method has of its own stand in a shared response."""
    own = {
        s
        for m in facts().methods.values()
        for r in m.get("errors", ())
        for s in [r.get("status", 400)]
    }
    wanted = {(code, row["message"]) for _, code, row in known.system_rows()}
    shared = {(c, r["message"]) for _, c, r in known.system_rows() if r["status"] not in own}
    report.names("error", sorted(found - wanted), [])
    report.names("error", sorted(shared - found), [])


def test_event(event: str) -> None:
    spec = facts().events[event]
    report = Report("OpenAPI", event)
    verbs = doc.document()["webhooks"].get(event, {})
    report.names("verb of the webhook", verbs, ["post"])
    found = verbs.get("post", {})
    report.same("tags", found.get("tags"), ["Events"])
    samples = [(s.get("lang"), s.get("label")) for s in found.get("x-codeSamples", [])]
    report.same(
        "x-codeSamples: lang, label",
        samples,
        [(lang, f"{lang} handler") for lang in ("PHP", "Python")],
    )
    report.same("operationId", found.get("operationId"), event)
    report.same("x-bitrix24-event", found.get("x-bitrix24-event"), event)
    report.text("summary", found.get("summary"), spec["summary"].removesuffix("."))
    report.holds("description", found.get("description"), spec["description"])
    report.same("externalDocs", found.get("externalDocs"), doc.vendors_page(event, spec["docs"]))
    report.same("scope", found.get("x-bitrix24-scope"), [spec["scope"]])
    report.same("sources", found.get("x-bitrix24-sources"), spec["sources"])
    body = found.get("requestBody", {})
    report.same("example", [e["value"] for e in doc.examples(body).values()], [spec["example"]])
    schema = doc.follow(doc.body_schema(body))
    report.names("key", schema.get("properties", {}), spec["example"])
    report.names("required", schema.get("required", []), spec["example"])
    sent = schema.get("properties", {}).get("ts", {})
    report.same("ts: x-logical-type", sent.get("x-logical-type"), "timestamp")
    for key in ("data", "auth"):
        names = doc.names(schema.get("properties", {}).get(key, {}))
        report.same(f"{key}: type", names, [spec[key]])
    for error in doc.validator(schema).iter_errors(spec["example"]):
        report.lines.append(f"{event}: the example does not fit its own schema: {error.message}")
    report.check()


def test_events_are_those_of_the_spec() -> None:
    report = Report("OpenAPI", "webhooks")
    report.names("event", doc.document()["webhooks"], facts().events)
    report.check()


def test_head() -> None:
    document, service = doc.document(), facts().service
    report = Report("OpenAPI", "head")
    report.same("openapi", document.get("openapi"), "3.1.1")
    contact = {"name": "Vendor's documentation", "url": service["docs"]}
    report.same("contact", document["info"].get("contact"), contact)
    report.same("license", document["info"].get("license"), {"name": "MIT", "identifier": "MIT"})
    for key in ("title", "summary", "version"):
        report.text(key, document["info"].get(key), str(service[key]))
    about = document["info"]["description"]
    report.holds("description", about, service["description"])
    for note in service["protocol"]["notes"]:
        report.holds("note", about, note)
    for limit in service["protocol"]["limits"]:
        row = f"| {known.plain(limit['description'])} | {limit['value']:g} | {limit['unit']} |"
        report.holds(f"limit {limit['name']}", about, row)
    forms = service["protocol"]["url_forms"]
    report.names("server", [s["url"] for s in document["servers"]], [f["url"] for f in forms])
    for server, form in zip(document["servers"], forms, strict=False):
        report.text(f"{form['name']}: description", server["description"], form["description"])
        values = {name: v["default"] for name, v in server["variables"].items()}
        report.same(f"{form['name']}: variables", values, form["variables"])
    schemes = document["components"]["securitySchemes"]
    token = {"type": "apiKey", "in": "query", "name": service["protocol"]["token_parameter"]}
    said = {name: {k: v for k, v in s.items() if k != "description"} for name, s in schemes.items()}
    report.same("security schemes", said, {"accessToken": token})
    report.same("security", document["security"], [{}, {"accessToken": []}])
    tags = {tag.get("name", ""): tag for tag in document["tags"]}
    areas: list[Data] = list(facts().areas.values())
    report.names("tag", sorted(tags), sorted([*(a["title"] for a in areas), "Events"]))
    for area in areas:
        tag = tags.get(area["title"], {})
        report.text(f"tag {area['title']}", tag.get("description"), area["description"])
        page = {"description": area["title"], "url": area["docs"]}
        report.same(f"tag {area['title']}: externalDocs", tag.get("externalDocs"), page)
    sources = document.get("x-bitrix24-sources", {})
    report.names("source", sources, service["sources"])
    for name in sources.keys() & service["sources"].keys():
        for key in ("title", "url", "description"):
            said, want = sources[name].get(key), service["sources"][name].get(key)
            report.same(f"x-bitrix24-sources: {name}: {key}", said, want)
    groups = [tag for group in document["x-tagGroups"] for tag in group["tags"]]
    report.names("tag of x-tagGroups", sorted(groups), sorted(tags))
    report.check()


def test_probes_tell_the_scalars_apart() -> None:
    """The comparison has teeth only if no two scalars of the spec pass the same values and the same name."""
    seen: dict[tuple[str, str, tuple[bool, ...]], str] = {}
    for name, scalar in facts().scalars.items():
        for direction in ("request", "response"):
            check = shapes.validator(shapes.schema({"type": name}, direction))
            verdicts = tuple(check.is_valid(probe) for probe in shapes.PLAIN)
            key = (direction, scalar["python"], verdicts)
            alike = seen.setdefault(key, name)
            same = facts().scalars[alike][direction] == scalar[direction]
            assert alike == name or same, f"{direction}: {alike} and {name} look alike"
