"""`python -m tests.bench`: measure Kith against a bare handler with the same SQL; see docs/performance.md.

Exit status 1 when a gate of design.md section 4 is missed. DATABASE_URL names a PostgreSQL server in which databases
may be made (its account must be a superuser); without one, a server of our own is started in the data folder.
"""

import argparse
import asyncio
import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import asyncpg

from api.settings import Settings
from persistence import embedded, migrate
from tests.bench import returns, seed
from tests.bench.cases import CASES, WHOLE, Case, Sample, requests, samples
from tests.bench.load import WRK, Figures, Watch, load, parent_of

CONNECTIONS = 32
OTHERS = 0.3
"""Cores: a repeat is measured when other programs take less, and again when they took more."""
TRIES = 4
HIGHEST_P99, HIGHEST_GROWTH = 2.0, 1.5
FASTEST = 4_000
"""Writes a second, more than any server here can do: so many different requests are made ready."""


@dataclass
class Row:
    """The repeats of one case at one size."""

    case: Case
    size: int
    ours: list[Figures] = field(default_factory=list)
    bare: list[Figures] = field(default_factory=list)
    alone: list[Figures] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Our requests per second by the bare handler's."""
        return _median(self.ours, "rate") / _median(self.bare, "rate")

    @property
    def p99_ratio(self) -> float:
        """Our p99 by the bare handler's."""
        return _median(self.ours, "p99") / _median(self.bare, "p99")


def _median(repeats: list[Figures], name: str) -> float:
    middle: float = statistics.median(getattr(each, name) for each in repeats)
    return middle


def tell(line: str) -> None:
    """Say something to whoever waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    settings = Settings.from_environment(os.environ, root=os.geteuid() == 0)
    if settings.database_url:
        yield settings.database_url
        return
    running = embedded.start(settings.data / "bench")
    try:
        yield running.dsn
    finally:
        running.stop()


async def database(address: str, children: int) -> str:
    """A database to measure in: a copy of the authority of that size, which is made once and kept."""
    kept, used = f"kith_bench_{children}_v{seed.VERSION}_{migrate.head()}", "kith_bench_used"
    connection = await asyncpg.connect(address)
    try:
        if not await connection.fetchval("select exists (select from pg_database where datname = $1)", kept):
            tell(f"Making an authority of {children:,} children ...")
            await connection.execute(f"drop database if exists {kept}_new")
            await connection.execute(f"create database {kept}_new")
            await asyncio.to_thread(migrate.upgrade, _named(address, f"{kept}_new"))
            await seed.fill(_named(address, f"{kept}_new"), children, lambda line: tell(f"  {line}"))
            await connection.execute(f"alter database {kept}_new rename to {kept}")
        await connection.execute(f"drop database if exists {used} with (force)")
        await connection.execute(f"create database {used} template {kept} strategy file_copy")
    finally:
        await connection.close()
    connection = await asyncpg.connect(_named(address, used))
    try:
        await connection.execute("create extension if not exists pg_prewarm")
        await connection.execute(
            "select pg_prewarm(oid::regclass) from pg_class where relkind in ('r', 'i', 't') and relpersistence = 'p'"
        )
        await connection.execute("checkpoint")
    finally:
        await connection.close()
    return _named(address, used)


def _named(address: str, name: str) -> str:
    return urlsplit(address)._replace(path=f"/{name}").geturl()


async def _postmaster(address: str) -> int | None:
    """The database server's process, where it runs on this machine."""
    connection = await asyncpg.connect(address)
    try:
        return parent_of(await connection.fetchval("select pg_backend_pid()"))
    finally:
        await connection.close()


@contextlib.contextmanager
def serving(kind: str, database_url: str) -> Iterator[tuple[int, int]]:
    """One of the servers: its process and port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server", kind, database_url, str(port)], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if process.poll() is not None:
                raise SystemExit(f"The server {kind!r} did not start.")
            time.sleep(0.1)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()


def check_same(case: Case, ours: int, bare: int, children: list[Sample]) -> None:
    """Both must give the same answers; a visit that the bare handler kept is, sent again, known to Kith."""
    for sample in children[:20]:
        method, path, headers, body = case.request(sample)
        answers = []
        for port in (bare, ours):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answers.append((answer.status, answer.headers["etag"], answer.read()))
            connection.close()
        if answers[0] != answers[1] or answers[0][0] >= 300:
            raise SystemExit(f"{case.title}: the two servers do not answer alike.")


class Bench:
    """One size: both servers on one database, loaded in turn."""

    def __init__(self, postmaster: int | None, seconds: float, repeats: int, patience: float) -> None:
        self.postmaster, self.seconds, self.repeats, self.patience = postmaster, seconds, repeats, patience
        self.kept: list[float] = []
        self.noisy: list[float] = []
        self.discarded = 0

    def measure(self, database_url: str, size: int, cases: list[Case]) -> list[Row]:
        """All cases, the repeats of both servers one after the other, so that what the machine does falls on both."""
        usual, long = (asyncio.run(samples(database_url, long=wanted)) for wanted in (False, True))
        rows = []
        with serving("ours", database_url) as ours, serving("bare", database_url) as bare:
            for case in (each for each in cases if size <= WHOLE or not each.whole):
                children = long if case.long else usual
                check_same(case, ours[1], bare[1], children)
                row = Row(case, size)
                for _ in range(self.repeats):
                    for figures, (process, port), connections in (
                        (row.ours, ours, CONNECTIONS), (row.bare, bare, CONNECTIONS), (row.alone, ours, 1),
                    ):  # fmt: skip
                        figures.append(self._repeat(case, children, process, port, connections))
                rows.append(row)
                tell(f"  {case.title}: {row.ratio:.2f} of bare")
        return rows

    def _repeat(self, case: Case, children: list[Sample], process: int, port: int, connections: int) -> Figures:
        figures, others = Figures(0, 0, 0), 0.0
        sent = list(requests(case, children, 0)) if case.repeatable else []
        for _ in range(TRIES):
            sent = sent if case.repeatable else list(requests(case, children, int(FASTEST * self.seconds)))
            self._wait_for_quiet()
            watch = Watch([os.getpid(), process], self.postmaster)
            figures = load(port, sent, connections, self.seconds)
            others = watch.others()
            if others <= OTHERS:
                self.kept.append(others)
                return figures
            self.discarded += 1
        self.noisy.append(others)
        return figures

    def _wait_for_quiet(self) -> None:
        """Wait until the machine is ours, or patience ends."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            watch = Watch([os.getpid()], self.postmaster)
            time.sleep(1)
            if watch.others() <= OTHERS:
                return


def report(rows: list[Row], sizes: list[int]) -> list[str]:
    """Print the table; answers what missed its gate."""
    missed = []
    tell("")
    tell("| children | case | Kith req/s | p50 ms | p99 ms | bare req/s | p50 ms | p99 ms | ratio (gate) | p99 ratio |"
         " p50 alone ms | growth |")  # fmt: skip
    tell("|---|---|---|---|---|---|---|---|---|---|---|---|")
    first = {row.case.title: _median(row.alone, "p50") for row in rows if row.size == sizes[0]}
    for row in rows:
        alone = _median(row.alone, "p50")
        growth = alone / first[row.case.title]
        middles = [f"{_median(each, name):.{0 if name == 'rate' else 1}f}"
                   for each in (row.ours, row.bare) for name in ("rate", "p50", "p99")]  # fmt: skip
        tell(f"| {row.size:,} | {row.case.title} | {' | '.join(middles)} | {row.ratio:.2f} ({row.case.least:.2f}) |"
             f" {row.p99_ratio:.2f} | {alone:.2f} | {growth:.2f} |")  # fmt: skip
        for what, value, fails in (
            (f"ratio to bare below {row.case.least}", row.ratio, row.ratio < row.case.least),
            (f"p99 more than {HIGHEST_P99} times bare", row.p99_ratio, row.p99_ratio > HIGHEST_P99),
            (f"p50 grows more than {HIGHEST_GROWTH} times", growth, growth > HIGHEST_GROWTH),
        ):
            if fails:
                missed.append(f"{row.size:,} children, {row.case.title}: {what} ({value:.2f})")
    return missed


def main() -> None:
    """Measure, print, and end with 1 where a gate was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="children, the least first")
    parser.add_argument("--seconds", type=float, default=6, help="of each repeat")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--patience", type=float, default=20, help="seconds to wait for a quiet machine, each time")
    parser.add_argument("--quick", action="store_true", help="one repeat of 2 s at 10,000 children: only a look")
    parser.add_argument("--only", default="", help='the cases whose title holds this text; "returns": no other')
    asked = parser.parse_args()
    if asked.quick:
        asked.sizes, asked.seconds, asked.repeats = [10_000], 2, 1
    if not WRK:
        tell("wrk is not installed (Debian: wrk): a client in Python makes the load instead, and takes more time.")
    with server() as address:
        bench = Bench(asyncio.run(_postmaster(address)), asked.seconds, asked.repeats, asked.patience)
        rows: list[Row] = []
        written: list[returns.Written] = []
        for size in asked.sizes:
            url = asyncio.run(database(address, size))
            tell(f"{size:,} children")
            rows += bench.measure(url, size, [case for case in CASES if asked.only in case.title])
            if asked.only in {"", "returns"}:
                written += returns.measure(url, size, asked.repeats, tell)
        missed = report(rows, asked.sizes) if rows else []
        missed += returns.report(written, asked.sizes, tell) if written else []
        for each in missed:
            tell(f"MISSED  {each}")
    tell(f"{len(bench.kept)} repeats kept, {bench.discarded} discarded because others took more than {OTHERS} core;"
         f" {len(bench.noisy)} counted although the machine was never quiet enough.")  # fmt: skip
    if noise := bench.kept + bench.noisy:
        tell(f"Others took {statistics.median(noise):.2f} core in the middle, {max(noise):.2f} at most.")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
