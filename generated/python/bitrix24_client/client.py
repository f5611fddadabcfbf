# Generated from spec/ by "make generate". Do not edit.
"""The clients: where all begins."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bitrix24_client._catalogue import CATALOGUE
from bitrix24_client._runtime.portal import AsyncClient, Client

if TYPE_CHECKING:
    from bitrix24_client.namespaces.crm import AsyncCrm, Crm


class Bitrix24(Client):
    """A portal whose methods are ordinary functions. Use it as a context manager, or
    `close` it.
    """

    _version = "0.1.0"
    _catalogue = CATALOGUE

    @cached_property
    def crm(self) -> Crm:
        """Namespaces below `crm`."""
        from bitrix24_client.namespaces.crm import Crm

        return Crm(self._session)


class AsyncBitrix24(AsyncClient):
    """A portal whose methods are coroutines. Use it as a context manager, or
    `aclose` it.
    """

    _version = "0.1.0"
    _catalogue = CATALOGUE

    @cached_property
    def crm(self) -> AsyncCrm:
        """Namespaces below `crm`."""
        from bitrix24_client.namespaces.crm import AsyncCrm

        return AsyncCrm(self._session)
