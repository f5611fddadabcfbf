"""Markdown as GitHub reads it, each text once."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@cache
def parsed(text: str) -> list[Token]:
    """The tokens of a page, which many tests look at."""
    return MARKDOWN.parse(text)
