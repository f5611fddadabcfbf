"""Single values, as hypothesis draws them: text, JSON, dates and times, files."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

Values = st.SearchStrategy[Any]

drawn = settings(
    deadline=None,
    derandomize=True,
    max_examples=15,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
"""The same values in every run; the search for others is `--hypothesis-seed` with `derandomize` off."""


_AWKWARD = [
    " ",
    "+",
    "%",
    "&",
    "=",
    "[",
    "]",
    "#",
    '"',
    "'",
    "\\",
    "\n",
    "\0",
    "0",
    "00",
    "ё",
    "😀",
]


def text(least: int = 0, most: int | None = 12) -> Values:
    """Text of any characters that UTF-8 has, often of awkward ones."""
    awkward = st.sampled_from(_AWKWARD)
    any_ = st.text(st.characters(codec="utf-8"), min_size=least, max_size=most)
    return any_ | st.lists(awkward, min_size=least, max_size=3).map("".join)


def sizes(least: int | None, most: int | None, room: int) -> Iterator[tuple[int, int, int]]:
    """How many items or keys there are: some, or as many as there may be, and the room that each then has."""
    few = least or 0
    some = max(few, 3 if room > 0 else 0)
    yield few, some if most is None else min(some, most), room
    if most is not None and most > some and room > 0:
        yield most, most, 0


json_values: Values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text(1, 8), inner, max_size=3),
    max_leaves=4,
)

_offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

moments: Values = st.datetimes(
    min_value=datetime(1, 1, 2),
    max_value=datetime(9999, 12, 30),
    timezones=st.just(UTC) | _offsets | st.timezones(),
).map(lambda moment: moment.replace(microsecond=0))
"""In whole seconds, which is what the API knows; old ones have offsets with seconds in some zones."""

seconds: Values = st.integers(-(2**31), 2**37) | st.integers(0, 2**37)

moment_texts: Values = st.builds(
    lambda moment, between, zone: moment.replace(tzinfo=None).isoformat(between) + zone,
    moments,
    st.sampled_from("T "),
    st.sampled_from(["Z", "", "+02:00", "-11:30"]),
)
"""A date and time in each of the forms that may be sent."""

files: Values = st.tuples(
    text(1), st.binary(max_size=9).map(lambda content: base64.b64encode(content).decode())
)

_decimals = st.decimals(-(10**9), 10**9, places=6) | st.integers(-(10**15), 10**15).map(Decimal)

MEANINGS: dict[str, Values] = {
    # A pattern cannot count the days of a month.
    "date-time": moment_texts | st.just(""),
    # "Any text" stands for one printed answer in ISO 8601.
    "timestamp": seconds | seconds.map(str) | moments.map(datetime.isoformat),
    # What a number of Python can tell: fifteen digits.
    "number": _decimals.map(float) | _decimals.map("{:f}".format),
    # A name, and Base64 without `data:` before it.
    "file": files.map(list),
}
"""Values of what JSON Schema cannot tell in full, by `x-logical-type`."""
