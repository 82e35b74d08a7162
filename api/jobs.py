"""Work that the server does by itself: looked for from time to time, done in a thread of its own, by one server at a time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from persistence.engine import Connection, Pool, open_pool


async def keep(
    pool: Pool, due: Callable[[Connection], Awaitable[Any]], work: Callable[[], Coroutine[Any, Any, Any]], *,
    every: float, log: logging.Logger, missed: str,
) -> None:  # fmt: skip
    """Do the work whenever it is due, asked every so many seconds, until cancelled.

    A database that is away is written down as `missed` and asked again.
    """
    while True:
        try:
            async with pool.acquire() as connection:
                wanted = await due(connection)
            if wanted:
                await asyncio.to_thread(asyncio.run, work())
        except (OSError, asyncpg.PostgresError):
            log.warning(missed, exc_info=True)
        await asyncio.sleep(every)


@asynccontextmanager
async def alone(url: str, lock: int, connections: int) -> AsyncIterator[tuple[Pool, Connection] | None]:
    """Connections to work with, and the one that holds the lock; None while another server is at it."""
    async with await open_pool(url, connections) as pool, pool.acquire() as guard:
        if not await guard.fetchval("select pg_try_advisory_lock($1)", lock):
            yield None
            return
        try:
            yield pool, guard
        finally:
            await guard.execute("select pg_advisory_unlock($1)", lock)
