"""A return as the record was known on a past day, made from the ledger alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from domain.errors import Invalid
from domain.returns.frame import Difference
from persistence import demo
from persistence.returns.registry import RETURNS, Asked, run
from tests.persistence.test_demo import new_database

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SUMMER = datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
async def authority(server: str, worker_id: str) -> str:
    url = await new_database(server, f"known_{worker_id}")
    await demo.fill(url, 120, 1, NOW.date())
    return url


def asked(folder: Path, **more: Any) -> Asked:
    folder.mkdir(exist_ok=True)
    given = {"name": "cin", "year": "2025-26", "authority": "926", "serial": 1, "leave_out": frozenset(), "at": NOW}
    return Asked(**{**given, "folder": folder, **more})


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.suffix != ".json"}


@pytest.mark.parametrize("name", RETURNS)
async def test_what_is_made_again_from_the_ledger_is_the_same_to_the_letter(authority, tmp_path, name):
    today = await run(authority, asked(tmp_path / "now", name=name))
    again = await run(authority, asked(tmp_path / "again", name=name, known_at=NOW))
    assert (again.modules, again.children, again.problems) == (today.modules, today.children, today.problems)
    assert files(tmp_path / "again") == files(tmp_path / "now") != {}


async def test_what_was_learnt_later_is_not_in_it(authority, tmp_path):
    summer = asked(tmp_path / "summer", year="2026-27", known_at=SUMMER)
    now = asked(tmp_path / "now", year="2026-27")
    before = await run(authority, summer)
    connection = await asyncpg.connect(authority)
    try:
        heard = await connection.fetch(
            """
            select distinct p.reference from person p where exists (
                select from referral r join ledger l on l.record_id = r.id where r.child_id = p.id and l.recorded_at <= $1
            ) or exists (
                select from contact_person c join ledger l on l.record_id = c.contact_id
                where c.person_id = p.id and l.recorded_at <= $1
            )
            """,
            SUMMER,
        )
        assert before.children.keys() <= {row[0] for row in heard}
        whole = await run(authority, now)
        assert before.modules["Child"] < whole.modules["Child"]
        one = await connection.fetchval(
            "select reference from person where reference = any ($1) and sex <> 'U' order by reference limit 1",
            sorted(before.children.keys() & whole.children.keys()),
        )
        await connection.execute("update person set sex = 'U' where reference = $1", one)
        assert (await run(authority, summer)).children == before.children
        assert (await run(authority, now)).difference == Difference(came=(), went=(), changed=(one,))
    finally:
        await connection.close()


async def test_a_day_that_has_not_ended_is_refused(authority, tmp_path):
    with pytest.raises(Invalid) as caught:
        await run(authority, asked(tmp_path / "later", known_at=NOW + timedelta(hours=1)))
    assert caught.value.pointer == "/known_on"
