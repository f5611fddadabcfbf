"""Single values, as hypothesis draws them: text, JSON, dates and times, files."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

Values = st.SearchStrategy[Any]

drawn = settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
"""The same values in every run; the search for others is `--hypothesis-seed` with `derandomize` off."""


def text(least: int = 0, most: int | None = 12) -> Values:
    """Text of any characters that UTF-8 has, weighted towards awkward ones."""
    awkward = st.sampled_from([" ", "+", "%", "&", "=", "[", "]", "#", '"', "'", "\\", "\n", "\0", "ё", "😀"])
    return st.text(st.characters(codec="utf-8") | awkward, min_size=least, max_size=most)


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

seconds: Values = moments.map(lambda moment: int(moment.timestamp()))

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

MEANINGS: dict[str, Values] = {
    # A pattern cannot count the days of a month.
    "date-time": moment_texts | st.just(""),
    # "Any text" stands for one printed answer in ISO 8601.
    "timestamp": seconds | seconds.map(str) | moments.map(datetime.isoformat),
    # A name, and Base64 without `data:` before it.
    "file": files.map(list),
}
"""Values of what JSON Schema cannot tell in full, by `x-logical-type`."""
