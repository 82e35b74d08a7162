"""The ledger: complete, in the order of commits, never changed unnoticed."""

import asyncio
import random
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest

from domain.aggregate import By
from domain.calendar import WorkingDays
from domain.family import Family, FamilyMember, FamilyPart
from domain.ids import new_id
from domain.person import Person
from domain.policy import system_actor
from persistence import ledger
from persistence.engine import open_pool
from persistence.unit_of_work import unit_of_work
from persistence.verify import Verdict, verify
from tests.conftest import copied

WRITERS, EACH = 16, 12


def by(at=None):
    return By(new_id(), "system", at or datetime.now(UTC))


def work(connection, who=None):
    who = who or by()
    return unit_of_work(connection, system_actor(who.actor_id), who, new_id(), WorkingDays.of([]))


async def register(connection, who=None, **facts):
    """A new person, and the id of the record."""
    async with work(connection, who) as opened:
        person = Person.register(by=opened.by, id=new_id(), **facts)
        await opened.people.add(person)
    return person.id


async def test_sixteen_writers_and_a_follower_that_misses_nothing(server):
    """The follower reads on from the last entry it saw while all write; some writers dawdle, some give up."""
    async with copied(server) as url, await open_pool(url, WRITERS + 2) as pool:
        written: list[UUID] = []
        seen: list[UUID] = []
        done = asyncio.Event()

        async def write(number):
            chance = random.Random(number)
            for _ in range(EACH):
                try:
                    async with pool.acquire() as connection, work(connection) as opened:
                        people = [Person.register(by=opened.by, id=new_id()) for _ in range(chance.randint(1, 3))]
                        for person in people:
                            await opened.people.add(person)
                        await asyncio.sleep(chance.random() / 100)
                        assert chance.random() > 0.2, "given up"
                        written.extend(person.id for person in people)
                except AssertionError:
                    continue

        async def follow():
            last = 0
            async with pool.acquire() as connection:
                while True:
                    ended = done.is_set()  # asked before looking: what was written until then is in the last look
                    async for entry in ledger.follow(connection, last, limit=7):
                        seen.append(entry["record_id"])
                        assert entry["seq"] == last + 1
                        last = entry["seq"]
                    if ended:
                        return
                    await asyncio.sleep(0.002)

        async def all_write():
            await asyncio.gather(*(write(number) for number in range(WRITERS)))
            done.set()

        await asyncio.gather(all_write(), follow())
        assert len(written) > WRITERS * EACH
        assert sorted(seen) == sorted(written)
        assert await pool.fetchval(
            "select array_agg(recorded_at order by seq) = array_agg(recorded_at order by recorded_at, seq) from ledger"
        )
        assert await verify(url) == Verdict(len(written), None)


@pytest.mark.parametrize("table", ["ledger", "viewing"])
@pytest.mark.parametrize("change", ["update {} set acting_as = 'nobody'", "delete from {}", "truncate {} cascade"])
async def test_what_was_written_stays(pool, table, change):
    async with pool.acquire() as connection:
        await register(connection)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match=r"append-only"):
            await connection.execute(change.format(table))


async def test_every_kind_of_content_is_checked_in_python_as_in_postgresql(server):
    """Moments before 1970, no reason and a long one, characters beyond the plane: both make the same hash of them."""
    async with copied(server) as url, await open_pool(url, 2) as pool, pool.acquire() as connection:
        for at in (
            datetime(1901, 1, 1, 0, 0, 0, 1, UTC),
            datetime(2038, 1, 20, tzinfo=UTC),
            datetime(1970, 1, 1, tzinfo=UTC),
        ):
            person = await register(
                connection, by(at), own_words="𝒵 \u200b =cmd|' \\ \" \n", languages=("é", "e\u0301")
            )
            member = FamilyMember(id=new_id(), person_id=person, part=FamilyPart.CHILD, at_home=True, since=at.date())
            async with work(connection, by(at)) as opened:
                family = Family.form(id=new_id(), name="\U0010ffff", members=(member,), by=opened.by)
                family.rename("x" * 50_000, by=opened.by)
                family.release(member.id, until=at.date(), reason="\n\n", by=opened.by)
                await opened.families.add(family)
        assert await verify(url) == Verdict(12, None)
        assert await connection.fetchval("select count(*) from ledger where reason is null") == 9


ANOTHER = """create temp table another as select * from ledger where seq = 3;
    update another set seq = 7, version = 9; insert into ledger select * from another"""


@pytest.mark.parametrize(
    "tampering",
    [
        'update ledger set state = state || \'{"own_words": "Nothing happened."}\' where seq = 3',
        "update ledger set facts = facts || '{\"x\": 1}' where seq = 3",
        "update ledger set reason = 'another' where seq = 3",
        "update ledger set actor_id = gen_random_uuid() where seq = 3",
        "update ledger set acting_as = 'analyst' where seq = 3",
        "update ledger set occurred_at = occurred_at - interval '1 microsecond' where seq = 3",
        "update ledger set recorded_at = recorded_at - interval '1 day' where seq = 3",
        "update ledger set version = 9 where seq = 3",
        "update ledger set state = '{}', digest = ledger_digest(facts, '{}') where seq = 3",
        "delete from ledger where seq = 3",
        ANOTHER,
    ],
)
async def test_tampering_is_found(server, tampering):
    """Somebody with every right to the database changes an entry of a copy."""
    async with copied(server) as url:
        async with await open_pool(url, 1) as pool, pool.acquire() as connection:
            for _ in range(6):
                await register(connection, own_words="It happened.")
            assert await verify(url) == Verdict(6, None)
            await connection.execute("alter table ledger disable trigger user")
            await connection.execute(tampering)
        wrong = 7 if tampering == ANOTHER else 3
        assert await verify(url) == Verdict(wrong - 1, wrong)
