"""What programs of the reference are made of: beginnings, calls, and the types that they tell apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator import text
from generator.codetree import Node, layout
from generator.pysample import Writer

if TYPE_CHECKING:
    from generator.model import Scope, Shape, Type
    from generator.schema import UrlForm

WEBHOOK = "with Bitrix24.from_webhook() as b24:"
TOKEN = "with Bitrix24.from_token(portal, token) as b24:"
SECRET = 'token = "put-your-access-token-here"'


def object_type(shape: Shape, scope: Scope) -> Type | None:
    """The type of a value that is an object of a class and nothing else."""
    if shape.kind != "type" or shape.many or shape.nullable:
        return None
    type_ = scope.type(shape.name)
    return None if type_.is_map or type_.alternatives is not None else type_


def address_of(form: UrlForm) -> str:
    """The address that a form of URL gives with the examples of its variables."""
    address = form.url
    for name, value in form.variables.items():
        address = address.replace(f"{{{name}}}", value)
    return f"{address}/"


def portal(form: UrlForm) -> list[str]:
    """Lines that name the portal and a token."""
    return [f"portal = {text.string(address_of(form))}", SECRET]


def line(node: Node, level: int) -> str:
    """A call on one line, or on several below it."""
    margin = "    " * level
    return margin + layout(node, 4, level=level, used=len(margin))


def joined(writer: Writer, lines: Iterable[str]) -> str:
    """A program: what it imports, and its lines."""
    return writer.imports() + "".join(f"{line}\n" for line in lines)
