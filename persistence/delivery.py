"""What agencies are to be told: written from the ledger in its order, lent to a sender, and what came of it.

Every attempt has the delivery's own id. A sender that dies while it sends loses nothing: what it was lent is lent again
when `LENT` has passed, so a receiver may hear twice (and knows it by the id), but never not at all.
"""

from datetime import datetime, timedelta
from uuid import UUID

import asyncpg

from domain.policy import Reach
from persistence.access import reach_values
from persistence.engine import Connection, Pool
from persistence.views.changes import TELLABLE

LENT = timedelta(minutes=2)
OVERLAP = timedelta(days=1)
"""How long a secret signs beside the one that follows it."""
STRIDE = 10_000
"""Entries of the ledger that one step looks through."""

_BEGIN = """
    insert into subscription_cursor select $1, coalesce(max(seq), 0) from ledger on conflict do nothing
"""
_ON = """
    select subscription.id, for_agency_id, types from subscription join subscription_cursor cursor on subscription_id = id
    where off_because is null and cursor.seq < (select max(seq) from ledger)
"""
_HOLD = "select seq from subscription_cursor where subscription_id = $1 for update skip locked"
_WRITE = f"""
    insert into subscription_delivery
    (id, subscription_id, seq, type, record_id, version, happened_at, state, attempts, next_at)
    select gen_random_uuid(), $8, entry.seq, entry.type, record.id, entry.version, entry.recorded_at, 'waiting', 0, $10
    from ledger entry join record on record.id = entry.record_id
    where entry.seq > $6 and entry.seq <= $7 and entry.type = any ($9) and {TELLABLE}
    on conflict do nothing
"""
# Ten for each address, so that one with many waiting does not keep the others from hearing.
_LEND = """
    with due as (
        select one.id from subscription cross join lateral (
            select delivery.id from subscription_delivery delivery
            join record on record.id = delivery.record_id and not record.sealed
            where delivery.subscription_id = subscription.id and state = 'waiting' and next_at <= $1
            order by delivery.next_at, delivery.seq limit 10 for update of delivery skip locked
        ) one
        where off_because is null and exists (
            select from subscription_secret secret
            where secret.subscription_id = subscription.id and (secret.until is null or secret.until > $1)
        )
        limit $3
    )
    update subscription_delivery delivery set attempts = attempts + 1, tried_at = $1, next_at = $1 + $2::interval
    from due, subscription where due.id = delivery.id and subscription.id = delivery.subscription_id
    returning delivery.*, subscription.url, array(
        select sealed from subscription_secret secret
        where secret.subscription_id = subscription.id and (secret.until is null or secret.until > $1)
        order by secret.since desc
    ) as secrets
"""
# A sender that was given up and answers late must not write over a later attempt.
_SETTLE = """
    update subscription_delivery set state = $3, next_at = $4, answer = $5
    where id = $1 and attempts = $2 and state = 'waiting'
"""
_AGAIN = """
    update subscription_delivery set state = 'waiting', attempts = 0, next_at = $3
    where id = $1 and subscription_id = $2 and state <> 'waiting' returning id
"""


async def begin(connection: Connection, subscription_id: UUID) -> None:
    """Tell a new subscription of what happens from now on."""
    await connection.execute(_BEGIN, subscription_id)


async def keep_secret(connection: Connection, subscription_id: UUID, sealed: bytes, now: datetime) -> None:
    """Keep a new secret, and let the one before end in a day. Older ones end at once."""
    await connection.execute(
        "delete from subscription_secret where subscription_id = $1 and until is not null", subscription_id
    )
    await connection.execute(
        "update subscription_secret set until = $2 where subscription_id = $1", subscription_id, now + OVERLAP
    )
    await connection.execute(
        "insert into subscription_secret (subscription_id, since, sealed) values ($1, $2, $3)",
        subscription_id, now, sealed,
    )  # fmt: skip


async def is_wanted(pool: Pool) -> bool:
    """Whether anybody is to be told of anything."""
    return bool(await pool.fetchval("select exists (select from subscription where off_because is null)"))


async def write(pool: Pool, now: datetime) -> None:
    """Write what the ledger has for each subscription that is switched on, up to its end. Several may do so at once."""
    for row in await pool.fetch(_ON):
        while await _step(pool, row, now):
            pass


async def _step(pool: Pool, row: asyncpg.Record, now: datetime) -> bool:
    async with pool.acquire() as connection, connection.transaction():
        seq: int | None = await connection.fetchval(_HOLD, row["id"])
        last: int = await connection.fetchval("select max(seq) from ledger")
        if seq is None or seq >= last:
            return False
        reach, upto = reach_values(Reach(agency_id=row["for_agency_id"])), min(last, seq + STRIDE)
        await connection.execute(_WRITE, *reach, seq, upto, row["id"], row["types"], now)
        await connection.execute("update subscription_cursor set seq = $2 where subscription_id = $1", row["id"], upto)
        return upto < last


async def lend(pool: Pool, now: datetime, limit: int) -> list[asyncpg.Record]:
    """Messages that are due, with their address and sealed secrets (newest first), to nobody else meanwhile."""
    rows: list[asyncpg.Record] = await pool.fetch(_LEND, now, LENT, limit)
    return rows


async def settle(pool: Pool, id: UUID, attempt: int, state: str, next_at: datetime, answer: str) -> None:
    """Note what came of an attempt: `sent`, `waiting` until `next_at`, or `dead`."""
    await pool.execute(_SETTLE, id, attempt, state, next_at, answer)


async def again(connection: Connection, subscription_id: UUID, id: UUID, now: datetime) -> bool:
    """Make a message that was sent or given up wait again. False where there is none."""
    return await connection.fetchval(_AGAIN, id, subscription_id, now) is not None
