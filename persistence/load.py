"""How loads are remembered: the files and every row of them, what was made of which, and how it is taken back."""

import asyncio
import gzip
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson

from domain.load import Load, LoadObject
from domain.loading.rows import Row
from domain.worker import Worker
from persistence import tables
from persistence.engine import Connection
from persistence.repository import Repository
from persistence.state import from_state
from persistence.worker import Workers

TRIED, DONE = 1, 2
"""How far a row is: what is known from its own content has neither."""
Numbered = tuple[int, str, Row]
"""A row with its number in the load and the file that it stood in."""


class Loads(
    Repository[Load],
    aggregate=Load,
    table=tables.load,
    parts={"files": tables.load_file, "objects": tables.load_object, "codes": tables.load_code},
):
    """Every load of a caseload."""

    async def next_serial(self, system: str) -> tuple[int, int]:
        """The number of this system's next load, and how many were taken back; held until the commit."""
        connection = self._transaction.connection
        await connection.execute("select pg_advisory_xact_lock(hashtextextended($1, 36))", system)
        row = await connection.fetchrow(
            "select coalesce(max(serial), 0) + 1 as next, count(*) filter (where state = 'undone') as undone"
            " from load where system = $1",
            system,
        )
        assert row is not None, "an aggregate always answers a row"
        return row["next"], row["undone"]

    async def mapped_before(self, system: str) -> dict[tuple[str, str, str], str]:
        """What was said of codes in earlier loads of this system, the last word of each."""
        rows = await self._transaction.connection.fetch(
            "select object, field, code, becomes from load_code join load on load.id = load_id"
            " where system = $1 and becomes is not null order by serial",
            system,
        )
        return {(row["object"], row["field"], row["code"]): row["becomes"] for row in rows}


async def waiting(connection: Connection) -> list[UUID]:
    """The loads that the server has to do something with, the first asked for first."""
    rows = await connection.fetch(
        "select id from load where state in ('reading', 'loading', 'undoing') order by asked_at, id"
    )
    return [row["id"] for row in rows]


async def keep_content(connection: Connection, id: UUID, content: bytes) -> None:
    """Keep the files as they came, byte for byte."""
    packed = await asyncio.to_thread(gzip.compress, content, 6, mtime=0)
    await connection.execute("insert into load_content values ($1, $2)", id, packed)


async def content_of(connection: Connection, id: UUID) -> bytes:
    """The files as they came."""
    return gzip.decompress(await connection.fetchval("select content from load_content where load_id = $1", id))


async def stage(connection: Any, id: UUID, rows: Iterable[tuple[int, str, Row, str | None, str | None]]) -> None:
    """Write every row, anew: number, file, row, and what is known of it already (state and why)."""
    async with connection.transaction():
        await connection.execute("delete from load_row where load_id = $1", id)
        await connection.copy_records_to_table(
            "load_row",
            columns=("load_id", "number", "object", "key", "file", "line", "fields", "state", "why", "phase"),
            records=(
                (id, number, row.object, row.id, file, row.line, orjson.dumps(dict(row.fields)).decode(), state, why, 0)
                for number, file, row, state, why in rows
            ),
        )
        await connection.execute("analyze load_row")


async def rows_of(
    connection: Connection, id: UUID, *, still: bool = False, objects: Collection[str] | None = None
) -> list[Numbered]:
    """The rows of a load in their order, or of some objects.

    `still`: only those that are still to be taken in, also after a crash.
    """
    rows = await connection.fetch(
        "select number, object, key, file, line, fields from load_row where load_id = $1"
        " and ($2::text[] is null or object = any ($2)) and (not $3 or state is null or phase = $4) order by number",
        id,
        objects and list(objects),
        still,
        TRIED,
    )
    return [
        (
            row["number"], row["file"],
            Row(object=row["object"], id=row["key"], line=row["line"], fields=orjson.loads(row["fields"])),
        )
        for row in rows
    ]  # fmt: skip


async def settle(
    connection: Any, id: UUID, outcomes: Sequence[tuple[int, str, str | None]], *, tried: bool = False
) -> None:
    """Write down what became of rows: number, state, why; `tried`: what would."""
    await connection.execute(
        "update load_row set state = said.state, why = said.why, phase = $5"
        " from unnest($2::int[], $3::text[], $4::text[]) as said (number, state, why)"
        " where load_row.load_id = $1 and load_row.number = said.number",
        id, [each[0] for each in outcomes], [each[1] for each in outcomes], [each[2] for each in outcomes],
        TRIED if tried else DONE,
    )  # fmt: skip


async def loaded_before(connection: Connection, load: Load) -> dict[int, bool]:
    """By number: the rows that an earlier load of this system took in, and whether they say the same now."""
    rows = await connection.fetch(
        """
        select mine.number, bool_or(old.fields = mine.fields) as same
        from load_row mine join load_row old on old.object = mine.object and old.key = mine.key and old.state = 'loaded'
        join load before on before.id = old.load_id and before.system = $2 and before.state = 'loaded'
        where mine.load_id = $1 and old.load_id <> $1 group by mine.number
        """,
        load.id, load.system,
    )  # fmt: skip
    return {row["number"]: row["same"] for row in rows}


async def counted(connection: Connection, load: Load, ids: dict[str, UUID]) -> list[LoadObject]:
    """The reconciliation of each object as its rows stand now. `ids`: the id of each object's line."""
    rows = await connection.fetch(
        "select object, count(*) as read, count(*) filter (where state = 'loaded') as loaded,"
        " count(*) filter (where state = 'same') as same, count(*) filter (where state = 'refused') as refused"
        " from load_row where load_id = $1 group by object",
        load.id,
    )
    ignored = {each.name: each.ignored for each in load.objects}
    return [
        LoadObject(
            id=ids[row["object"]], name=row["object"], read=row["read"], loaded=row["loaded"], same=row["same"],
            refused=row["refused"], ignored=ignored.get(row["object"]),
        )
        for row in rows
    ]  # fmt: skip


async def made_by(connection: Connection, id: UUID) -> set[UUID]:
    """The records that a load has made so far."""
    return {
        row["record_id"] for row in await connection.fetch("select record_id from load_record where load_id = $1", id)
    }


async def people_of(connection: Connection, id: UUID) -> int:
    """How many people a load has made so far."""
    found: int = await connection.fetchval(
        "select count(*) from load_record made join record on record.id = made.record_id"
        " where made.load_id = $1 and record.kind = 'person'",
        id,
    )
    return found


async def known_workers(connection: Connection) -> list[Worker]:
    """Workers who are here and have a registration number."""
    rows = await connection.fetch(
        f"select record.version, {Workers.state_of('worker')} as state from worker join record on record.id = worker.id"
        " where worker.registration_number is not null and worker.left_on is null"
    )
    return [from_state(Worker, row["state"], row["version"]) for row in rows]


async def note_made(connection: Any, id: UUID, made: Iterable[tuple[UUID, int]]) -> None:
    """Write down that a load made these records, in these versions."""
    await connection.executemany("insert into load_record values ($1, $2, $3)", [(id, *each) for each in made])
