"""The mutation tool itself: it changes one thing, and it tells who did not notice."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import conftest
from tests.conformance.facts import ROOT, facts
from tests.conformance.report import Report
from tests.mutants import __main__ as main
from tests.mutants import exceptions, forks, products, trees
from tests.mutants.copies import Result, Worker, working
from tests.mutants.modules import Finder as Modules
from tests.mutants.mutant import Mutant, in_turn, other
from tests.mutants.pages import Finder as Pages
from tests.mutants.summary import Summary, told
from tests.mutants.trees import Finder as Trees

SPEC = """\
area: demo
methods:
  - name: demo.get
    effect: read
    params: {id: {type: integer, required: true}, deep: {type: string}}
    errors: [{code: NOT_FOUND, status: 404}]
  - name: demo.set
    effect: write
"""
MODULE = '''\
"""Methods."""
from bitrix24_client.runtime import Bool, Str

class DemoMethods:
    """Methods of `demo`."""

    code: Annotated[Str | None, Limits(max_length=3), Field(alias="CODE")] = None
    """Code, `X`."""

    async def get(self, *, id: Str, deep: Bool | Unset = UNSET) -> Bool:
        """Get it. See `demo.get`."""
        return await self._send(Call("demo.get", {"id": id, "deep": deep}, Bool, repeat_safe=True))
'''
PAGE = """\
# demo.get

**Effect** Reads · **Scope** `demo`

| Parameter | Type | Required |
| --- | --- | --- |
| `id` | [`integer`](types.md) | yes |

```json
{"id": 7}
```
"""


def found(finder: Any, text: str) -> dict[str, str]:
    """Mutated texts by what was changed."""
    made = [*finder.mutants()]
    assert len({mutant.id for mutant in made}) == len(made), "two mutants alike"
    return {f"{mutant.kind}: {mutant.path}: {mutant.after}": mutant.change(text) for mutant in made}


def test_a_mutant_of_the_spec_is_one_other_value() -> None:
    before = trees.load(SPEC)
    finder = Trees("spec", "spec/demo.yaml", SPEC, ["demo.get", "demo.set"])
    changed = {key: trees.load(text) for key, text in found(finder, SPEC).items()}
    assert all(len(list(_differences(before, after))) == 1 for after in changed.values())
    get = "methods/demo.get"
    assert changed[f"required: {get}/params/id/required: false"]["methods"][0]["params"]["id"] == {
        "type": "integer",
        "required": False,
    }
    assert [*changed[f"params: {get}/params/id: left out"]["methods"][0]["params"]] == ["deep"]
    assert [*changed[f"params: {get}/params/id: idX:"]["methods"][0]["params"]] == ["idX", "deep"]
    for kind, after in (("status", "405"), ("code", '"NOT_FOUNDX"')):
        assert f"{kind}: {get}/errors/NOT_FOUND/{kind}: {after}" in changed


def _differences(one: Any, two: Any) -> Iterator[str]:
    """Places where two trees differ: a value, a key that is gone, a key that has another name."""
    if isinstance(one, dict) and isinstance(two, dict):
        if one.keys() != two.keys():
            gone, new = one.keys() - two.keys(), two.keys() - one.keys()
            assert len(gone) == 1
            assert len(new) <= 1
            yield f"{gone}"
        for key in one.keys() & two.keys():
            yield from _differences(one[key], two[key])
    elif isinstance(one, list) and isinstance(two, list):
        if len(one) != len(two):
            assert len(one) - len(two) == 1
            yield "shorter"
        else:
            for pair in zip(one, two, strict=True):
                yield from _differences(*pair)
    elif one != two:
        yield f"{one} {two}"


def test_a_mutant_of_code_is_one_other_fact() -> None:
    owners = {"get": {"demo.get"}}
    changed = found(Modules("client", "api/demo.py", MODULE, owners), MODULE)
    assert changed.keys() >= {
        "alias: DemoMethods/code/alias: 'CODEX'",
        "max_length: DemoMethods/code/max_length: 4",
        "default: DemoMethods/get/id: = None",
        "default: DemoMethods/get/deep: ",
        "type or: DemoMethods/get/deep: Bool",
        "repeat_safe: DemoMethods/get/repeat_safe: False",
        "Call entry: DemoMethods/get/deep: ",
        "Call: DemoMethods/get: 'demo.getX'",
        "result: DemoMethods/get: Str",
    }
    trees_ = {key: ast.dump(ast.parse(text)) for key, text in changed.items()}
    assert ast.dump(ast.parse(MODULE)) not in trees_.values()
    assert len({*trees_.values()}) == len(changed)


def test_a_mutant_of_a_page_is_one_other_word() -> None:
    changed = found(Pages("reference", "methods/demo.get.md", PAGE, ["demo.get"]), PAGE)
    assert changed.keys() >= {
        "required: demo.get/id/Required: no",
        "type: demo.get/id/Type: integerX",
        "row of parameter: demo.get/id: ",
        "effect: demo.get/effect: ReadsX",
        "scope: demo.get/scope: demoX",
        "json block: demo.get: 8",
        "heading: demo.get: X",
    }
    for text in changed.values():
        words = zip(PAGE.splitlines(), text.splitlines(), strict=False)
        assert sum(one != two for one, two in words) == 1 or len(text) < len(PAGE)


@pytest.mark.parametrize("value", [True, 0, 1.5, "", "x", "a.", "v1", None])
def test_another_value_is_another_one(value: Any) -> None:
    assert json.dumps(other(value)) != json.dumps(value)


@cache
def mutants(name: str) -> tuple[Mutant, ...]:
    """All mutants of a product."""
    return tuple(products.mutants(ROOT, product(name)))


def product(name: str) -> products.Product:
    """A product by its name."""
    return next(each for each in products.PRODUCTS if each.name == name)


@pytest.mark.parametrize("name", ["spec", "openapi", "client", "reference"])
def test_every_product_has_mutants_of_all_methods(name: str) -> None:
    assert facts().methods.keys() <= {owner for mutant in mutants(name) for owner in mutant.owners}


def test_a_sample_is_spread_and_can_be_repeated() -> None:
    everything = mutants("client")
    picked = [*islice(in_turn(everything, 1), 50)]
    assert len({mutant.kind for mutant in picked}) > 40
    assert [m.id for m in picked] == [m.id for m in islice(in_turn(everything, 1), 50)]
    assert [m.id for m in picked] != [m.id for m in islice(in_turn(everything, 2), 50)]


def test_rare_sorts_of_facts_come_first() -> None:
    """A title of the head is rarer than those of properties, of which there are hundreds."""
    titles = [mutant for mutant in mutants("openapi") if mutant.kind == "title"]
    sorts = {mutant.sort for mutant in titles}
    assert 2 * len(sorts) < len(titles)
    assert {mutant.sort for mutant in islice(in_turn(titles, 3), len(sorts))} == sorts


def test_some_of_each_sort_are_sound_ones() -> None:
    everything = mutants("openapi")[:2000]
    picked = [*main._of_each_sort(everything, 1, lambda mutant: mutant.after == "left out")]
    sorts = [(mutant.kind, mutant.sort) for mutant in picked]
    assert len({*sorts}) == len(sorts)
    assert {mutant.after for mutant in picked} == {"left out"}


@pytest.mark.parametrize(
    ("message", "is_named"),
    [
        ("AssertionError: \na.b: parameter id: required: x says True", True),
        ("AssertionError: \na.b: parameter other: required: x says True", False),
        ("AssertionError: \nc.d: parameter id: required: x says True", False),
        ("AssertionError: \na.b: something\nc.d: parameter id", False),
        ("AssertionError: assert ['a.b: parameter id']\nassert ['a.b: parameter id']", True),
        ("AssertionError: none\nassert ['a.b: parameter id']", False),
        ("assert 'a.b' == 'id'", False),
    ],
)
def test_a_failure_must_have_both_names(message: str, is_named: bool) -> None:
    assert (forks.naming(message, {"a.b"}, ["id"]) is not None) is is_named


def test_the_owner_may_be_what_the_test_is_about() -> None:
    assert forks.naming("KeyError: 'id'", {"a.b"}, ["id"], {"a.b"})
    assert forks.naming("KeyError: 'id'", {"a.b"}, ["id"], {"c.d"}) is None
    assert forks.naming("StopIteration", {"a.b"}, ["id"], {"a.b"}) is None


def test_every_exception_is_of_mutants_that_there_are() -> None:
    listed = exceptions.exceptions()
    everything = [mutant for each in products.PRODUCTS for mutant in mutants(each.name)]
    files = {mutant.file for mutant in everything}
    for each in listed.equivalent:
        assert any(each.holds(mutant) for mutant in everything), each
    for each in listed.elsewhere:
        assert any(listed.is_elsewhere(file) for file in files), each
    assert all(each.why.endswith(".") for each in (*listed.equivalent, *listed.elsewhere))


def test_a_test_that_breaks_off_tells_what_it_has_found() -> None:
    running = conftest.pytest_runtest_call()
    next(running)
    Report("the client", "a.b").add("id", 1, 2)
    with pytest.raises(AssertionError, match=r"a\.b: id: the client says 1, the spec says 2"):
        running.throw(KeyError("deep"))
    running = conftest.pytest_runtest_call()
    next(running)
    with pytest.raises(KeyError):
        running.throw(KeyError("deep"))


# -- with the tests, in a copy of the project ------------------------------------------------------


@pytest.fixture(scope="module")
def weakened() -> Iterator[Worker]:
    """A worker whose tests of the OpenAPI operations no longer look at the effect."""
    with working(ROOT, ["-k", "test_operation"]) as made:
        yield made


def test_a_mutant_is_killed_and_a_weak_test_lets_one_survive(weakened: Worker) -> None:
    method = next(iter(facts().methods))
    effect = _one("x-bitrix24-effect", method)
    killed = weakened.run(effect, product("openapi").tests)
    assert (killed.state, effect.before.strip('"') in killed.line) == ("killed", True)
    # Nothing but the operation is tested here, so that what an event says is free.
    event = next(iter(facts().events))
    free = _one("x-bitrix24-event", event)
    survivor = weakened.run(free, product("openapi").tests)
    assert survivor.state == "survived"
    assert free.file in "".join(told(survivor))
    text = (ROOT / effect.file).read_text(encoding="utf-8")
    assert (weakened.root / effect.file).read_text(encoding="utf-8") == text


def _one(kind: str, owner: str) -> Mutant:
    return next(
        m
        for m in mutants("openapi")
        if m.kind == kind and owner in m.owners and m.after != "left out"
    )


def test_a_failure_that_names_nothing_is_a_defect(weakened: Worker) -> None:
    effect = _one("x-bitrix24-effect", next(iter(facts().methods)))
    nameless = Mutant(
        **{
            name: getattr(effect, name)
            for name in ("product", "kind", "file", "path", "before", "after", "owners", "change")
        },
        names=frozenset(["a name that no test tells"]),
    )
    assert weakened.run(nameless, product("openapi").tests).state == "unnamed"


def test_the_table_counts_by_product_and_kind(tmp_path: Path) -> None:
    change = str.upper
    mutant = Mutant("p", "k", "f", "a/b", "1", "2", frozenset("a"), frozenset("b"), change)
    summary = Summary()
    outcomes = [
        summary.add(Result(mutant, state), is_equivalent)
        for state, is_equivalent in (
            ("killed", False),
            ("survived", False),
            ("survived", True),
            ("unnamed", False),
        )
    ]
    assert outcomes == [False, True, False, True]
    assert [line.split() for line in summary.table()][1] == ["p", "k", "4", "1", "1", "1", "0", "1"]
