"""Findings -> a line on each page that they touch, and the page that tells all of them in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.commons import split_touch
from generator.emit.reference.links import Links, generated, link, source

if TYPE_CHECKING:
    from generator.model import Finding
    from generator.schema import ServiceFile

WEIGHTS = ("high", "medium", "low")
ORIGIN = "spec/findings.yaml"


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as finished Markdown."""

    heading: str
    title: str
    touches: str
    says: str
    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class WeightView:
    """The findings of one weight."""

    heading: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The page of all findings."""

    generated: str
    summary: str
    weights: tuple[WeightView, ...]


def about(findings: Iterable[Finding], name: str, links: Links) -> str:
    """What was decided on a method, a type, an enum or an event, a line for each finding, which leads to
    what the sources say; empty if there is none."""
    return "\n".join(f"- {_line(finding, name, links)}" for finding in findings)


def _line(finding: Finding, name: str, links: Links) -> str:
    parts = ", ".join(text.code(part) for part in _parts(finding, name))
    shown = links.finding(finding.slug, text.prose(finding.title))
    return f"{shown}{f' ({parts})' if parts else ''}: {text.prose(finding.decision)}"


def _parts(finding: Finding, name: str) -> Iterator[str]:
    for touch in finding.touches:
        head, part = split_touch(touch)
        if head == name and part:
            yield part


def _says(finding: Finding, service: ServiceFile) -> str:
    return "\n".join(
        f"- {source(name, service)}: {text.prose(said)}" for name, said in finding.says
    )


def page(findings: Iterable[Finding], service: ServiceFile, address: Callable[[str], str]) -> str:
    """The page of all findings. `address` tells where what a finding touches is described."""
    found = tuple(findings)
    weights = tuple(
        WeightView(
            f"Findings of {weight} weight",
            tuple(_listed(f, service, address) for f in found if f.weight == weight),
        )
        for weight in WEIGHTS
    )
    counts = ", ".join(
        f"{len(w.findings)} of {name} weight" for name, w in zip(WEIGHTS, weights, strict=True)
    )
    view = FindingsPage(generated(ORIGIN), f"{len(found)} findings: {counts}.", weights)
    return render.markdown(render.render("reference/findings.md.j2", view))


def _listed(finding: Finding, service: ServiceFile, address: Callable[[str], str]) -> FindingView:
    return FindingView(
        heading=text.prose(finding.slug),
        title=text.prose(finding.title),
        touches=", ".join(_touched(touch, address) for touch in finding.touches),
        says=_says(finding, service),
        decision=text.prose(finding.decision),
        why=text.prose(finding.why),
    )


def _touched(touch: str, address: Callable[[str], str]) -> str:
    target = address(touch)
    return link(text.code(touch), target) if target else text.code(touch)
