"""The load: `wrk` where it is installed, else a small client of our own; and what the machine did meanwhile."""

import asyncio
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

WRK = shutil.which("wrk")

# The requests lie in one file, each after its length. `done` writes the figures as JSON.
_LUA = """
local requests, at = {}, 0
function init(arguments)
    local file = io.open(arguments[1], "rb")
    while true do
        local size = file:read(10)
        if not size then break end
        requests[#requests + 1] = file:read(tonumber(size))
    end
end
function request()
    at = at % #requests + 1
    return requests[at]
end
function done(summary, latency)
    local errors = summary.errors
    io.stderr:write(string.format(
        '{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "errors": %d}', summary.requests,
        summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Requests per second, and milliseconds that half and 99 in 100 of the answers took at most."""

    rate: float
    p50: float
    p99: float


class Failed(Exception):
    """Some answers were not successes: the figures would mean nothing."""


def load(port: int, requests: Iterable[bytes], connections: int, seconds: float) -> Figures:
    """Send the requests in turn, as fast as they are answered. Raises `Failed`."""
    found = (
        _by_wrk(port, requests, connections, seconds)
        if WRK
        else asyncio.run(_load(port, requests, connections, seconds))
    )
    if found["errors"] or not found["requests"]:
        raise Failed(f"{found['errors']:.0f} of {found['requests']:.0f} requests failed.")
    return Figures(found["requests"] / found["seconds"], found["p50"], found["p99"])


def _by_wrk(port: int, requests: Iterable[bytes], connections: int, seconds: float) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        script, file = Path(folder, "load.lua"), Path(folder, "requests")
        script.write_text(_LUA)
        with file.open("wb") as out:
            out.writelines(b"%010d%b" % (len(each), each) for each in requests)
        command = [str(WRK), "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "10s", "-s", str(script)]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/", "--", str(file)], capture_output=True, text=True, check=True
        )
    figures: dict[str, float] = json.loads(done.stderr[done.stderr.index("{") :])
    return figures


async def _load(port: int, requests: Iterable[bytes], connections: int, seconds: float) -> dict[str, float]:
    waiting, took, errors = cycle(requests), [], 0
    end = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (began := time.perf_counter()) < end:
            writer.write(next(waiting))
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
            took.append(time.perf_counter() - began)
            errors += head[9:10] != b"2"
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    took.sort()
    return {
        "requests": len(took), "seconds": time.perf_counter() - began, "errors": errors,
        "p50": took[len(took) // 2] * 1000, "p99": took[len(took) * 99 // 100] * 1000,
    }  # fmt: skip


class Watch:
    """How many cores are taken by others than the processes given, what they started, and the database's (Linux)."""

    def __init__(self, processes: list[int], postmaster: int | None) -> None:
        self.processes, self.postmaster = processes, postmaster
        self.began, self.before = time.monotonic(), self._others()

    def others(self) -> float:
        """Cores that others took since the beginning, on average."""
        return max(self._others() - self.before, 0) / (time.monotonic() - self.began) / 100

    def _others(self) -> int:
        ours = [*self.processes, *([self.postmaster, *_children(self.postmaster)] if self.postmaster else [])]
        return sum(map(int, Path("/proc/stat").read_text().split()[1:4])) - sum(map(_ticks, ours))


def _ticks(process: int) -> int:
    """Hundredths of a second that a process has run, its ended children counted in; 0 when it is gone."""
    try:
        words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, words[11:15]))


def _children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def parent_of(process: int) -> int | None:
    """The parent of a process on this machine; None when it runs on another."""
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None
