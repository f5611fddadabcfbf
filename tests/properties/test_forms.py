"""Parameters in commands of a batch, and events in forms: what can be carried arrives."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from hypothesis import assume, given, settings

from tests.conformance import client_code as code
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.properties.channel import by_name, channel
from tests.properties.php_forms import carried, read, told, write
from tests.properties.plain_values import drawn
from tests.properties.same import meaning
from tests.properties.schema_values import values
from tests.properties.test_requests import TOKEN, schema

REFERENCE = facts().service["protocol"]["batch"]["reference"].partition("[")[0] + "["


def command(method: str, body: Data) -> str | None:
    """The text of a command; None if it is refused."""
    module, errors = code.part("_runtime.query"), code.part("errors")
    try:
        return str(module.query(channel().call(method, by_name(body)), lambda _: None))
    except errors.RequestError:
        return None


def test_a_batch_carries_what_it_can_and_refuses_the_rest(method: str) -> None:
    @drawn
    @given(values(schema(method)))
    def check(body: Data) -> None:
        plain = {key: value for key, value in body.items() if key != TOKEN}
        text = command(method, plain)
        if not plain:
            assert text == method
        elif carried(plain) != plain or REFERENCE in json.dumps(plain):
            assert text is None
        else:
            assert text is not None, "refused"
            name, _, parameters = text.partition("?")
            assert (name, read(parameters)) == (method, told(plain))

    check()


def test_an_event_in_a_form_is_read_whole(event: str) -> None:
    media = doc.document()["webhooks"][event]["post"]["requestBody"]["content"]
    (form,) = media.values()

    @drawn
    @given(values(form["schema"]))
    def check(drawn_tree: Data) -> None:
        tree = carried(drawn_tree)
        assume(doc.validator(form["schema"]).is_valid(tree))  # `data` may have been empty
        found = code.part("events").parse_event(write(tree), application_token=None)
        assert type(found).__name__ == event[:1].upper() + event[1:]
        assert told(found.raw) == told(tree)
        assert meaning(told(found.to_wire())) == meaning(told(tree))

    check()


_PHP = """
foreach (json_decode(stream_get_contents(STDIN)) as $text) {
    parse_str($text, $read);
    $found[] = $read;
}
echo json_encode($found, JSON_FORCE_OBJECT);
"""


@pytest.mark.php
def test_php_reads_commands_as_they_are_meant(method: str) -> None:
    """The judge of the rules in `php_forms` is PHP itself."""
    texts: list[str] = []
    meant: list[Any] = []

    @settings(drawn, max_examples=200)
    @given(values(schema(method)))
    def collect(body: Data) -> None:
        plain = {key: value for key, value in body.items() if key != TOKEN}
        if (text := command(method, plain)) is not None:
            texts.append(text.partition("?")[2])
            meant.append(told(plain))

    collect()
    done = subprocess.run(
        ["php", "-d", "max_input_vars=100000", "-r", _PHP],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [*json.loads(done.stdout).values()] == meant
