"""What several test files share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.emit import Output, Target
from generator.model import Api, Scope, Unit
from tests.project import Project, project

pytest_plugins = ("tests.watch", "bitrix24_client.testing.plugin")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites what the cases expect."""
    parser.addoption("--golden", action="store_true", help="rewrite tests/cases/*/expected")


@pytest.fixture
def demo(tmp_path: Path) -> Project:
    """A small sound spec in a folder of its own."""
    return project(tmp_path / "demo")


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One small target in place of the products; the list tells which files it was asked for."""
    asked: list[str] = []

    def unit(unit: Unit, scope: Scope) -> Output:
        asked.append(unit.stem)
        lines = [f"{m.wire}: {m.summary} -> {m.result.shape.name}" for m in unit.methods]
        lines += [f"{t.name}: {', '.join(p.name for p in t.properties)}" for t in unit.types]
        for method in unit.methods:
            shape = method.result.shape
            lines += [scope.type(shape.name).description] if shape.kind == "type" else []
        return Output({f"plain/{unit.stem}.txt": "\n".join([unit.title, *lines, ""])}, unit.title)

    def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        codes = (f"{code}: {name}" for code, name in api.error_classes.items())
        yield "plain/index.txt", "\n".join([*fragments.values(), *codes, ""])

    monkeypatch.setattr(pipeline, "targets", lambda: (Target("plain", unit, whole),))
    return asked
