"""The clocks on a whole authority: every due item as an independent, slow computation finds it, and nothing else."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from domain.calendar import WorkingDays
from persistence import demo
from persistence.timer import refresh_all
from tests.persistence import oracle
from tests.persistence.test_demo import new_database

WANTED = {
    "T3", "T4", "T8", "T12", "T13", "T14", "T16", "T19", "T20", "T23", "T25", "T26", "T33", "T34", "T38", "T48", "T60",
}  # fmt: skip
"""Clocks that a whole authority cannot be without."""


@pytest.fixture(scope="module")
async def filled(server: str, worker_id: str) -> AsyncIterator[asyncpg.Connection]:
    """The demo authority, whole."""
    url = await new_database(server, f"clocks_{worker_id}")
    await demo.fill(url)
    connection = await asyncpg.connect(url)
    yield connection
    await connection.close()


async def test_no_due_item_of_the_demo_authority_is_wrong(filled):
    calendar = WorkingDays.of(row["day"] for row in await filled.fetch("select day from bank_holiday"))
    rows = await filled.fetch("select child_id, code, scope, started_on, due_on, met_on, stopped_on from timer_due")
    kept = {tuple(row) for row in rows}
    expected = await oracle.opinion(filled, calendar)
    wrong = kept ^ expected
    assert not wrong, sorted((each[1], each in kept, *map(str, each)) for each in wrong)[:10]
    assert {each[1] for each in kept} >= WANTED


async def test_made_again_they_are_the_same(filled):
    calendar = WorkingDays.of(row["day"] for row in await filled.fetch("select day from bank_holiday"))
    before = await filled.fetch("select * from timer_due order by child_id, code, scope, started_on")
    assert await refresh_all(filled, calendar) == len(before)
    assert await filled.fetch("select * from timer_due order by child_id, code, scope, started_on") == before
