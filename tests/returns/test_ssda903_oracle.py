"""The SSDA903 files of the demo authority, judged by the sector's own validator; `make returns-env` installs it."""

import asyncio
import csv
import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from domain.returns.frame import Year
from domain.returns.ssda903_parts import FILES, files_of
from persistence.returns import ssda903
from persistence.returns.cin import Sender
from persistence.returns.counts import in_record
from tests.persistence.test_demo import made_up

PYTHON = Path(__file__).parents[2] / ".venv-returns" / "bin" / "python"
SIZES = [int(size) for size in os.environ.get("KITH_RETURNS_SIZES", "400").split(",")]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXPLAINED = {
    "218": "short breaks: the tool asks for the Ofsted number here, and refuses it by rule 214",
    "SW12STG2": "the tool asks for a worker who began on or after the child's first day, not for one who was there",
    "SW17STG2": "the child waits for the next keyworker, or care ended on the day on which the worker did",
    "SW09STG2": "somebody was the child's worker for a day or two only",
    "SW10STG2": "the child waited for more than a week for the next keyworker, as the record says",
    "SW10aSTG2": "as SW10STG2",
    "SW11bSTG2": "the child was waiting for the next keyworker when the year ended",
    "1001": "the tool knows two years only, and care ended before them",
    "1002": "the tool knows two years only, and care ended before them",
}
"""What the validator flags although the record is right, with the reason that goes with the return."""
CRASHING = {"2025-26": {"231", "233"}, "2026-27": {"231", "233", "706", "709", "710"}}
"""Rules of the validator that cannot run: they ask for columns that no file has."""
SKIPPED = {"105", "219", "221", "224", "227", "228", "229", "1008"}
"""Rules for the XML form of the return, or that ask for the list of providers."""
MAY_BE_EMPTY = {"uasc", "deprivation_of_liberty", "missing", "ad1", "placed_for_adoption"}
"""Files that a small authority may have nothing for."""


@pytest.fixture(scope="module", params=SIZES)
async def authority(
    request: Any, server: str, worker_id: str, tmp_path_factory: Any
) -> tuple[str, Path, dict[str, Any], int]:
    """A demo authority with its files of three years: the validator compares each with the year before."""
    url = await made_up(server, f"looked_{request.param}_{worker_id}", request.param, NOW.date())
    place: Path = tmp_path_factory.mktemp("ssda903")
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    counted = {}
    try:
        for started in (2024, 2025, 2026):
            folder = place / str(started)
            folder.mkdir()
            sender = Sender(authority="926", serial=1, at=NOW)
            counted[str(Year(started))] = await ssda903.write(connection, Year(started), folder, sender)
    finally:
        await connection.close()
    return url, place, counted, request.param


@pytest.mark.slow
@pytest.mark.parametrize("name", ["2025-26", "2026-27"])
async def test_files_hold_what_the_record_holds(authority: Any, name: str):
    url, place, counted, size = authority
    year = Year.named(name)
    assert [each for each in counted[name].problems if each.stops] == []
    for file in files_of(year):
        with (place / str(year.started) / f"ssda903-{name}-{file}.csv").open(newline="", encoding="utf-8") as text:
            rows = list(csv.reader(text))
        assert tuple(rows[0]) == FILES[file]
        assert len(rows) - 1 == counted[name].modules[file]
        assert len(rows) > 1 or (size < 1000 and file in MAY_BE_EMPTY), file
    connection = await asyncpg.connect(url)
    try:
        held = await in_record(connection, "ssda903", year, min(year.ends, NOW.date()), ())
    finally:
        await connection.close()
    assert {file: held[file] for file in files_of(year)} == counted[name].modules


@pytest.mark.slow
@pytest.mark.parametrize("name", ["2025-26", "2026-27"])
async def test_validator_finds_nothing_that_is_not_explained(authority: Any, name: str):
    _, place, _, _ = authority
    if not PYTHON.exists():
        if "CI" in os.environ:
            pytest.fail("The validator is not there: run make returns-env.")
        pytest.skip("The sector's validator needs Python 3.11 and make returns-env.")
    year = Year.named(name)
    script = Path(__file__).with_name("oracle_ssda903.py")
    told = await asyncio.to_thread(
        subprocess.run,
        [PYTHON, "-W", "ignore", script, str(year.ends.year), place / str(year.started), place / str(year.started - 1)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    verdict = json.loads(told.stdout.splitlines()[-1])
    assert {code: found for code, found in verdict["flagged"].items() if code not in EXPLAINED} == {}
    assert set(verdict["crashed"]) <= CRASHING[name]
    assert set(verdict["skipped"]) <= SKIPPED
    assert verdict["done"] > 300
