"""Closing: a decision with its words, and with the reason that the census of children in need asks for."""

import pytest

from domain.policy import Role
from tests.api.support import tell_story, today, version


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


async def step(client, journey, **body):
    path = f"/api/v1/journeys/{journey}"
    sent = {"on": today().isoformat(), "reason": "They know how to come back."} | body
    return await client.post(f"{path}/step", json=sent, headers=await version(client, path))


async def test_closing_needs_the_reason_for_closing_and_nothing_else_has_one(client, story):
    manager = await client(Role.POD_MANAGER)
    for body in ({"status": "closed"}, {"status": "family_help", "closing_reason": "RC7"}):
        refused = await step(manager, story.journey, **body)
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == "/closing_reason"
    closed = await step(manager, story.journey, status="closed", closing_reason="RC9")
    assert closed.status_code == 200, closed.text
    overview = (await manager.get(f"/api/v1/people/{story.children[0]}/overview")).json()
    assert [stage["closing_reason"] for stage in overview["journey"]["statuses"]] == [None, "RC9"]
