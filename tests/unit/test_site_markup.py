"""Plain Markdown as the site shows it: tabs, rows that can be linked to, names that lead to the client."""

from __future__ import annotations

import re

from generator.site import markup

LANGUAGES = """[//]: # (Generated)

# A method

**[Python](../python.md)** `b24.a.b` · **Scope** `a`

## Other languages

Each sends the same.

### Shell

```shell
# not a heading
curl
```

### PHP

```php
call();
```

## Errors

| Error | When |
| --- | --- |
| `BAD` | Always. |
| [`WORSE`](x.md) | Never. |
| Name | Sometimes. |
"""


def shown(text: str, known: str = "") -> str:
    return markup.for_site(text, lambda name: known and f"{known}#{name}")


def test_languages_become_tabs() -> None:
    text = shown(LANGUAGES)
    assert '=== "Shell"\n\n    ```shell\n    # not a heading\n    curl\n    ```\n' in text
    assert '=== "PHP"\n\n    ```php\n    call();\n    ```\n' in text
    assert "### " not in text
    assert text.index("Each sends") < text.index("===") < text.index("## Errors")


def test_what_is_not_the_same_in_several_languages_stays() -> None:
    for other in (
        LANGUAGES.replace("```php", "```shell"),
        LANGUAGES.replace("call();\n```\n", "call();\n```\n\nThat is all.\n"),
        LANGUAGES.replace("### PHP", "#### PHP"),
    ):
        assert "===" not in shown(other)


def test_rows_that_begin_with_a_name_can_be_linked_to() -> None:
    text = shown(LANGUAGES)
    assert "| [`BAD`](#BAD){ #BAD } | Always. |" in text
    assert "| [`WORSE`](x.md){ #WORSE } | Never. |" in text
    assert "| Name | Sometimes. |" in text


def test_a_name_that_stands_twice_has_two_places() -> None:
    again = "\n## More\n\n| Error | When |\n| --- | --- |\n| `BAD` | Twice. |\n"
    places = re.findall(r"\{ #([\w-]+) \}", shown(LANGUAGES + again))
    assert places == ["BAD", "WORSE", "more-BAD"]


def test_a_row_does_not_take_the_place_of_a_heading() -> None:
    text = shown("# bad\n\n| Error |\n| --- |\n| `bad` | x |\n")
    assert "{ #bad }" not in text


def test_a_name_of_the_client_leads_to_its_documentation() -> None:
    assert "** [`b24.a.b`](api.md#b24.a.b) ·" in shown(LANGUAGES, "api.md")
    assert "** `b24.a.b` ·" in shown(LANGUAGES)


def test_marks_for_editors_are_left_out() -> None:
    assert "Generated" not in shown(LANGUAGES)
