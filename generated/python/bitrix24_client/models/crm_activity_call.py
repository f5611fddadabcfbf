# Generated from spec/methods/crm.activity.call.yaml by "make generate". Do not edit.
"""Models: Telephone calls."""

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Str


class CallTranscript(Model):
    """A transcript in its wrapper."""

    transcription: Str
    """The whole text of the call."""
