"""Statutory returns: how long each takes to write, how much memory, beside plain `COPY` of the rows that it reads.

Each return is written by a process of its own, so that its memory is its own; the rows are those of its files.
"""

import asyncio
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import asyncpg

from domain.returns.frame import Year
from persistence.returns import annexa, cin, ssda903
from persistence.returns.registry import RETURNS, Asked, run

YEAR = "2025-26"
SECONDS = {"cin": 10.0, "annexa": 20.0}
"""The gates, for 10,000 children: seconds to write the file."""
MEGABYTES = 300
GATED = 10_000
SMALL = {"annexa": 10_000}
"""An inspection's lists are of one authority, none of which has more children than this."""
HIGHEST_GROWTH = 1.5
"""The time for one row, at the largest size by that at the smallest: a return grows with its rows and no faster."""


@dataclass(frozen=True, slots=True)
class Written:
    """One return at one size: medians of the repeats."""

    name: str
    size: int
    rows: int
    seconds: float
    copied: float
    megabytes: float

    @property
    def each(self) -> float:
        """Microseconds for one row."""
        return self.seconds / self.rows * 1e6


def measure(url: str, size: int, repeats: int, tell: Callable[[str], None]) -> list[Written]:
    """Write each return so often, and copy what it reads."""
    found = []
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as apart:
        for name in (each for each in RETURNS if size <= SMALL.get(each, size)):
            made = [apart.apply(_write, (url, name)) for _ in range(repeats)]
            copied = statistics.median(asyncio.run(_copy(url, name)) for _ in range(repeats))
            seconds = statistics.median(each[1] for each in made)
            found.append(Written(name, size, made[0][0], seconds, copied, max(each[2] for each in made)))
            tell(f"  {name}: {seconds:.2f} s, copied in {copied:.2f} s")
    return found


def _write(url: str, name: str) -> tuple[int, float, float]:
    """Rows, seconds, and the most megabytes that the process had."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Asked(
            name=name, year=YEAR, folder=Path(folder), authority="926", serial=1, leave_out=frozenset(),
            at=datetime.now(UTC),
        )  # fmt: skip
        begun = time.perf_counter()
        counted = asyncio.run(run(url, asked))
        seconds = time.perf_counter() - begun
    if counted.stopped:
        raise SystemExit(f"{name}: the data of the benchmark do not make a file: {counted.problems[:3]}")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return sum(counted.modules.values()), seconds, megabytes


async def _copy(url: str, name: str) -> float:
    """Seconds in which PostgreSQL gives the same rows to somebody who throws them away."""
    ends = Year.named(YEAR).ends
    days: tuple[date, ...] = (ends, annexa.months_before(ends, 6), annexa.months_before(ends, 12))
    statements: dict[str, list[tuple[str, tuple[date, ...]]]] = {
        "cin": [(cin.SQL, ())],
        "ssda903": [(ssda903.SQL, ())],
        "annexa": [(sql, days) for sql in annexa.STATEMENTS.values()],
    }

    async def away(_: bytes) -> None:
        pass

    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    try:
        begun = time.perf_counter()
        for sql, given in statements[name]:
            await connection.copy_from_query(sql, *given, output=away)
        return time.perf_counter() - begun
    finally:
        await connection.close()


def report(found: list[Written], sizes: list[int], tell: Callable[[str], None]) -> list[str]:
    """Print the table; answers what missed its gate."""
    tell("")
    tell("| children | return | rows | seconds | rows a second | the same rows copied, rows a second | MB |"
         " microseconds a row | growth |")  # fmt: skip
    tell("|---|---|---|---|---|---|---|---|---|")
    first = {each.name: each.each for each in found if each.size == sizes[0]}
    missed = []
    for each in found:
        growth = each.each / first[each.name]
        tell(f"| {each.size:,} | {each.name} | {each.rows:,} | {each.seconds:.2f} | {each.rows / each.seconds:,.0f} |"
             f" {each.rows / each.copied:,.0f} | {each.megabytes:.0f} | {each.each:.0f} | {growth:.2f} |")  # fmt: skip
        for what, fails in (
            (f"{each.seconds:.1f} s", each.size == GATED and each.seconds > SECONDS.get(each.name, each.seconds)),
            (f"{each.megabytes:.0f} MB", each.size == GATED and each.name == "cin" and each.megabytes > MEGABYTES),
            (f"a row takes {growth:.2f} times as long", growth > HIGHEST_GROWTH),
        ):
            if fails:
                missed.append(f"{each.size:,} children, {each.name}: {what}")
    tell("")
    return missed
