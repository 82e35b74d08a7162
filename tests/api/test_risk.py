"""Risks outside the home: judged again and again, connections, and nobody's record opened by being named."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker, association_body, if_match, risk_body, tell_story, today
from tests.api.test_errors import problem


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


async def test_a_risk_is_judged_again_and_keeps_its_history(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    page = f"/api/v1/people/{story.children[0]}/risks"
    (row,) = (await worker.get(page)).json()["ratings"]
    assert (row["domain"], [each["level"] for each in row["history"]]) == ("online", ["high"])
    assert row["history"][0]["rated_by_name"] == "Ama social_worker"

    again = {"rating_id": str(new_id()), "level": "low", "on": str(today()), "reason": "He told his mother."}
    path = f"/api/v1/risks/{row['id']}"
    rated = await worker.post(f"{path}/rate", json=again, headers={"If-Match": f'"{row["version"]}"'})
    assert rated.status_code == 200, rated.text
    (row,) = (await worker.get(page)).json()["ratings"]
    assert [(each["level"], each["until"]) for each in row["history"]] == [("low", None), ("high", str(today()))]

    problem(await worker.post("/api/v1/risks/ratings", json=risk_body(story.children[0])), 409, "duplicate")
    later = again | {"rating_id": str(new_id()), "on": str(today() + timedelta(days=2))}
    refused = await worker.post(f"{path}/rate", json=later, headers=if_match(rated))
    assert [each["pointer"] for each in refused.json()["errors"]] == ["/on"]


async def test_a_connection_is_restated_and_ends(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    body = association_body(story.children[0])
    made = await worker.post("/api/v1/risks/associations", json=body)
    path = f"/api/v1/risks/{body['id']}"
    known = {"harm_or_safety": "both", "confidence": "known", "source": "He told us", "words": "The cafe is safe."}
    restated = await worker.post(f"{path}/restate", json=known, headers=if_match(made))
    assert restated.json()["harm_or_safety"] == "both"
    ended = await worker.post(
        f"{path}/end", json={"until": str(today()), "reason": "He stays away."}, headers=if_match(restated)
    )
    assert ended.json()["until"] == str(today())
    rows = (await worker.get(f"/api/v1/people/{story.children[0]}/risks")).json()["associations"]
    assert [(row["name"], row["until"] is None) for row in rows] == [("Mia Oké", True), ("The bus station", False)]


async def test_somebody_named_in_a_connection_is_named_only_to_who_may_know_them(app, authority, client, story):
    """A friend in another pod: the front door may name him, the pod may not, and he opens to nobody by it."""
    other = await tell_story(app, authority, pod=1)
    front, worker = await client(Role.FRONT_DOOR_WORKER), await client(Role.SOCIAL_WORKER)
    friend = other.children[0]
    body = association_body(story.children[0], other_person_id=friend, name=None, what="friend")
    assert (await front.post("/api/v1/risks/associations", json=body)).status_code == 201

    page = f"/api/v1/people/{story.children[0]}/risks"
    seen = {row["id"]: row for row in (await front.get(page)).json()["associations"]}
    assert (seen[body["id"]]["name"], seen[body["id"]]["other_person_id"]) == ("Jon Oké-Smith", friend)
    seen = {row["id"]: row for row in (await worker.get(page)).json()["associations"]}
    assert (seen[body["id"]]["name"], seen[body["id"]]["other_person_id"]) == (None, None)

    assert (await worker.get(f"/api/v1/people/{friend}/overview")).status_code == 404
    theirs = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    rows = (await theirs.get(f"/api/v1/people/{friend}/risks")).json()["associations"]
    assert body["id"] not in [row["id"] for row in rows]
    assert (await theirs.get(f"/api/v1/risks/{body['id']}")).status_code == 404
