# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Str


class DemoThingPingResult(Model):
    """The whole answer."""

    pong: Str
    """An echo."""
