"""The long check of the SSDA903 export: a demo authority's files, in front of the sector's own validator.

Usage: python -m tests.returns.check_ssda903 [SIZE]. It needs the environment that `make returns-env` makes.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from domain.returns.frame import Counted, Year
from persistence import demo, embedded, migrate
from persistence.returns import ssda903
from persistence.returns.cin import Sender

ROOT = Path(__file__).parents[2]
ORACLE = Path(os.environ.get("KITH_RETURNS_ENV", ROOT / ".venv-returns")) / "bin" / "python"
EXPLAINED: dict[str, str] = {}
CRASHING: frozenset[str] = frozenset()


async def _export(url: str, place: Path) -> dict[int, Counted]:
    sender = Sender(authority="999", serial=1, at=datetime.now(UTC))
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    made = {}
    try:
        for started in (2024, 2025, 2026):
            folder = place / str(started)
            folder.mkdir(parents=True)
            made[started] = await ssda903.write(connection, Year(started), folder, sender)
    finally:
        await connection.close()
    return made


def _judge(started: int, place: Path) -> bool:
    run = subprocess.run(  # noqa: S603  # our own script in our own environment
        [str(ORACLE), "-W", "ignore", str(Path(__file__).with_name("oracle_ssda903.py")), str(started + 1),
         str(place / str(started)), str(place / str(started - 1))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        print(run.stderr[-3000:])
        return False
    said = json.loads(run.stdout.splitlines()[-1])
    crashed = set(said["crashed"]) - CRASHING
    wrong = {code: found for code, found in said["flagged"].items() if code not in EXPLAINED}
    print(f"{Year(started)}: {said['done']} rules ran; skipped {said['skipped']}; crashed {said['crashed']}")
    for code, found in sorted(said["flagged"].items()):
        print(f"  {code:>9} {found['rows']:>6} {found['tables']} {found['sample']} {EXPLAINED.get(code, 'WRONG')}")
    return not wrong and not crashed


async def main(size: int) -> int:
    """0 where every rule is met or explained, in the year that is complete and the one that runs."""
    folder = Path(tempfile.mkdtemp(prefix="kith-903-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "database", durable=False)
    try:
        await asyncio.to_thread(migrate.upgrade, server.dsn)
        await demo.fill(server.dsn, size)
        made = await _export(server.dsn, folder / "files")
        for started, counted in made.items():
            print(
                Year(started),
                counted.modules,
                f"{len(counted.problems)} problems",
                "STOPPED" if counted.stopped else "",
            )
            for problem in [each for each in counted.problems if each.stops][:5]:
                print("  ", problem)
        fine = [_judge(started, folder / "files") for started in (2025, 2026)]
        return 0 if all(fine) else 1
    finally:
        server.stop()
        if "KEEP" in os.environ:
            shutil.rmtree(folder / "database")
            print(folder)
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)))
