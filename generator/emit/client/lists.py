"""The functions of a paged list: one page, all pages, all records one by one or at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.emit.client import docs, paging
from generator.model import Method, Property

if TYPE_CHECKING:
    from generator.emit.client.flavours import Flavour
    from generator.emit.client.imports import Imports

NAMES = frozenset({"iter", "pages", "all"})
"""Names that hide others in the class of a list."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What differs between the functions of a method; a paged list has several."""

    name: str
    define: str
    params: tuple[Property, ...]
    returns: str
    about: str
    send: str
    extra: docs.Extra | None = None


def signatures(
    method: Method, flavour: Flavour, item: str, used: Imports, shadowed: frozenset[str]
) -> Iterator[Signature]:
    """The functions of a list of which a record is annotated as `item`."""
    page = f"{used.own('_runtime.call', 'Page')}[{item}]"
    iterator = used.name("collections.abc", flavour.iterator)
    offset = method.paging.parameter if method.paging else ""
    params = tuple(p for p in method.params if p.wire != offset)
    told, wait = method.result.description, flavour.wait
    yield Signature(
        "__call__", flavour.define, method.params, page, f"One page. {told}", f"{wait}self._page"
    )
    every = f"{paging.walked(method)} {told}"
    yield Signature("iter", "def", params, f"{iterator}[{item}]", every, "self._iterate")
    pages = f"{paging.PAGES} {told}"
    yield Signature("pages", "def", params, f"{iterator}[{page}]", pages, "self._pages")
    yield Signature(
        "all",
        flavour.define,
        params,
        f"{used.builtin('list', shadowed)}[{item}]",
        f"{paging.read_at_once(method)} {told}",
        f"{wait}self._all",
        _progress(params, used),
    )


def _progress(params: tuple[Property, ...], used: Imports) -> docs.Extra:
    kind = used.own("_runtime.progress", "Progress")
    name = "on_progress" if any(p.name == "progress" for p in params) else "progress"
    return docs.Extra(name, f"{name}: {kind} = None,", paging.PROGRESS)
