"""Taking a load back: out of every table, with a last entry in the ledger that says why."""

from uuid import UUID

import orjson

import persistence.unit_of_work  # noqa: F401  # then every kind of record is known
from domain.load import Load
from persistence import ledger, tables
from persistence.engine import Connection
from persistence.repository import repositories
from persistence.state import SHAPE, to_json

_CHANGED = """
    select count(*) from load_record mine join record on record.id = mine.record_id
    where mine.load_id = $1 and record.version <> mine.version
"""
_BESIDE = """
    select count(distinct other.id) from load_record mine join record_subject about on about.person_id = mine.record_id
    join record other on other.id = about.record_id
    where mine.load_id = $1 and not exists (
        select from load_record theirs where theirs.load_id = $1 and theirs.record_id = other.id
    )
"""
_DERIVED = (
    "delete from timer_due where child_id = any ($1)", "delete from finding_open where child_id = any ($1)",
    "delete from person_name_key where person_id = any ($1)", "delete from record_subject where record_id = any ($1)",
    "delete from record_circle where record_id = any ($1)",
)  # fmt: skip
_LAST = """
    select distinct on (entry.record_id) entry.record_id, record.kind, entry.version, entry.state::text
    from ledger entry join record on record.id = entry.record_id
    where entry.record_id = any ($1) order by entry.record_id, entry.version desc
"""
_ENTRIES_A_TIME = 2000
UNLOADED = "unloaded"
"""The verb of the ledger's last entry of a record that was taken back: from then on it is in no table of its kind."""


async def gone_on(connection: Connection, id: UUID) -> str | None:
    """Why a load cannot be taken back any more, in words; None where it can."""
    changed = await connection.fetchval(_CHANGED, id)
    if changed:
        return f"{changed} of its records have been changed since. What people have worked on is not taken away."
    beside = await connection.fetchval(_BESIDE, id)
    if beside:
        return f"{beside} records have been made since about people of this load. They would be about nobody."
    return None


async def take_back(connection: Connection, load: Load, request_id: UUID) -> None:
    """Remove what a load made from every table. The ledger keeps it, with a last entry that says why it is gone.

    To be called in a transaction. Raises `asyncpg.ForeignKeyViolationError` where something else needs one of them.
    """
    made = [
        row["record_id"] for row in await connection.fetch("select record_id from load_record where load_id = $1", load.id)
    ]  # fmt: skip
    last = await connection.fetch(_LAST, made)
    for statement in _DERIVED:
        await connection.execute(statement, made)
    owners = {}
    for word in repositories():
        owners[word.table.name] = "id"
        owners |= {part.name: f"{word.table.name}_id" for part in word.parts.values()}
    for table in reversed(tables.metadata.sorted_tables):
        if table.name in owners:
            await connection.execute(f"delete from {table.name} where {owners[table.name]} = any ($1)", made)
    await connection.execute("update record set sealed = true, version = version + 1 where id = any ($1)", made)
    at = load.asked_at if load.loaded_at is None else load.loaded_at
    for start in range(0, len(last), _ENTRIES_A_TIME):
        entries = [
            {
                "record_id": row["record_id"], "version": row["version"] + 1, "type": f"{row['kind']}.{UNLOADED}",
                "occurred_at": at, "actor_id": load.asked_by, "acting_as": "system", "request_id": request_id,
                "reason": load.undone_because, "facts": {"load_id": load.id}, "state": orjson.loads(row["state"]),
                "shape": SHAPE,
            }
            for row in last[start : start + _ENTRIES_A_TIME]
        ]  # fmt: skip
        await connection.execute(ledger.APPEND, to_json(entries))
