"""The record as it was known at a past moment, so that a return can be made again as it was.

Each entry of the ledger keeps the whole state of its record. From the last entry of each record up to that moment the
tables that a return reads are made again, as temporary ones: PostgreSQL finds them before those of the same name, on
this connection only, so the return's own statements read them as they are.
"""

from collections.abc import Iterable
from datetime import datetime
from re import findall

import asyncpg

import persistence.unit_of_work  # noqa: F401  # then every kind of record is known
from persistence.repository import Repository, repositories

_KNOWN = """
    create temp table known (id uuid, kind text, state jsonb);
    create index on known (kind);
"""
_LAST = """
    insert into known select record_id, kind, state from (
        select distinct on (entry.record_id) entry.record_id, record.kind, entry.state, entry.type
        from record join ledger entry on entry.record_id = record.id
        where record.kind = any ($1) and entry.recorded_at <= $2 order by entry.record_id, entry.version desc
    ) last where type <> kind || '.unloaded'
"""


async def as_known(connection: asyncpg.Connection, moment: datetime, statements: Iterable[str]) -> None:
    """Have these statements, on this connection from now on, read what was known at `moment`."""
    asked = set(findall(r"[a-z_]+", " ".join(statements)))
    words = [each for each in repositories() if asked & {each.table.name, *(part.name for part in each.parts.values())}]
    await connection.execute(_KNOWN)
    await connection.execute(_LAST, [each.aggregate.kind for each in words], moment)
    for each in words:
        await connection.execute("; ".join(_again(each)))
    await connection.execute("analyze")


def _again(word: type[Repository]) -> Iterable[str]:  # type: ignore[type-arg]
    """The statements that make a word's tables again; made only of names in our own tables."""
    table = word.table.name
    yield f"create temp table {table} as select * from public.{table} with no data"
    yield f"""
        insert into {table} select own.* from known, jsonb_populate_record(null::public.{table}, known.state) own
        where known.kind = '{word.aggregate.kind}'
    """
    yield f"create index on {table} (id)"
    for field, part in word.parts.items():
        yield f"create temp table {part.name} as select * from public.{part.name} with no data"
        yield f"""
            insert into {part.name} select part.* from known,
                jsonb_array_elements(known.state -> '{field}') with ordinality as item (value, place),
                jsonb_populate_record(
                    null::public.{part.name},
                    item.value || jsonb_build_object('{table}_id', known.id, 'place', item.place)
                ) part
            where known.kind = '{word.aggregate.kind}'
        """
        yield f"create index on {part.name} ({table}_id)"
