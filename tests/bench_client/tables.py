"""Results -> tables and the list of aims, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import starts as programs
from report import Aim, table
from tasks import HTTPX2, HTTPX2_ASYNC, NOTES, OURS, PEERS, RAW, Medians, Result, Sizes, Task

Results = Mapping[tuple[str, str], Sequence[Result]]
"""Runs by task and client."""


def medians(results: Results, name: str, client: str) -> Medians | None:
    """The medians of a client at a task; None if it did not run."""
    runs = results.get((name, client))
    if not runs:
        return None
    return Medians(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        median(run.requests for run in runs),
        median(run.memory for run in runs),
        median(run.busy for run in runs),
        _faults(runs),
    )


def _faults(runs: Sequence[Result]) -> str:
    worst = max(runs, key=lambda run: run.lost + run.twice + run.strange)
    told = {"lost": worst.lost, "twice": worst.twice, "unknown": worst.strange}
    return ", ".join(f"{count} {word}" for word, count in told.items() if count)


def task(wanted: Task, results: Results) -> str:
    """All clients at one task; ratios of time are to the fastest client that was right."""
    found = {client: medians(results, wanted.name, client) for client in wanted.clients}
    right = [figures for figures in found.values() if figures and not figures.faults]
    head = [wanted.name, "wall ms", "x", "CPU ms", "x", "requests", "peak MiB", "portal CPU ms"]
    rows = []
    for client, figures in found.items():
        if figures is None:
            continue
        wall = figures.wall / min((one.wall for one in right), default=figures.wall)
        cpu = figures.cpu / min((one.cpu for one in right), default=figures.cpu)
        rows.append(
            [
                NOTES[client],
                *(f"{figures.wall * 1000:,.0f}", f"{wall:.2f}", f"{figures.cpu * 1000:,.0f}"),
                *(f"{cpu:.2f}", f"{figures.requests:,.0f}", f"{figures.memory:.0f}"),
                *(f"{figures.busy * 1000:,.0f}", figures.faults or "right"),
            ]
        )
    return table([*head, "ids"], rows)


def starts(times: Mapping[str, float]) -> str:
    """CPU milliseconds of the programs of `starts`, less those of bare Python."""
    bare = times.get(programs.BARE, 0.0)
    libraries = times.get(programs.LIBRARIES, bare) - bare
    rows = [
        [name, f"{ms - bare:.1f}", f"{(ms - bare) / libraries:.2f}" if libraries > 0 else "-"]
        for name, ms in times.items()
        if name != programs.BARE
    ]
    return table(["CPU beyond bare Python", "ms", f"x {programs.LIBRARIES}"], rows)


def failures(failed: Mapping[tuple[str, str], str]) -> str:
    """What does not run, each reason once."""
    reasons: dict[str, list[str]] = {}
    for (name, client), text in failed.items():
        reasons.setdefault(text, []).append(f"{NOTES[client]}: {name}" if client else name)
    return "\n".join(
        f"does not run: {text}\n    " + "\n    ".join(names) for text, names in reasons.items()
    )


def aims(sizes: Sizes, times: Mapping[str, float], results: Results) -> str:
    """What our client is to keep to."""
    found = [*_calls(sizes, results), *_lists(sizes, results), _import(times)]
    return table(["aim", "at most", "figure", ""], [aim.row() for aim in found])


def _calls(sizes: Sizes, results: Results) -> list[Aim]:
    gets = f"{sizes.gets:,} gets"
    adds = [name for name, _ in results if name.startswith(f"{sizes.adds:,} adds")]
    return [
        *(
            Aim(
                f"CPU of a get, {NOTES[client]} / {NOTES[floor]}",
                _ratio(results, gets, (client,), (floor,), "cpu"),
                1.3 if client in RAW else 2.0,
            )
            for client, floor in zip(
                OURS, (HTTPX2, HTTPX2, HTTPX2_ASYNC, HTTPX2_ASYNC), strict=True
            )
        ),
        *(
            Aim(f"time of {name}, ours / best peer", _ratio(results, name, OURS, PEERS, "wall"), 1)
            for name in dict.fromkeys(adds)
        ),
    ]


def _lists(sizes: Sizes, results: Results) -> list[Aim]:
    every = f"all of {sizes.many:,}"
    found = [
        Aim(
            f"time of {name}, ours raw / best peer",
            _ratio(results, name, RAW, PEERS, "wall"),
            1,
        )
        for name in dict.fromkeys(name for name, _ in results if name.startswith(every))
    ]
    for client in OURS[:2]:
        few = medians(results, f"iter {sizes.few:,}", client)
        many = medians(results, f"iter {sizes.many:,}", client)
        growth = many.memory - few.memory if few and many else None
        words = f"growth of peak memory of iter, {sizes.few:,} to {sizes.many:,}, {NOTES[client]}"
        found.append(Aim(words, growth, 1, " MiB"))
    wrong = [
        run
        for (name, client), runs in results.items()
        if client in OURS and name.startswith(("all of", "iter"))
        for run in runs
        if not run.right
    ]
    measured = any(client in OURS for _, client in results)
    found.append(Aim("lists of ours with a row lost or twice", float(len(wrong)), 0))
    return found if measured else found[:-1]


def _ratio(
    results: Results, name: str, ours: Sequence[str], others: Sequence[str], figure: str
) -> float | None:
    """Our best to the best of the others, wrong answers of theirs included."""
    found = {client: medians(results, name, client) for client in NOTES}
    values = {client: getattr(one, figure) for client, one in found.items() if one}
    mine = [values[client] for client in ours if client in values]
    theirs = [values[client] for client in others if client in values]
    return min(mine) / min(theirs) if mine and theirs else None


def _import(times: Mapping[str, float]) -> Aim:
    ours = programs.MADE + NOTES[OURS[0]]
    words = f"{ours} / {programs.LIBRARIES}"
    if ours not in times:
        return Aim(words, None, 1.5)
    bare = times[programs.BARE]
    return Aim(words, (times[ours] - bare) / (times[programs.LIBRARIES] - bare), 1.5)
