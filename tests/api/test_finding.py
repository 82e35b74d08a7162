"""What a return would be refused for: found soon, shown to who may see it, waived with a reason, gone when mended."""

from datetime import UTC, datetime
from typing import Any

import asyncpg
import httpx
import pytest

from api import checking
from domain.calendar import london_date
from domain.ids import new_id
from persistence import demo
from tests.api.support import as_worker, if_match, running
from tests.persistence.test_demo import new_database

NOW = datetime.now(UTC)
PATH = "/api/v1/findings"


@pytest.fixture(scope="module")
async def url(server: str, worker_id: str) -> str:
    made = await new_database(server, f"finding_{worker_id}")
    await demo.fill(made, 60, 1, london_date(NOW))
    return made


@pytest.fixture
async def connection(url: str):
    opened = await asyncpg.connect(url)
    yield opened
    await opened.close()


@pytest.fixture
async def broken(url: str, connection: asyncpg.Connection):
    """The number of a child in need of protection whose record has lost what it says of disability."""
    await checking.turn(url, NOW)
    one = await connection.fetchrow(
        "update person set disabilities = '{}' where id = (select c.child_id from plan p join plan_child c on"
        " c.plan_id = p.id where p.plan_kind = 'child_protection' and p.begun_on between '2025-04-01' and"
        " '2026-03-31' order by p.id limit 1) returning id, reference"
    )
    await _recorded(connection)
    assert one, "the demo of sixty has somebody on a plan"
    yield one
    await connection.execute("update person set disabilities = '{NONE}' where id = $1", one["id"])
    await _recorded(connection)
    await checking.turn(url, NOW)


async def _recorded(connection: asyncpg.Connection) -> None:
    """As after anything that is recorded: the ledger is further than what was looked at."""
    await connection.execute("update finding_check set seq = seq - 1")


async def _client(app: Any, connection: asyncpg.Connection, role: str) -> httpx.AsyncClient:
    return await as_worker(app, await connection.fetchval("select id from worker where role = $1 limit 1", role))


async def _page(client: httpx.AsyncClient, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"{PATH}{query}")).json()
    return found


async def test_it_is_looked_for_when_something_was_recorded_and_not_otherwise(url, connection):
    await checking.turn(url, NOW)
    assert await checking.turn(url, NOW) is False
    await _recorded(connection)
    assert await checking.turn(url, NOW) is True
    await connection.execute("select pg_advisory_lock($1)", checking.LOCK)
    await _recorded(connection)
    assert await checking.turn(url, NOW) is False, "another server looks"
    await connection.execute("select pg_advisory_unlock($1)", checking.LOCK)
    assert await checking.turn(url, NOW) is True


async def test_the_made_up_authority_breaks_no_rule_that_stops_a_file(url, connection):
    await checking.turn(url, NOW)
    assert await connection.fetchval("select count(*) from finding_open where stops") == 0
    days = await connection.fetch("select return_name, stopping from finding_day")
    assert {row["return_name"]: row["stopping"] for row in days} == {"cin": 0, "ssda903": 0}


async def test_what_breaks_a_rule_is_found_shown_by_number_and_goes_when_it_is_mended(url, connection, broken):
    assert await checking.turn(url, NOW)
    async with running(url) as app:
        analyst, manager = [await _client(app, connection, role) for role in ("analyst", "service_manager")]
        page = await _page(analyst)
        (row,) = [each for each in page["items"] if each["stops"]]
        assert (row["reference"], row["rule"], row["return_name"]) == (broken["reference"], "8540", "cin")
        assert row["pod"]
        assert row["child_id"] is None, "who sends the returns opens nobody's record"
        assert [each for each in page["rules"] if each["stopping"]] == [
            {"return_name": "cin", "rule": "8540", "found": 1, "stopping": 1, "waived": 0}
        ]
        assert (await _page(analyst, "?return_name=ssda903&rule=8540"))["matching"] == 0
        (seen,) = (await _page(manager, "?rule=8540"))["items"]
        assert seen["child_id"] == str(broken["id"])
        overview = (await manager.get(f"/api/v1/people/{broken['id']}/overview")).json()
        assert "8540" in [each["rule"] for each in overview["to_put_right"]]
        await connection.execute("update person set disabilities = '{NONE}' where id = $1", broken["id"])
        await _recorded(connection)
        assert await checking.turn(url, NOW)
        assert (await _page(analyst, "?rule=8540"))["matching"] == 0


async def test_what_is_right_all_the_same_is_waived_with_a_reason_and_can_be_taken_back(url, connection, broken):
    await checking.turn(url, NOW)
    async with running(url) as app:
        analyst = await _client(app, connection, "analyst")
        (row,) = (await _page(analyst, "?rule=8540"))["items"]
        body = {"id": str(new_id()), "found_id": row["id"], "waived_because": "The family does not want it said."}
        waived = await analyst.post(PATH, json=body)
        assert (waived.status_code, waived.json()["reference"]) == (201, broken["reference"])
        again = await analyst.post(PATH, json={**body, "id": str(new_id())})
        assert (again.status_code, again.json()["errors"][0]["pointer"]) == (422, "/found_id")
        await _recorded(connection)
        await checking.turn(url, NOW)
        (row,) = (await _page(analyst, "?rule=8540"))["items"]
        assert row["waived_because"] == body["waived_because"]
        assert await connection.fetchval("select stopping from finding_day where return_name = 'cin'") == 0
        manager = await _client(app, connection, "service_manager")
        line = f"/api/v1/people/{broken['id']}/overview"
        assert "8540" not in [each["rule"] for each in (await manager.get(line)).json()["to_put_right"]]
        path = f"{PATH}/{body['id']}/take-back"
        back = await analyst.post(path, json={"because": "They do now."}, headers=if_match(waived))
        assert back.status_code == 200
        assert (await analyst.post(path, json={"because": "x"}, headers=if_match(back))).status_code == 409
        assert "8540" in [each["rule"] for each in (await manager.get(line)).json()["to_put_right"]]
