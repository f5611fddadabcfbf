"""What the cells and sentences of a reference page must say of a part of the spec, as a reader sees them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import Cell, Page, Section, Table
from tests.conformance.report import Report

NOTHING = "—"
PART_HEAD = ["Python", "Type", "Required", "Values", "Description"]
FLAGS = {"read_only": "read-only", "write_only": "write-only"}


def shape_text(shape: Data) -> str:
    """Type as it is shown: `list of integer or null`."""
    text = f"list of {shape['type']}" if shape.get("list") else str(shape["type"])
    return f"{text} or null" if shape.get("nullable") else text


def shape_link(shape: Data) -> str | None:
    """End of the address that the type leads to; None for those without a page."""
    name = shape["type"]
    ends = {
        "scalar": "protocol.md#single-values",
        "enum": f"enums/{name}.md",
        "type": f"types/{name}.md",
    }
    return ends.get(kind(shape))


def marks(prop: Data) -> list[str]:
    """What is particular about a part."""
    found = [
        FLAGS.get(k, k)
        for k in ("read_only", "write_only", "immutable", "deprecated", "secret")
        if prop.get(k)
    ]
    if prop.get("starred") is not None:
        found.append(f"{'' if prop['starred'] else 'not '}marked as required by the vendor")
    return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def description(prop: Data) -> str:
    """The last cell: the description, then a sentence for each fact without a column of its own."""
    return " ".join([prop["description"], *_notes(prop)])


def _notes(prop: Data) -> Iterator[str]:
    if marks(prop):
        yield f"Marks: {', '.join(marks(prop))}."
    if "default" in prop:
        yield f"Default: {_json(prop['default'])}."
    yield from known.bounds(prop)
    if "names" in prop:
        yield conditions.of_value(prop)
    if "example" in prop:
        yield f"Example: {_json(prop['example'])}."


def allowed(shape: Data) -> Iterator[str]:
    """The only values that are taken, as a sentence."""
    if "values" in shape:
        yield f"Allowed: {', '.join(map(_json, shape['values']))}."


def keys_sentence(described: Data, direction: str) -> str:
    """Which keys of an object need not be written, which exclude each other, and which it may have beyond the
    named ones."""
    properties = described.get("properties", {})
    fixed = [name for name, prop in properties.items() if known.is_constant(prop)]
    told = [f"At most one of {_listed(group)}." for group in described.get("exclusive", ())]
    if fixed and direction != "response" and not known.is_map(described):
        told.insert(0, f"The Python class fills in {_listed(fixed)}.")
    return " ".join([*told, *_further(described)])


def _listed(names: list[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])


def _further(described: Data) -> Iterator[str]:
    extra = described.get("extra")
    if extra is None:
        yield "There are no further keys."
        return
    further = bool(described.get("properties"))
    if "names" in extra:
        which = f"Each {'further ' if further else ''}key is {conditions.text(extra['names'])}"
    elif "keys" in extra:
        which = f"{'Further keys' if further else 'Keys'} match {conditions.key_pattern(extra)}"
    else:
        which = f"{'Further keys' if further else 'Keys'} of any name are possible"
    yield f"{which}; the value of each: {shape_text(extra)}."
    yield from allowed(extra)
    counts = {word: extra[word] for word in ("min_items", "max_items") if word in extra}
    yield from (sentence.replace(" item", " key") for sentence in known.bounds(counts))
    if extra.get("operators"):
        yield "An operator may stand before the name of a field."


def wire_text(schema: Data) -> str:
    """A JSON Schema of a single value in words."""
    if "anyOf" in schema:
        return " or ".join(map(wire_text, schema["anyOf"]))
    kinds = schema["type"]
    words = [" or ".join(kinds) if isinstance(kinds, list) else str(kinds)]
    if "const" in schema:
        words.append(_json(schema["const"]))
    if "enum" in schema:
        words.append(" or ".join(map(_json, schema["enum"])))
    if "pattern" in schema:
        words.append(f"matching {schema['pattern']}")
    if "format" in schema:
        words.append(f"in the form {schema['format']}")
    if "items" in schema:
        words.append(f"of {wire_text(schema['items'])}")
    if "maxItems" in schema:
        words.append(f"of length {schema['maxItems']}")
    about = f" ({schema['description'].rstrip('.')})" if "description" in schema else ""
    return " ".join(words) + about


# -- checks that several pages share ---------------------------------------------------------------


def check_rows(report: Report, what: str, tables: list[Table], props: dict[str, Data]) -> None:
    """A table of parameters or properties must have a row for each part and none besides."""
    head = [what.capitalize(), *PART_HEAD]
    found = [table for table in tables if table.head == head]
    if not props:
        report.names(f"{what} table", [t.head for t in found], [])
        return
    if len(found) != 1:
        report.add(f"{what} tables", [t.head for t in tables], head)
        return
    report.names(what, found[0].column(head[0]), props)
    rows = found[0].by_first()
    for wire, prop in props.items():
        if wire in rows:
            _check_row(report, f"{what} {wire}", rows[wire], prop)


def _check_row(report: Report, fact: str, row: dict[str, Cell], prop: Data) -> None:
    wire = fact.partition(" ")[2].rpartition(".")[2]
    report.same(
        f"{fact}: Python name", row["Python"].text.rstrip("_"), known.snake(wire).rstrip("_")
    )
    check_shape(report, fact, row["Type"], prop)
    report.same(f"{fact}: required", row["Required"].text, "yes" if prop.get("required") else "no")
    values = ", ".join(map(_json, prop.get("values", ()))) or NOTHING
    report.same(f"{fact}: values", row["Values"].text, values)
    report.text(f"{fact}: description", row["Description"].text, description(prop))


def check_shape(report: Report, fact: str, cell: Cell, shape: Data) -> None:
    """The type in a cell, and the page that it leads to."""
    report.same(f"{fact}: type", cell.text, shape_text(shape))
    link = shape_link(shape)
    if link is not None and not any(address.endswith(link) for address in cell.links):
        report.add(f"{fact}: link of the type", cell.links, f"…{link}")


def check_facts(report: Report, table: Table | None, want: dict[str, str]) -> None:
    """A table of facts must have these rows with these values and none besides."""
    if table is None:
        report.add("facts", None, want)
        return
    report.same("head of the facts", table.head, ["Fact", "Value"])
    report.names("fact", table.column("Fact"), want)
    rows = table.by_first()
    for name, value in want.items():
        if name in rows:
            report.text(f"fact {name}", rows[name]["Value"].text, value)


def first_table(section: Section | None) -> Table | None:
    """The first table of a section."""
    return section.tables[0] if section and section.tables else None


def sources_text(sources: list[str]) -> str:
    """Sources in one cell, those of one document together."""
    pages: dict[str, list[str]] = {}
    for name in sources:
        key, _, page = name.partition(":")
        pages.setdefault(key, []).extend([page] if page else [])
    titles = {key: source["title"] for key, source in facts().service["sources"].items()}
    return "; ".join(
        f"{titles[key]}: {', '.join(found)}" if found else titles[key]
        for key, found in pages.items()
    )


def check_sources(report: Report, table: Table | None, sources: list[str]) -> None:
    """The sources among the facts must lead to their pages."""
    row = table.by_first().get("Sources") if table else None
    if row is not None:
        report.same("links of the sources", row["Value"].links, source_links(sources))


def source_links(sources: list[str]) -> list[str]:
    """Where sources in one cell lead: each document, and each of its pages that has an address."""
    known_sources = facts().service["sources"]
    found: list[str] = []
    for key in dict.fromkeys(name.partition(":")[0] for name in sources):
        pages = [n.partition(":")[2] for n in sources if n.partition(":")[0] == key and ":" in n]
        source = known_sources[key]
        found += [source["url"]] if "url" in source else []
        found += [address for page in pages if (address := page_address(source, page))]
    return found


def page_address(source: Data, page: str) -> str | None:
    """Where a page of a source can be read."""
    rule = source.get("pages")
    hidden = rule and any(page.startswith(start) for start in rule.get("hidden", ()))
    if not rule or hidden or not page.endswith(rule["ending"]):
        return None
    return str(rule["url"]).replace("{page}", page[: -len(rule["ending"])])


def check_findings(report: Report, page: Page, name: str) -> None:
    """The findings that touch a name must stand on its page, and no others."""
    section = page.one("Findings")
    check_lines(report, section.lines if section else [], name)


def check_lines(report: Report, lines: list[str], name: str) -> None:
    """A line for each finding that touches a name: title, parts that it touches, decision, and no more."""
    touching = {
        slug: finding
        for slug, finding in facts().findings.items()
        if any(touched(touch)[0] == name for touch in finding["touches"])
    }
    cells = [Cell(line) for line in lines if line]
    found = {link.partition("#")[2]: cell for cell in cells for link in cell.links[:1]}
    report.same("number of findings", len(cells), len(found))
    report.names("finding", found, touching)
    for slug, finding in touching.items():
        if slug in found:
            told = [touched(t)[1] for t in finding["touches"] if touched(t)[0] == name]
            parts = ", ".join(filter(None, told))
            where = f" ({parts})" if parts else ""
            want = f"- {finding['title']}{where}: {finding['decision']}"
            report.text(f"finding {slug}", found[slug].text, want)
            page = found[slug].links[0].partition("#")[0]
            report.same(f"finding {slug}: page", page.removeprefix("../"), "findings.md")


def finding_text(finding: Data) -> str:
    """What the sources say, what was decided and why."""
    says = " ".join(f"- {sources_text([s['source']])}: {s['text']}" for s in finding["says"])
    return f"{says} Decision: {finding['decision']} Why: {finding['why']}"


def check_says(report: Report, section: Section, slug: str, finding: Data) -> None:
    """Each account must lead to the page that it is from."""
    lines = [Cell(line) for line in section.lines if line.startswith("- ")]
    for line, says in zip(lines, finding["says"], strict=False):
        where = f"finding {slug}: links of {says['source']}"
        report.same(where, line.links, source_links([says["source"]]))


def touched(touch: str) -> tuple[str, str]:
    """`crm.activity.add#fields` -> method, parameter; `Activity.ID` -> type, property."""
    for mark in "#!":
        if mark in touch:
            head, _, part = touch.partition(mark)
            return head, part
    if touch[:1].isupper():
        head, _, part = touch.partition(".")
        return head, part
    return touch, ""
