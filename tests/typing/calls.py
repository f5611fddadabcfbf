"""A user's program: sends files, watches calls, tells errors apart. Only type checkers look at it."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bitrix24_client import AsyncBitrix24, Attempt, Bitrix24, File, TransportError
from bitrix24_client.errors import AccessDenied, InsufficientScope, NotFound, RateLimited
from bitrix24_client.models import ActivityFileInput, ActivityUpdate


class Times:
    """Sums up the time of calls."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.operating: dict[str, float] = {}

    def note(self, attempt: Attempt) -> None:
        """Take what became of a call."""
        self.seconds += attempt.seconds or 0.0
        if attempt.operating is not None:
            self.operating[attempt.method] = attempt.operating
        if isinstance(attempt.error, TransportError):
            print(attempt.error.kind, attempt.status, attempt.time.get("duration"))


def files(path: Path) -> Iterable[ActivityFileInput]:
    """Files from everywhere."""
    yield ActivityFileInput(file_data=File.from_path(path))
    yield ActivityFileInput(file_data=File.from_path("a.txt", name="b.txt"))
    yield ActivityFileInput(file_data=File.from_bytes(b"x", "x.txt"))
    yield ActivityFileInput(file_data=File.from_stream(io.BytesIO(b"x"), "x.txt"))
    with path.open("rb") as stream:
        yield ActivityFileInput(file_data=File.from_stream(stream))
    yield ActivityFileInput(file_data=("x.txt", "eA=="))
    yield ActivityFileInput(file_data=File("x.txt", "eA=="))


def sizes(path: Path) -> Iterable[tuple[str, int]]:
    """Names and sizes."""
    for file in files(path):
        name, base64 = file.file_data
        yield name, len(File(name, base64).content)


def send(path: Path) -> bool | None:
    """Attach files to an activity."""
    times = Times()
    with Bitrix24.from_webhook(
        timezone=ZoneInfo("Europe/Berlin"), before_attempt=print, after_attempt=times.note
    ) as b24:
        fields = ActivityUpdate(files=[*files(path)], end_time=datetime(2026, 1, 2, 12))
        try:
            return b24.crm.activity.update(id=1, fields=fields)  # pyright: ignore[reportDeprecated]
        except InsufficientScope as error:
            print(error.description)
        except (NotFound, AccessDenied, RateLimited) as error:
            print(error.code, error.http_status, error.repeat_safe)
    return None


async def wait() -> None:
    """The same for coroutines."""
    times = Times()
    async with AsyncBitrix24.from_webhook(timezone=UTC, after_attempt=times.note) as b24:
        await b24.crm.activity.get(id=1)
