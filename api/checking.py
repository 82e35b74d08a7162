"""Looking for what the yearly returns would be refused for, within a minute of every recording."""

import asyncio
import logging
from datetime import UTC, datetime

import asyncpg

from domain.calendar import london_date
from persistence import finding
from persistence.engine import Pool
from persistence.returns.checking import check

log = logging.getLogger("kith.checking")
PAUSE = 20.0
"""Seconds between two looks whether something was recorded."""
LOCK = 34_001
"""Whoever looks holds this lock of the database, so that two servers do not look at once."""


async def keep_checking(pool: Pool, url: str) -> None:
    """Look again whenever something was recorded, until cancelled."""
    while True:
        try:
            async with pool.acquire() as connection:
                wanted = await finding.due(connection)
            if wanted is not None:
                await asyncio.to_thread(asyncio.run, turn(url, datetime.now(UTC)))
        except (OSError, asyncpg.PostgresError):
            log.warning("What the returns would be refused for could not be looked for.", exc_info=True)
        await asyncio.sleep(PAUSE)


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
