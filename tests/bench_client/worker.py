"""One task of one client, in a process of its own; writes what it took and whether each row came once.

Called with a JSON file that tells the task and takes the result. A small task of the same kind goes first and
is not counted: it loads what is loaded late.
"""

from __future__ import annotations

import importlib
import json
import resource
import ssl
import sys
import time
from array import array
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rows import SELECTED, first_ids

WARM = 60


def main(task: dict[str, Any]) -> dict[str, Any]:
    """Do it: warm up, set the portal up, take the time."""
    client = importlib.import_module(f"clients.{task['client']}")
    url, count = task["url"], task["count"]
    control(url, {"rows": WARM})
    perform(client, task["kind"], url, min(WARM, count))
    control(url, {"rows": task["rows"], **task["portal"]})
    wall, cpu = time.perf_counter(), time.process_time()
    came = perform(client, task["kind"], url, count)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = control(url, {})
    counted = {"requests": told["requests"], "busy": told["busy"]}
    measured = {"wall": wall, "cpu": cpu, "memory": memory}
    return {**measured, **counted, **faults(task, ids_of(came), told)}


def perform(client: Any, kind: str, url: str, count: int) -> Iterable[Any]:
    """What the time is taken of; `iterate` keeps no row."""
    match kind:
        case "get":
            return client.get(url, first_ids(count))
        case "add":
            return client.add(url, [todo(number) for number in range(count)])
        case "iterate":
            return array("q", (id_of(row) for row in client.iterate(url, [*SELECTED])))
    return client.fetch(url, [*SELECTED])


def todo(number: int) -> dict[str, Any]:
    """Parameters of crm.activity.todo.add."""
    deadline = "2030-01-01T10:00:00+00:00"
    return {
        "ownerTypeId": 2,
        "ownerId": number + 1,
        "deadline": deadline,
        "title": f"To do {number}",
    }


def id_of(row: Any) -> int:
    """The identifier of a row, whatever the client makes of rows."""
    return int(row["ID"]) if isinstance(row, dict) else int(row.id)


def ids_of(came: Iterable[Any]) -> list[int]:
    """The identifiers that came."""
    return [one if isinstance(one, int) else id_of(one) for one in came]


def faults(task: dict[str, Any], ids: list[int], told: dict[str, list[int]]) -> dict[str, int]:
    """How many rows are missing, how many came more than once, how many there never were.

    Rows that were deleted or inserted meanwhile may have come or not.
    """
    found = set(ids)
    if task["kind"] == "add":
        made = set(told["added"])
        lost, twice = max(0, task["count"] - len(made)), max(0, len(made) - task["count"])
        return {"lost": lost, "twice": twice, "strange": len(made ^ found)}
    there = set(first_ids(task["rows"]))
    lost = len(there - found - set(told["deleted"]))
    strange = len(found - there - set(told["inserted"]))
    return {"lost": lost, "twice": len(ids) - len(found), "strange": strange}


def control(url: str, told: dict[str, Any]) -> dict[str, Any]:
    """Set the portal up, or ask what it has counted."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    if parts.scheme == "https":
        trusted = ssl.create_default_context()
        connection: HTTPConnection = HTTPSConnection(parts.hostname, parts.port, context=trusted)
    else:
        connection = HTTPConnection(parts.hostname, parts.port)
    connection.request("POST", f"{parts.path}control", json.dumps(told))
    answer: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return answer


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(json.dumps(main(json.loads(file.read_text()))), encoding="utf-8")
