"""What a client can be told, and the settings that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from math import inf
from typing import Any, Literal, TypedDict

from . import wire
from .errors import Catalogue
from .exchange import READ_TIMEOUT
from .rate import Bucket, Rate, bucket_of
from .retry import NO_RETRY, Pace, Retry
from .shell import PARALLEL, Settings
from .watch import Hook, Watch


class Options(TypedDict, total=False):
    """What a client can be told besides who calls."""

    timeout: float
    """Seconds to wait for the answer of one request."""

    check: bool
    """Whether parameters are checked before they are sent, which is the default.
    Without it, the server alone judges them."""

    timezone: tzinfo | None
    """What datetimes without a zone are in, such as `ZoneInfo("Europe/Berlin")`. By
    default they are refused before anything is sent."""

    before_attempt: Hook | None
    """Called each time before a call is sent, in the thread or task that sends it, which
    waits for it. An exception of a hook is logged and goes no further."""

    after_attempt: Hook | None
    """Called each time it is known what came of a call."""

    retry: Retry | None
    """How often and how long a call is tried; None sends each once."""

    parallel: int
    """How many requests of a batch, or of the reading of a whole list, are under way at
    most; 5 by default."""

    rate: Literal["standard", "enterprise"] | Rate | None
    """What the plan of the portal allows, `"standard"` by default. All clients of this
    process that call the portal share it. None for a portal without a limit."""


def settings_of(
    options: Options, portal: str, version: str, catalogue: Catalogue
) -> Settings:
    """Return the settings of a session.

    Args:
        options: What the client was told.
        portal: Host of the portal.
        version: Version of the client.
        catalogue: The known errors.

    Raises:
        TypeError: There is no such option.
        ValueError: An option cannot have its value.
    """
    _judge(options)
    retry = options.get("retry", Retry()) or NO_RETRY
    bucket = _bucket(portal, options.get("rate", "standard"))
    return Settings(
        version=version,
        catalogue=catalogue,
        timeout=options.get("timeout", READ_TIMEOUT),
        check=options.get("check", True),
        timezone=options.get("timezone"),
        watch=Watch(options.get("before_attempt"), options.get("after_attempt")),
        pace=Pace(retry, bucket),
        parallel=options.get("parallel", PARALLEL),
    )


def _judge(options: Mapping[str, Any]) -> None:
    """Raise unless options are what they can be: not everybody checks types."""
    for name in options:
        if name not in Options.__annotations__:
            raise TypeError(f"there is no option {name!r}{_near(name)}")
    timeout = options.get("timeout", READ_TIMEOUT)
    if not isinstance(timeout, int | float) or not 0 < timeout < inf:
        raise ValueError("timeout: a number of seconds above 0 is expected")
    parallel = options.get("parallel", PARALLEL)
    if not isinstance(parallel, int) or parallel < 1:
        raise ValueError("parallel: a whole number above 0 is expected")
    if not isinstance(options.get("retry"), Retry | None):
        raise ValueError("retry: a Retry or None is expected")
    rate = options.get("rate")
    if not isinstance(rate, Rate | None) and rate not in [*wire.RATES]:
        names = ", ".join(map(repr, wire.RATES))
        raise ValueError(f"rate: one of {names}, a Rate or None is expected")


def _near(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, Options.__annotations__, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _bucket(
    portal: str, rate: Literal["standard", "enterprise"] | Rate | None
) -> Bucket | None:
    if rate is None:
        return None
    return bucket_of(
        portal, rate if isinstance(rate, Rate) else Rate(*wire.RATES[rate])
    )
