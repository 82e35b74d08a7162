"""The Department's daily flow, remembered: its runs, what the Department is known to hold, and every receipt.

Before anything is sent, the pieces it may put there are written down: a run that is cut off, or hears no answer, does not
forget what may have arrived.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from domain.daily import Daily, Figures
from domain.ids import new_id
from persistence import tables
from persistence.engine import Connection, Pool
from persistence.repository import Repository

_LOCK = 0x6461696C79
"""Of all servers and commands on one database, one runs the flow at a time."""


class Dailies(Repository[Daily], aggregate=Daily, table=tables.daily):
    """The runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a child at the Department; `pieces` None: nothing was ever accepted."""

    child_id: UUID
    daily_id: UUID
    state: str
    pieces: dict[str, str] | None
    unsure: tuple[str, ...] | None
    refused: str | None

    @property
    def there(self) -> frozenset[str]:
        """The pieces that are there or may be."""
        return frozenset(self.pieces or ()) | frozenset(self.unsure or ())

    @property
    def is_certain(self) -> bool:
        """Whether what is there is known."""
        return self.pieces is not None and self.unsure is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of sending one child. `pieces` and `unsure`: what is there from now on; both None: nothing."""

    la_child_id: str
    child_id: UUID
    what: str
    outcome: str
    answer: str | None = None
    pieces: dict[str, str] | None = None
    unsure: Collection[str] | None = None
    refused: str | None = None


async def take(connection: Connection) -> bool:
    """Whether this connection may run the flow now; until `release`, or until it is gone, no other may."""
    return bool(await connection.fetchval("select pg_try_advisory_lock($1)", _LOCK))


async def release(connection: Connection) -> None:
    """Let another run the flow."""
    await connection.execute("select pg_advisory_unlock($1)", _LOCK)


async def waiting(connection: Connection | Pool) -> UUID | None:
    """The run that waits longest, or was cut off."""
    found: UUID | None = await connection.fetchval(
        "select id from daily where state in ('asked', 'running') order by asked_at, id limit 1"
    )
    return found


async def last_asked(connection: Connection | Pool) -> datetime | None:
    """When a run was last asked for."""
    found: datetime | None = await connection.fetchval("select max(asked_at) from daily")
    return found


async def known(connection: Connection, numbers: Collection[str]) -> dict[str, Known]:
    """What is known of these children, by the number that the Department knows them by."""
    rows = await connection.fetch("select * from daily_child where la_child_id = any ($1)", list(numbers))
    return {row["la_child_id"]: _known(row) for row in rows}


async def gone(connection: Connection, seen: Collection[str]) -> dict[str, Known]:
    """Those of whom something may be there, and who have no part in the flow any more. Forgets who never arrived."""
    await connection.execute(
        "delete from daily_child where pieces is null and unsure is null and la_child_id <> all ($1)", list(seen)
    )
    rows = await connection.fetch(
        "select * from daily_child where la_child_id <> all ($1) order by la_child_id", list(seen)
    )
    return {row["la_child_id"]: _known(row) for row in rows}


def _known(row: Any) -> Known:
    return Known(
        child_id=row["child_id"], daily_id=row["daily_id"], state=row["state"],
        pieces=orjson.loads(row["pieces"]) if row["pieces"] else None,
        unsure=None if row["unsure"] is None else tuple(row["unsure"]), refused=row["refused"],
    )  # fmt: skip


async def about_to_send(
    connection: Connection, daily_id: UUID, at: datetime, sent: Iterable[tuple[str, UUID, Collection[str]]]
) -> None:
    """Write down what may be there in a moment: number, child, and every piece that is there or may be."""
    await connection.executemany(
        """
        insert into daily_child (la_child_id, child_id, daily_id, state, unsure, changed_at)
        values ($1, $2, $3, 'sending', $4, $5)
        on conflict (la_child_id) do update set child_id = excluded.child_id, daily_id = excluded.daily_id,
            state = 'sending', unsure = excluded.unsure, words = null, changed_at = excluded.changed_at
        """,
        [(number, child_id, daily_id, sorted(pieces), at) for number, child_id, pieces in sent],
    )


async def settle(connection: Connection, daily_id: UUID, at: datetime, settled: Collection[Settled]) -> None:
    """Write down what came of it: each child's receipt, and what is there from now on, in one transaction."""
    async with connection.transaction():
        await connection.executemany(
            """
            update daily_child set daily_id = $2, state = $3, pieces = $4::jsonb, unsure = $5, refused = $6, words = $7,
                changed_at = $8 where la_child_id = $1
            """,
            [
                (
                    each.la_child_id, daily_id, each.outcome,
                    None if each.pieces is None else orjson.dumps(each.pieces).decode(),
                    None if each.unsure is None else sorted(each.unsure), each.refused,
                    None if each.outcome == "accepted" else each.answer, at,
                )
                for each in settled
            ],
        )  # fmt: skip
        await connection.executemany(
            """
            insert into daily_receipt (id, daily_id, child_id, what, outcome, answer, sent_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            [(new_id(), daily_id, each.child_id, each.what, each.outcome, each.answer, at) for each in settled],
        )
        purged = [each.la_child_id for each in settled if each.what == "purge" and each.outcome == "accepted"]
        await connection.execute("delete from daily_child where la_child_id = any ($1)", purged)


async def hold(connection: Connection, daily_id: UUID, at: datetime, held: Collection[tuple[str, UUID, str]]) -> None:
    """Write down who is not sent, and why. What was accepted before stays as it is."""
    await connection.executemany(
        """
        insert into daily_child (la_child_id, child_id, daily_id, state, words, changed_at)
        values ($1, $2, $3, 'held', $4, $5)
        on conflict (la_child_id) do update set child_id = excluded.child_id, daily_id = excluded.daily_id,
            state = 'held', words = excluded.words, changed_at = excluded.changed_at
        """,
        [(number, child_id, daily_id, words, at) for number, child_id, words in held],
    )


async def free(connection: Connection, same: Mapping[str, bool]) -> None:
    """Children who are not sent because nothing changed; True: since what was refused still stands in the record."""
    await connection.executemany(
        """
        update daily_child set state = case when $2 then 'refused' else 'accepted' end,
            words = case when not $2 then null when state = 'refused' then words else 'It was refused before.' end,
            refused = case when $2 then refused end
        where la_child_id = $1 and state <> case when $2 then 'refused' else 'accepted' end
        """,
        list(same.items()),
    )


async def figures(connection: Connection, daily_id: UUID, children: int, unchanged: int) -> Figures:
    """What came of a run, also of one that was cut off and went on."""
    row = await connection.fetchrow(
        """
        select (select count(distinct child_id) from daily_receipt
                where daily_id = $1 and outcome = 'accepted' and what <> 'purge') accepted,
            (select count(*) from daily_receipt where daily_id = $1 and outcome = 'accepted' and what = 'purge') purged,
            count(*) filter (where state = 'refused') refused, count(*) filter (where state = 'held') held,
            count(*) filter (where state in ('unsure', 'sending')) unsure
        from daily_child
        """,
        daily_id,
    )
    assert row is not None
    return Figures(children=children, unchanged=unchanged, **row)


async def outcome(pool: Pool, daily_id: UUID) -> Mapping[str, Any]:
    """A run as it stands."""
    row = await pool.fetchrow("select * from daily where id = $1", daily_id)
    assert row is not None
    return dict(row)
