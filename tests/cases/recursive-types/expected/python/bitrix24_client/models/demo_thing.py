# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated, Optional

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int


class Leaf(Model):
    """A leaf."""

    node: Annotated[Optional["Node"], Field(alias="NODE")] = None
    """Where it hangs."""


class Node(Model):
    """A node."""

    id: Annotated[Optional[Int], Field(alias="ID")] = None
    """Identifier."""

    children: Annotated[Optional[list["Node"]], Field(alias="CHILDREN")] = None
    """Nodes below."""

    parent: Annotated[Optional["Node"], Field(alias="PARENT")] = None
    """Node above."""

    leaf: Annotated[Optional[Leaf], Field(alias="LEAF")] = None
    """What hangs on it."""


Leaf.model_rebuild()
