"""A command -> the CPU seconds and the peak memory of its process, as the operating system tells them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process and those that it has waited for have used."""

    cpu: float
    """User and system time in seconds."""
    memory: float
    """Peak resident memory of the largest of them in MiB. The kernel starts counting at the size of this
    process, so it imports little."""


class DoesNotRun(Exception):
    """A command has ended with another exit code than 0, or has not done what it was to do."""


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Usage:
    """Run a command to its end; what it prints is shown only if it fails."""
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": "0", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0)
            told = printed.read().decode(errors="replace").strip().splitlines()
            line = " ".join(map(str, command))
            raise DoesNotRun("\n".join([f"exit code {process.returncode}: {line}", *told[-6:]]))
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(usages: Iterable[Usage]) -> Usage:
    """The medians of several runs."""
    runs = list(usages)
    return Usage(median(u.cpu for u in runs), median(u.memory for u in runs))
