"""Runs of returns over the API: asked for, made by the job, looked at, downloaded, sent."""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import asyncpg
import httpx
import pytest

from api import submitting
from domain.calendar import london_date
from domain.ids import new_id
from domain.submission import SubmissionState
from persistence import demo, progress
from tests.api.support import Clock, as_worker, if_match, running
from tests.persistence.test_demo import new_database

NOW = datetime.now(UTC)
BODY: dict[str, Any] = {"return_name": "cin", "year": "2025-26", "authority": "926"}
RUNS = "/api/v1/submissions"


@pytest.fixture(scope="module")
async def url(server: str, worker_id: str) -> str:
    made = await new_database(server, f"submission_{worker_id}")
    await demo.fill(made, 60, 1, london_date(NOW))
    return made


@pytest.fixture
async def analyst(url: str):
    async with running(url, Clock()) as app, app.state.pool.acquire() as connection:
        yield await as_worker(app, await connection.fetchval("select id from worker where role = 'analyst'"))


async def ask(client: httpx.AsyncClient, **more: Any) -> str:
    answer = await client.post(RUNS, json={**BODY, "id": str(new_id()), **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def page(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"{RUNS}/{id}")).json()
    return found


async def test_a_run_is_made_with_counts_beside_the_records_and_its_file_is_kept(url, analyst):
    id = await ask(analyst)
    assert (await page(analyst, id))["card"]["state"] == "asked"
    assert await submitting.make_all(url) >= 1
    run = await page(analyst, id)
    assert run["card"]["state"] == "made"
    assert {each["name"] for each in run["modules"] if each["held"] is not None} >= {
        "Section47",
        "ChildProtectionPlans",
    }
    assert all(each["held"] in {None, each["written"]} for each in run["modules"])
    got = await analyst.get(f"{RUNS}/{id}/file")
    assert got.headers["content-disposition"].endswith("cin-2025-26.xml")
    assert got.headers["cache-control"] == "no-store"
    assert hashlib.sha256(got.content).hexdigest() == run["files"][0]["sha256"]
    assert len(list(ET.fromstring(got.content).iter("Child"))) == run["card"]["children"]  # noqa: S314 - our own
    looks = "select count(*) from viewing where record_id = $1"
    connection = await asyncpg.connect(url)
    try:
        assert await connection.fetchval(looks, UUID(id)) == 1, "who took the file is known"
    finally:
        await connection.close()
    assert (await analyst.get(f"{RUNS}/{id}/file?place=2")).status_code == 404


async def test_whoever_stands_in_the_way_is_named_by_number_and_left_out_with_a_reason(url, analyst):
    first = await ask(analyst)
    await submitting.make_all(url)
    connection = await asyncpg.connect(url)
    try:
        one = await connection.fetchval(
            "update person set disabilities = '{}' where id = (select c.child_id from plan p join plan_child c on"
            " c.plan_id = p.id where p.plan_kind = 'child_protection' and p.begun_on between '2025-04-01' and"
            " '2026-03-31' order by p.id limit 1) returning reference"
        )
        assert one, "the demo of sixty has somebody on a plan"
        stopped = await ask(analyst)
        await submitting.make_all(url)
        run = await page(analyst, stopped)
        assert (run["card"]["state"], run["card"]["stopping"], run["files"]) == ("failed", 1, [])
        (problem,) = [each for each in run["found"] if each["stops"]]
        assert (problem["reference"], problem["rule"], problem["child_id"]) == (one, "8540", None)
        assert problem["pod"]
        assert (await analyst.get(f"{RUNS}/{stopped}/file")).status_code == 404
        omission = {"id": str(new_id()), "reference": one, "reason": "Their record is being mended."}
        without = await ask(analyst, omissions=[omission])
        await submitting.make_all(url)
        run = await page(analyst, without)
        assert (run["card"]["state"], run["omissions"]) == ("made", [{"reference": one, "reason": omission["reason"]}])
        assert run["before"]["id"] == first
        assert (run["difference"]["went"], run["difference"]["came"], run["difference"]["changed"]) == (1, 0, 0)
        assert run["difference"]["first"] == [
            {"reference": one, "kind": "went", "modules": run["difference"]["first"][0]["modules"]}
        ]
        assert all(each["held"] in {None, each["written"]} for each in run["modules"])
        home = (await analyst.get(RUNS)).json()
        assert home["authority"] == "926"
        cin = next(each for each in home["due"] if (each["return_name"], each["year"]) == ("cin", "2025-26"))
        assert cin["last"]["id"] == without
    finally:
        await connection.execute("update person set disabilities = '{NONE}' where reference = $1", one)
        await connection.close()


async def test_a_run_is_sent_once_and_withdrawn_with_a_reason(url, analyst):
    id = await ask(analyst)
    await submitting.make_all(url)
    path = f"{RUNS}/{id}"
    version = {"If-Match": f'"{(await page(analyst, id))["version"]}"'}
    day = london_date(NOW).isoformat()
    later = {"on": (london_date(NOW) + timedelta(days=2)).isoformat(), "receipt": "7001"}
    assert (await analyst.post(f"{path}/send", json=later, headers=version)).status_code == 422
    sent = await analyst.post(f"{path}/send", json={"on": day, "receipt": "7001"}, headers=version)
    assert (sent.status_code, sent.json()["state"]) == (200, "sent")
    again = await analyst.post(f"{path}/send", json={"on": day, "receipt": "7002"}, headers=if_match(sent))
    assert again.status_code == 409
    over = await analyst.post(f"{path}/withdraw", json={"because": "It was the wrong year."}, headers=if_match(sent))
    assert over.json()["state"] == SubmissionState.WITHDRAWN
    run = await page(analyst, id)
    assert (run["receipt"], run["withdrawn_because"]) == ("7001", "It was the wrong year.")


async def test_two_servers_never_make_the_same_run_and_one_that_broke_off_is_made(url, analyst):
    id = await ask(analyst)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("select pg_advisory_lock($1)", submitting.LOCK)
        assert await submitting.make_all(url) == 0, "another server is at it"
        assert (await page(analyst, id))["card"]["state"] == "asked"
    finally:
        await connection.close()  # it is gone, as after a crash
    made = await asyncio.gather(submitting.make_all(url), submitting.make_all(url))
    assert min(made) == 0
    assert (await page(analyst, id))["card"]["state"] == "made"


async def test_a_run_that_breaks_says_so_and_is_not_begun_again(url, analyst, monkeypatch):
    async def broken(*_: Any) -> None:
        raise OSError("no space")

    monkeypatch.setattr(submitting, "written", broken)
    id = await ask(analyst)
    await submitting.make_all(url)
    run = await page(analyst, id)
    assert (run["card"]["state"], "Something went wrong" in run["failed_because"]) == ("failed", True)
    assert await submitting.make_all(url) == 0


async def test_how_far_a_run_is_can_be_seen(url, analyst):
    id = await ask(analyst)
    connection = await asyncpg.connect(url)
    try:
        await progress.tell(connection, "submission", UUID(id), 500, 2000, NOW)
        run = await page(analyst, id)
        assert (run["card"]["done"], run["card"]["of"]) == (500, 2000)
        await submitting.make_all(url)
        assert (await page(analyst, id))["card"]["done"] is None
    finally:
        await connection.close()


async def test_what_cannot_be_asked_for_says_which_field(analyst):
    for field, value in (("year", "2019-20"), ("authority", "92"), ("known_on", "2199-01-01"), ("return_name", "p1")):
        answer = await analyst.post(RUNS, json={**BODY, "id": str(new_id()), field: value})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == f"/{field}"
