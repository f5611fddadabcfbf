"""What is told of a page to search engines."""

from __future__ import annotations

import pytest

from generator.site import front


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# a.get\n\nGet a thing.\n\nMore of it.\n", "Get a thing."),
        ('[//]: # (Made by "make".)\n\n# a.get\n\nGet\na `thing`.\n', "Get a thing."),
        (
            "# T\n\nSee [the `list`](../x.md#y), **all** of it, \\_so\\_.",
            "See the list, all of it, _so_.",
        ),
        ("# Limits\n\n## Rate\n\nText.\n", "Limits"),
        ("# `x`\n\n| A |\n| --- |\n", "x"),
        ("# Alone", "Alone"),
        ("# T\n\n" + "word " * 90, "word " * 39 + "…"),
    ],
)
def test_a_page_is_told_by_its_first_paragraph(text: str, told: str) -> None:
    assert front.description(text) == told


def test_settings_are_put_before_a_page_and_taken_away() -> None:
    page = '# T\n\nSays "no": it <is> so.\n'
    headed = front.headed(page, page, hide=["toc"])
    assert headed.startswith(
        '---\ndescription: "Says \\"no\\": it <is> so."\nhide: ["toc"]\n---\n\n# T'
    )
    assert front.plain(headed) == page
    assert front.plain(page + "\n---\n\nMore.\n---\n") == page + "\n---\n\nMore.\n---\n"
