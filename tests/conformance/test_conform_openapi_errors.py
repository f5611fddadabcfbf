"""The errors of each method in the OpenAPI document against the spec: rows, table, examples."""

from __future__ import annotations

from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import Section, read_text
from tests.conformance.openapi_shapes import check_valid
from tests.conformance.report import Report

PARAPHRASE = "The text is a paraphrase of the documentation."


def test_errors_of_operation(method: str) -> None:
    spec, found = facts().methods[method], doc.operation(method)
    report = Report("OpenAPI", method)
    _rows(report, found, spec.get("errors", []))
    sections = read_text(found.get("description", "")).sections
    _table(report, [s for s in sections if s.heading == "Errors"], spec.get("errors", []))
    _error_examples(report, found.get("responses", {}), spec)
    report.check()


def _rows(report: Report, found: Data, rows: list[Data]) -> None:
    wanted = [
        {"status": row.get("status", 400), "code": row.get("code", "")}
        | ({"message": row["message"]} if "message" in row else {})
        | {"description": " ".join(known.meanings(row))}
        for row in rows
    ]
    said = found.get("x-bitrix24-errors", [])
    names = [r.get("message") or r.get("code") for r in said]
    report.names("error", names, [known.row_text(row) for row in rows])
    for one, other in zip(said, wanted, strict=False):
        report.same(f"error {other.get('message') or other['code']}", one, other)


def _table(report: Report, sections: list[Section], rows: list[Data]) -> None:
    tables = [table for section in sections for table in section.tables]
    if not rows:
        report.names("error table", [t.head for t in tables], [])
        return
    messages = any("message" in row for row in rows)
    head = ["Status", "error", *(["error_description"] if messages else []), "When"]
    wanted = []
    for row in rows:
        code = [row.get("code", '""'), *([known.plain(row.get("message", ""))] if messages else [])]
        when = known.plain(" ".join(known.meanings(row)))
        wanted.append((str(row.get("status", 400)), *code, when))
    shown = [tuple(known.plain(c.text) for c in row) for t in tables for row in t.rows]
    report.same("head of the error table", [t.head for t in tables], [head])
    report.names("row of the error table", shown, wanted)


def _error_examples(report: Report, responses: Data, spec: Data) -> None:
    """One example for each row, each printed answer and each error of the service, and no others."""
    wanted: dict[str, dict[str, tuple[str, str]]] = {}
    printed, reworded = _printed(spec), set[tuple[str, str, str]]()
    for row in spec.get("errors", ()):
        status, code = row.get("status", 400), row.get("code", "")
        text = row.get("message", known.meanings(row)[0])
        match = [p for p in printed if p[1:3] == (status, code) and _shows(p[3], row)]
        printed = [p for p in printed if p not in match]
        name = code or known.class_of(row)
        _add(wanted, status, name, (code, match[0][3] if match else text))
        if not match and "message" not in row:
            reworded.add((str(status), code, text))
    for name, status, code, text in printed:
        _add(wanted, status, name, (code, text))
    for _, code, row in known.system_rows():
        if (code, row["message"]) not in wanted.get(str(row["status"]), {}).values():
            _add(wanted, row["status"], code, (code, row["message"]))
    report.names("status", sorted(set(responses) - {"200"}), sorted(wanted))
    for status, told in wanted.items():
        part = responses.get(status, {})
        media = doc.follow(part).get("content", {})
        report.names(f"media type of status {status}", media, ["application/json"])
        report.names(f"error example of status {status}", sorted(doc.examples(part)), sorted(told))
        for name, example in doc.examples(part).items():
            _summary(report, name, example, spec)
            body = example.get("value", {})
            key = (status, body.get("error", ""), body.get("error_description", ""))
            about = PARAPHRASE if key in reworded else None
            report.same(f"error example {name}: description", example.get("description"), about)
        bodies = [example.get("value", {}) for example in doc.examples(part).values()]
        said = sorted((b.get("error", ""), b.get("error_description", "")) for b in bodies)
        report.names(f"error example of status {status}", said, sorted(told.values()))
        for body in bodies:
            check_valid(report, f"error example {body.get('error')}", doc.body_schema(part), body)


def _summary(report: Report, name: str, example: Data, spec: Data) -> None:
    """The summary tells the code and when it comes, or what the page says of its printed answer."""
    said = known.plain(str(example.get("summary"))).rstrip(".")
    printed = [p["summary"] for p in spec.get("error_examples", ())]
    rows = [(known.row_text(row), known.meanings(row)[0]) for row in spec.get("errors", ())]
    rows += [(code, row["when"]) for _, code, row in known.system_rows()]
    told = [*printed, *(f"{code}: {when}" for code, when in rows)]
    told += [f"{code}: {text}" for code, _ in rows for text in printed]
    told += [when for _, when in rows]
    if said not in {known.plain(text).rstrip(".") for text in told}:
        report.add(f"error example {name}: summary", said, example.get("value"))


def _shows(text: str, row: Data) -> bool:
    return "code" in row or text.rstrip(".") == row["message"].rstrip(".")


def _printed(spec: Data) -> list[tuple[str, int, str, str]]:
    bodies = [(e["name"], e["status"], e["body"]) for e in spec.get("error_examples", ())]
    return [(n, status, body["error"], body["error_description"]) for n, status, body in bodies]


def _add(
    wanted: dict[str, dict[str, tuple[str, str]]], status: int, name: str, said: tuple[str, str]
) -> None:
    """An example under its name, or with a number behind it."""
    examples, free = wanted.setdefault(str(status), {}), known.camel(name)
    number = 2
    while free in examples:
        free, number = f"{known.camel(name)}{number}", number + 1
    examples[free] = said
