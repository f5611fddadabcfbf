# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int


class Leaf(Model):
    """A leaf."""

    node: Annotated["Node | None", Field(alias="NODE")] = None
    """Where it hangs."""


class Node(Model):
    """A node."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier."""

    children: Annotated["list[Node] | None", Field(alias="CHILDREN")] = None
    """Nodes below."""

    parent: Annotated["Node | None", Field(alias="PARENT")] = None
    """Node above."""

    leaf: Annotated[Leaf | None, Field(alias="LEAF")] = None
    """What hangs on it."""
