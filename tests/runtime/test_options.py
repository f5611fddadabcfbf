"""What a client can be told, and what it refuses to be told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.auth import Webhook
from generator.runtime.portal import AsyncClient, Client
from generator.runtime.rate import Rate
from generator.runtime.retry import Retry

WEBHOOK = Webhook("https://example.bitrix24.com/rest/1/code/")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"timout": 5}, "there is no option 'timout'; did you mean 'timeout'?"),
        ({"proxy": "x"}, "there is no option 'proxy'"),
    ],
)
def test_an_option_that_there_is_not(options: dict[str, Any], told: str) -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(TypeError) as raised:
            kind(WEBHOOK, **options)
        assert str(raised.value) == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"timeout": None}, "timeout: a number of seconds above 0 is expected"),
        ({"timeout": 0}, "timeout: "),
        ({"timeout": -1.5}, "timeout: "),
        ({"timeout": float("inf")}, "timeout: "),
        ({"timeout": float("nan")}, "timeout: "),
        ({"parallel": 0}, "parallel: a whole number above 0 is expected"),
        ({"parallel": None}, "parallel: "),
        ({"retry": 3}, "retry: a Retry or None is expected"),
        ({"rate": "pro"}, "rate: one of 'standard', 'enterprise', a Rate or None is expected"),
        ({"rate": False}, "rate: "),
        ({"rate": []}, "rate: "),
    ],
)
def test_a_value_that_an_option_cannot_have(options: dict[str, Any], told: str) -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(ValueError, match="^" + told):
            kind(WEBHOOK, **options)


def test_values_that_options_can_have() -> None:
    Client(WEBHOOK, timeout=5, parallel=1, retry=None, rate=None).close()
    Client(WEBHOOK, timeout=0.5, parallel=50, retry=Retry(), rate=Rate(1, 1)).close()
    Client(WEBHOOK, rate="enterprise", check=False, timezone=None).close()


@pytest.mark.parametrize("rate", [(0, 50), (-1, 50), (2, 0)])
def test_a_bucket_that_nothing_leaves(rate: tuple[float, int]) -> None:
    with pytest.raises(ValueError, match="requests leave a bucket"):
        Rate(*rate)


def test_a_batch_of_no_requests() -> None:
    with Client(WEBHOOK) as client, pytest.raises(ValueError, match=r"^parallel: "):
        client.batch(parallel=0)


def test_a_portal_has_one_bucket_however_it_is_written() -> None:
    other = Client(Webhook("https://EXAMPLE.Bitrix24.com/rest/7/other/"))
    assert other.portal == "example.bitrix24.com"
    assert other._session.pace.bucket is Client(WEBHOOK)._session.pace.bucket is not None
