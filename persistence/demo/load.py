"""Filling an empty database with the demo authority, in bulk and in one transaction."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any, cast
from uuid import UUID

import asyncpg
from argon2 import PasswordHasher

from domain.calendar import LONDON, WorkingDays, london_date
from persistence import timer
from persistence.demo import breaks, convening, deciding, feeding, offering, returning, sharing
from persistence.demo.office import Office
from persistence.demo.overseeing import Overseeing
from persistence.demo.rows import COLUMNS, ORDER, rows
from persistence.demo.staff import CLIENT_ID, Founding
from persistence.demo.story import Story
from persistence.demo.supervising import Supervising
from persistence.demo.telling import Teller
from persistence.engine import Connection

PASSWORD = "kith demo: not for real people"  # noqa: S105  # on purpose: for invented people only, and printed at start
CLIENT_SECRET = "demo-school-secret-not-for-real-use"  # noqa: S105  # as above
STORIES_A_TIME = 150
"""How many families' stories are kept in memory before they are written."""
ENTRIES_A_TIME = 2000
HISTORY_ENDS = time(6, 0)
"""The demo's history ends early on its last day, so that it lies in the past when people come to look."""

_STAGING = """
    create temporary table demo_entry (at timestamptz, n bigint, entry text storage external) on commit drop;
    create temporary table demo_viewing (like viewing) on commit drop;
    alter table demo_viewing alter id drop not null;
"""
_BATCH = """
    with batch as materialized (select * from demo_entry where (at, n) > ($1, $2) order by at, n limit $3),
    appended as materialized (
        select ledger_append(('[' || string_agg(entry, ',' order by at, n) || ']')::jsonb) from batch
    )
    select at, n from batch, appended order by at desc, n desc limit 1
"""


async def is_empty(database_url: str) -> bool:
    """Whether nothing has ever been recorded in this database."""
    connection = await asyncpg.connect(database_url)
    try:
        return not await connection.fetchval("select exists (select from record)")
    finally:
        await connection.close()


async def fill(database_url: str, size: int = 400, seed: int = 20261122, today: date | None = None) -> None:
    """Fill an empty, migrated database with an authority of `size` children whose history ends on `today`.

    The same seed, size and day make the same records. All or nothing: one transaction.
    Raises `ValueError` when something has been recorded before.
    """
    clock = datetime.now(UTC)
    last = datetime.combine(today or london_date(clock), HISTORY_ENDS, LONDON).astimezone(UTC)
    connection = await asyncpg.connect(database_url, server_settings={"jit": "off", "timezone": "UTC"})
    try:
        async with connection.transaction():
            if await connection.fetchval("select exists (select from record)"):
                raise ValueError("The demo fills an empty database only.")
            await _fill(connection, size, seed, min(last, clock))
        await connection.execute("vacuum (analyze)")
    finally:
        await connection.close()


async def _fill(connection: asyncpg.Connection, size: int, seed: int, now: datetime) -> None:
    calendar = WorkingDays.of(row["day"] for row in await connection.fetch("select day from bank_holiday"))
    loader = Loader(connection)
    await connection.execute(_STAGING)
    founding = Story(Random(f"{seed} founding"), now, calendar)
    office = Founding(founding, size).found()
    deciding.scheme(founding, office)
    offers = offering.catalogue(founding, office)
    sharing.people(founding, office)
    await loader.write([founding])
    await loader.write([feeding.directory(Story(Random(f"{seed} directory"), now, calendar))])
    await loader.write([returning.runs(Story(Random(f"{seed} returns"), now, calendar), office)])
    service = convening.coordinators(founding)
    await _let_in(connection, office, now, {worker.id for worker in service})
    teller = Teller(office, seed, size, now, calendar)
    waiting: list[Story] = []
    supervising = Supervising(office, seed, now, calendar)
    for story in Overseeing(office, seed, now, calendar).beside(teller.stories()):
        deciding.decide(story, office)
        convening.convene(story, office, service)
        sharing.share(story, office)
        breaks.stay(story, office)
        supervising.hear(story)
        offering.refer(story, office, offers)
        waiting.append(story)
        if len(waiting) >= STORIES_A_TIME:
            await loader.write(waiting)
            waiting.clear()
    await loader.write(waiting)
    for story in supervising.stories():
        await loader.write([story])
    await loader.finish()
    await sharing.contents(connection)
    await timer.refresh_all(cast("Connection", connection), calendar)
    await connection.fetchval("select setval('person_reference', $1)", max(1, teller.numbers.people))


class Loader:
    """Writes stories: records at once, ledger and viewings when all are known, since they are ordered by time."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._entries = 0

    async def write(self, stories: list[Story]) -> None:
        """Write the records of these stories and set their ledger entries aside."""
        found = rows(each for story in stories for each in story.saved.values())
        for name in ORDER:
            if name in found:
                await self._copy(name, found[name], COLUMNS[name])
        entries = [(at, text) for story in stories for at, text in story.entries]
        numbered = ((at, number, text) for number, (at, text) in enumerate(entries, start=self._entries))
        await self._copy("demo_entry", numbered, ("at", "n", "entry"))
        self._entries += len(entries)
        seen = [viewing for story in stories for viewing in story.viewings]
        columns = ("at", "actor_id", "acting_as", "request_id", "record_id", "what", "ground")
        await self._copy("demo_viewing", seen, columns)

    async def finish(self) -> None:
        """Append to the ledger in order of time, and to the viewings."""
        await self._connection.execute("create index on demo_entry (at, n); analyze demo_entry")
        last = (datetime(1, 1, 1, tzinfo=UTC), -1)
        for _ in range(0, self._entries, ENTRIES_A_TIME):
            row = await self._connection.fetchrow(_BATCH, *last, ENTRIES_A_TIME)
            assert row is not None, "there are as many batches as entries need"
            last = row["at"], row["n"]
        await self._connection.execute(
            "insert into viewing (at, actor_id, acting_as, request_id, record_id, what, ground)"
            " select at, actor_id, acting_as, request_id, record_id, what, ground from demo_viewing order by at"
        )

    async def _copy(self, table: str, records: Iterable[tuple[Any, ...]], columns: tuple[str, ...]) -> None:
        await self._connection.copy_records_to_table(table, records=records, columns=columns)


async def _let_in(connection: asyncpg.Connection, office: Office, now: datetime, also: Iterable[UUID]) -> None:
    """Passwords for the staff, and for `also`; secrets for the partners' programs, of which only the school's is known."""
    password = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1).hash(PASSWORD)
    staff = {post.worker.id for post in office.everybody() if post.until is None}
    staff |= set(also)
    staff |= {user[0] for user in sharing.PEOPLE}
    await connection.copy_records_to_table(
        "credential", records=[(worker, password, now) for worker in sorted(staff)],
        columns=("worker_id", "password_hash", "changed_at"),
    )  # fmt: skip
    clients = [agency.clients[0].id for agency, _, _ in office.agencies]
    known: dict[UUID, str] = {CLIENT_ID: CLIENT_SECRET}
    kept = [(_digest(known.get(client) or secrets.token_urlsafe(32)), client, now) for client in clients]
    await connection.copy_records_to_table("client_secret", records=kept, columns=("hash", "client_id", "since"))


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
