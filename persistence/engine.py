"""One pool of connections, with the time limits that keep one slow question from stopping the others."""

from typing import Any

import asyncpg

Connection = asyncpg.pool.PoolConnectionProxy
Pool = asyncpg.Pool

STATEMENT_TIMEOUT = "10s"
LOCK_TIMEOUT = "5s"
POOL_SIZE = 8
"""Connections in all: 4 to 8 a core was measured best for one machine; more only lengthens the queue inside PostgreSQL."""


async def _nothing_to_reset(_: Any) -> None:
    """Connections go back to the pool as they came: settings are only ever made inside a transaction."""


async def open_pool(database_url: str, size: int = POOL_SIZE) -> Pool:
    """Open the pool; raises `OSError` or `asyncpg.PostgresError` where the database cannot be reached."""
    return await asyncpg.create_pool(
        database_url,
        min_size=1,
        max_size=size,
        reset=_nothing_to_reset,
        timeout=3,
        command_timeout=15,
        # Of itself the driver keeps a hundred plans and none of a statement over 15 KB, as the larger screens are:
        # planning the overview for every request took six times as long as running it.
        statement_cache_size=400,
        max_cacheable_statement_size=0,
        server_settings={
            "timezone": "UTC",
            "application_name": "kith",
            "statement_timeout": STATEMENT_TIMEOUT,
            "lock_timeout": LOCK_TIMEOUT,
            "idle_in_transaction_session_timeout": "30s",
            "jit": "off",
            # Every statement is sent again and again: planning it anew each time can cost more than running it.
            "plan_cache_mode": "force_generic_plan",
        },
    )
