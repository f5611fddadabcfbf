"""Settings of the linter and the reader of the document -> `redocly.yaml` beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.emit.openapi.events import HANDLERS
from generator.render import render
from generator.samples import LANGUAGES


@dataclass(frozen=True, slots=True)
class RedoclyPage:
    """Labels of code samples with their languages, as items of a list in YAML."""

    samples: tuple[str, ...]


def settings() -> str:
    """The file; only the labels depend on what is generated."""
    labels = (LANGUAGES | HANDLERS).items()
    items = (json.dumps({"lang": lang, "label": label}) for label, lang in labels)
    return render("openapi/redocly.yaml.j2", RedoclyPage(tuple(items)))
