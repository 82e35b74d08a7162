"""Asking for a run of the Department's daily flow, and how it stands: by number, and only for who answers for it."""

import dataclasses

import pytest

from api import daily as sender
from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker

ON = {
    "authority": "926", "dfe_url": "https://dfe.example/api", "dfe_token_url": "https://login.example/token",
    "dfe_client": "kith", "dfe_secret": "not told to anybody",
}  # fmt: skip


@pytest.fixture
async def analyst(app, authority):
    return await as_worker(app, authority.workers[Role.ANALYST].id)


@pytest.fixture
def switched_on(app):
    before = app.state.settings
    app.state.settings = dataclasses.replace(before, **ON)
    yield
    app.state.settings = before


async def test_off_says_what_it_would_need_and_nothing_can_be_asked_for(analyst):
    page = (await analyst.get("/api/v1/dailies")).json()
    assert (page["on"], "KITH_DFE_URL" in page["needs"]) == (False, True)
    refused = await analyst.post("/api/v1/dailies", json={"id": str(new_id())})
    assert (refused.status_code, refused.json()["code"]) == (409, "daily-off")


async def test_one_run_waits_at_a_time_and_the_same_one_may_be_asked_for_again(analyst, switched_on, authority):
    body = {"id": str(new_id()), "full": True}
    for _ in range(2):
        asked = await analyst.post("/api/v1/dailies", json=body)
        assert (asked.status_code, asked.json()["state"]) == (201, "asked"), asked.text
    other = await analyst.post("/api/v1/dailies", json={"id": str(new_id())})
    assert (other.status_code, other.json()["code"]) == (409, "run-waiting")
    page = (await analyst.get("/api/v1/dailies")).json()
    assert (page["on"], page["needs"], page["runs"][0]["id"]) == (True, [], body["id"])
    by = await authority.pool.fetchval(
        "select actor_id from ledger where type = 'daily.asked' and record_id = $1", body["id"]
    )
    assert by is not None
    await authority.pool.execute("update daily set state = 'stopped' where id = $1", body["id"])


async def test_who_does_not_answer_for_returns_neither_sees_nor_asks(app, authority, switched_on):
    worker = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    assert (await worker.get("/api/v1/dailies")).status_code == 403
    assert (await worker.post("/api/v1/dailies", json={"id": str(new_id())})).status_code == 403


async def test_the_day_asks_once_by_itself_and_never_while_it_is_off(app):
    await sender.keep_sending(app.state.pool, dataclasses.replace(app.state.settings, dfe_url=None))
