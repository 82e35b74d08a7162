"""Looking for what the yearly returns would be refused for, within a minute of every recording."""

import logging
from datetime import UTC, datetime

import asyncpg

from api import jobs
from domain.calendar import london_date
from persistence import finding
from persistence.engine import Connection, Pool
from persistence.returns.checking import check

log = logging.getLogger("kith.checking")
PAUSE = 20.0
"""Seconds between two looks whether something was recorded."""
LOCK = 34_001
"""Whoever looks holds this lock of the database, so that two servers do not look at once."""


async def keep_checking(pool: Pool, url: str) -> None:
    """Look again whenever something was recorded, until cancelled."""

    async def wanted(connection: Connection) -> bool:
        return await finding.due(connection) is not None

    missed = "What the returns would be refused for could not be looked for."
    await jobs.keep(pool, wanted, lambda: turn(url, datetime.now(UTC)), every=PAUSE, log=log, missed=missed)


async def turn(url: str, now: datetime) -> bool:
    """Look once, where something was recorded since; answers whether it did."""
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    try:
        if not await connection.fetchval("select pg_try_advisory_lock($1)", LOCK):
            return False
        seq = await finding.due(connection)
        if seq is None:
            return False
        await finding.keep(connection, seq, await check(connection, london_date(now)))
    finally:
        await connection.close()
    return True
