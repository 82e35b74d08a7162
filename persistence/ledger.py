"""The ledger: what changed, in the order of commits, each entry chained to the one before by its hash."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg

from domain.aggregate import Change
from persistence.engine import Connection
from persistence.state import SHAPE, to_json

APPEND = "select ledger_append($1::jsonb)"
"""The function (migration 0001) takes the ledger's lock, which is held until the commit: the order of `seq` is the
order of commits, so a follower who reads `seq > last` misses nothing."""

_AFTER = """
    select seq, record_id, version, type, recorded_at, occurred_at, actor_id, acting_as, request_id
    from ledger where seq > $1 order by seq limit $2
"""


def entry(change: Change, record_id: UUID, state: dict[str, Any], request_id: UUID) -> dict[str, Any]:
    """One entry, as `ledger_append` takes it."""
    return {
        "record_id": record_id,
        "version": change.version,
        "type": change.type,
        "occurred_at": change.occurred_at,
        "actor_id": change.by.actor_id,
        "acting_as": change.by.acting_as,
        "request_id": request_id,
        "reason": change.reason,
        "facts": change.facts,
        "state": state,
        "shape": SHAPE,
    }


async def append(connection: Connection, entries: list[tuple[Change, UUID, dict[str, Any]]], request_id: UUID) -> None:
    """Write the entries. The last thing that a transaction does: the lock must be held for the commit only."""
    await connection.execute(APPEND, to_json([entry(*each, request_id) for each in entries]))


async def changes_after(connection: Connection, seq: int, limit: int = 100) -> list[asyncpg.Record]:
    """The entries that follow `seq`, in the order of commits, without their content."""
    rows: list[asyncpg.Record] = await connection.fetch(_AFTER, seq, limit)
    return rows


async def follow(connection: Connection, seq: int = 0, limit: int = 100) -> AsyncIterator[asyncpg.Record]:
    """Every entry after `seq` that has been committed by now."""
    while rows := await changes_after(connection, seq, limit):
        for row in rows:
            yield row
        seq = rows[-1]["seq"]
