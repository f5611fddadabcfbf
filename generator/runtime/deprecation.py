"""The mark of deprecated methods: type checkers read it, and a call warns."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated
else:
    F = TypeVar("F", bound=Callable[..., Any])

    # The original asks asyncio whether a function is a coroutine function, and the
    # import of asyncio costs a synchronous program a quarter of its first call.
    def deprecated(message: str) -> Callable[[F], F]:
        """Mark a function, sync or async, and warn whoever calls it.

        Args:
            message: What to use instead.
        """

        def mark(function: F) -> F:
            @functools.wraps(function)
            def warned(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            warned.__deprecated__ = function.__deprecated__ = message
            return warned

        return mark
