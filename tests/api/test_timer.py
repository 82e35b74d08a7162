"""Worklists and limits, as those who use them see them."""

from datetime import timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker, tell_story, today, version
from tests.api.test_errors import problem

WORK = "/api/v1/timers/worklist"


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


async def codes(client, **asked) -> dict[str, dict[str, Any]]:
    """What is open for a child in a worklist, by the rule's code."""
    child, found = asked.pop("child"), dict[str, dict[str, Any]]()
    while True:
        answer = await client.get(WORK, params=asked)
        assert answer.status_code == 200, answer.text
        found |= {item["code"]: item for item in answer.json()["items"] if item["child_id"] == child}
        if answer.json()["next"] is None:
            return found
        asked["cursor"] = answer.json()["next"]


async def test_a_visit_moves_the_next_one_on_in_the_same_breath(app, authority, client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    due = (await codes(worker, child=child))["T20"]
    assert (due["started_on"], due["working_days_left"]) == (str(today()), 20)
    assert due["due_on"] == str(app.state.calendar.add(today(), 20))
    assert due["keyworker"]["id"] == str(authority.workers[Role.SOCIAL_WORKER].id)
    assert "T8" in await codes(worker, child=child), "the strategy discussion started the clock of the conference"
    assert "T4" in await codes(worker, child=child)


async def test_what_is_mine_is_what_i_hold_and_the_pods_is_the_pods(app, authority, client, story):
    child, pod, other = story.children[0], str(authority.pods[0].id), str(authority.pods[1].id)
    senior, elsewhere = (
        await client(Role.SENIOR_SOCIAL_WORKER),
        await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id),
    )
    assert await codes(senior, child=child) == {}
    assert await codes(senior, child=child, whose="pod", pod_id=pod)
    assert await codes(elsewhere, child=child, whose="pod", pod_id=pod) == {}, "another pod's children are out of reach"
    assert await codes(senior, child=child, whose="pod", pod_id=other) == {}


async def test_the_service_is_for_those_who_answer_for_all(client, story):
    child = story.children[0]
    assert await codes(await client(Role.SERVICE_MANAGER), child=child, whose="service")
    problem(await (await client(Role.SOCIAL_WORKER)).get(WORK, params={"whose": "service"}), 404, "not-found")
    problem(await (await client(Role.SOCIAL_WORKER)).get(WORK, params={"whose": "pod"}), 404, "not-found")


async def test_filters_are_kept_to(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    assert set(await codes(worker, child=child, code="T20")) == {"T20"}
    assert await codes(worker, child=child, show="late") == {}
    problem(await worker.get(WORK, params={"code": "everything"}), 422, "invalid")
    problem(await worker.get(WORK, params={"cursor": "x"}), 422, "cursor")


async def test_a_long_list_comes_in_pages_that_meet(app, authority, client, story, monkeypatch):
    monkeypatch.setattr("persistence.views.worklist.MOST", 2)
    manager, seen, cursor = await client(Role.SERVICE_MANAGER), [], None
    while True:
        page = (await manager.get(WORK, params={"whose": "service"} | ({"cursor": cursor} if cursor else {}))).json()
        seen += [
            tuple(item[key] for key in ("due_on", "child_id", "code", "started_on", "scope")) for item in page["items"]
        ]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == sorted(seen)
    assert len(seen) == len(set(seen)) > 2


async def test_a_look_at_a_worklist_is_written_down(app, client, story):
    answer = await (await client(Role.SOCIAL_WORKER)).get(WORK)
    async with app.state.pool.acquire() as connection:
        row = await connection.fetchrow(
            "select what, ground from viewing where request_id = $1::uuid", answer.headers["X-Request-Id"]
        )
    assert tuple(row) == ("worklist", "allocated")


async def test_an_authority_sets_what_is_its_own_for_the_time_to_come(app, authority, client, story):
    administrator, worker = await client(Role.ADMINISTRATOR), await client(Role.SOCIAL_WORKER)
    rules = {rule["code"]: rule for rule in (await worker.get("/api/v1/timers")).json()["items"]}
    assert (rules["T33"]["standing"], rules["T33"]["may_be_set"]) == ("regulation", False)
    assert all(limit["source"] for rule in rules.values() for limit in rule["limits"])
    body = {
        "since": str(today() + timedelta(days=1)),
        "amount": 12,
        "unit": "working_days",
        "source": "Policy 4",
        "reason": "Agreed in June.",
    }
    new = {**body, "id": str(new_id()), "code": "T20"}
    problem(await worker.post("/api/v1/timers", json=new), 403, "not-allowed")
    problem(await administrator.post("/api/v1/timers", json={**new, "code": "T33"}), 409, "limit-of-law")
    problem(await administrator.post("/api/v1/timers", json={**new, "code": "T99"}), 422, "unknown-record")
    assert (await administrator.post("/api/v1/timers", json=new)).status_code == 201
    timer = f"/api/v1/timers/{new['id']}"
    problem(
        await administrator.post(f"{timer}/set", json=body, headers=await version(administrator, timer)), 422, "invalid"
    )
    later = {**body, "since": str(today() + timedelta(days=30)), "amount": 10}
    answer = await administrator.post(f"{timer}/set", json=later, headers=await version(administrator, timer))
    assert [each["amount"] for each in answer.json()["versions"]] == [12, 10]
    shown = {rule["code"]: rule for rule in (await worker.get("/api/v1/timers")).json()["items"]}["T20"]
    assert [(limit["amount"], limit["own"]) for limit in shown["limits"]] == [(20, False), (12, True), (10, True)]
